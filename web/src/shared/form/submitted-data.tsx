import { useQuery } from '@tanstack/react-query'
import { useLanguage, useText } from '../../app/i18n.ts'
import { isLegalDate } from '../../../../src/rules/calendar/index.ts'
import { answered, api } from '../api/client.ts'
import { DateText, FieldList, LoadingState } from '../components/index.ts'
import { groupsOf } from './form-words.ts'

/** The form's data as they were sent, in the words and the order of the form. */
export function SubmittedData({ data, caseType }: { readonly data: Readonly<Record<string, unknown>>; readonly caseType: string | null }) {
  const t = useText()
  const language = useLanguage()
  const form = useQuery({
    queryKey: ['form', caseType],
    queryFn: () => answered(api.GET('/api/v1/public/forms/{caseType}', { params: { path: { caseType: caseType! } } })),
    enabled: caseType !== null,
    staleTime: 300_000
  })
  if (form.isLoading) return <LoadingState lines={4} />
  // A further submission is a letter, not a form.
  const letter = typeof data['text'] === 'string' ? data['text'] : null
  if (letter !== null && Object.keys(data).length === 1) return <p className="file" style={{ padding: '12px 16px', whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>{letter}</p>
  // What was sent is shown even when the words of the form cannot be had.
  const groups = groupsOf(data, form.data ?? null, language)
  if (groups.length === 0) return <p className="t2">{t('common:form.noData')}</p>
  return groups.map((group) => (
    <section key={group.title ?? ''}>
      {group.title !== null && <h3 className="formPart">{group.title}</h3>}
      <FieldList fields={group.lines.map(({ label, value }) => ({
        label,
        value: typeof value === 'boolean' ? t(value ? 'common:form.yes' : 'common:form.no') : isLegalDate(value) ? <DateText value={value} /> : value
      }))} />
    </section>
  ))
}
