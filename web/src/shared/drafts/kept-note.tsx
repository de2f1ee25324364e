import { useText } from '../../app/i18n.ts'
import { Button } from '../components/button.tsx'
import { DateText } from '../components/facts.tsx'
import { Note } from '../components/note.tsx'

/** Says that what stands in the form was typed earlier, and gives the empty form back. */
export function KeptNote({ at, files = false, onRestart }: { readonly at: string | null; readonly files?: boolean; readonly onRestart: () => void }) {
  const t = useText()
  if (at === null) return null
  return (
    <Note role="status">
      <p>{t('common:typed.kept')} <DateText value={at} form="instant" />. {files && t('common:typed.files')}</p>
      <Button size="xs" variant="default" mt={6} onClick={onRestart}>{t('common:typed.restart')}</Button>
    </Note>
  )
}
