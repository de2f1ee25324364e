/** What can be pressed here, and the switch for single letters (WCAG 2.1.4). */
import { Modal, Switch } from '@mantine/core'
import { ComponentLibrary } from '../../app/component-library.tsx'
import { useText } from '../../app/i18n.ts'
import { Keys } from '../components/keys.tsx'
import classes from './keyboard.module.css'
import type { Shortcut } from './keyboard-provider.tsx'

export function KeyList({ shortcuts, onClose, lettersOn, onLetters }: {
  /** null: the list is closed. */
  readonly shortcuts: readonly Shortcut[] | null
  readonly onClose: () => void
  readonly lettersOn: boolean
  readonly onLetters: (on: boolean) => void
}) {
  const t = useText()
  const groups = (['page', 'list', 'everywhere'] as const)
    .map((group) => ({ group, shortcuts: (shortcuts ?? []).filter((shortcut) => shortcut.group === group) }))
    .filter((one) => one.shortcuts.length > 0)
  return (
    <ComponentLibrary>
      <Modal opened={shortcuts !== null} onClose={onClose} title={t('shell:keys.title')} closeButtonProps={{ 'aria-label': t('common:action.close') }}>
        {groups.map((one) => (
          <section key={one.group} className={classes.group}>
            <h3>{t(`shell:keys.group.${one.group}`)}</h3>
            <ul>{one.shortcuts.map((shortcut) => <li key={shortcut.chord}><span>{shortcut.label}</span><Keys chord={shortcut.chord} /></li>)}</ul>
          </section>
        ))}
        <Switch mt="lg" label={t('shell:keys.letters')} description={t('shell:keys.lettersHelp')} checked={lettersOn} onChange={(event) => onLetters(event.currentTarget.checked)} />
      </Modal>
    </ComponentLibrary>
  )
}
