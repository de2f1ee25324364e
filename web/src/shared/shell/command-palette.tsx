/** Ctrl+K: commands, pages and cases from one field. */
import { Spotlight, spotlight } from '@mantine/spotlight'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../api/client.ts'
import { Keys } from '../components/keys.tsx'
import { Icon, type IconName } from '../icons/icon.tsx'
import { useKeyboard, useShortcuts } from '../keyboard/index.ts'
import classes from './command-palette.module.css'
import { useNavigation } from './navigation.ts'

export interface Command { readonly key: string; readonly label: string; readonly icon: IconName; readonly chord?: string; readonly run: () => void }

/** Letters without accents and case, so that `hianypotlas` finds *Hiánypótlás*. */
export function plain(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}

export const openPalette = (): void => spotlight.open()

export function CommandPalette({ commands }: { readonly commands: readonly Command[] }) {
  const t = useText()
  const navigate = useNavigate()
  const keyboard = useKeyboard()
  const navigation = useNavigation()
  const [query, setQuery] = useState('')
  const [asked] = useDebouncedValue(query.trim(), 200)
  useShortcuts([{ chord: 'Ctrl+K', label: t('shell:keys.palette'), group: 'everywhere', run: () => spotlight.toggle() }])

  const cases = useQuery({
    queryKey: ['worklist', 'palette', asked],
    queryFn: () => answered(api.GET('/api/v1/worklist', { params: { query: { bucket: 'all-open', q: asked, limit: 6 } } })),
    enabled: asked.length >= 2
  })
  const all: Command[] = [
    ...navigation.map((entry): Command => ({ key: entry.text, label: t(entry.text), icon: entry.icon, run: () => void navigate(entry.link as Parameters<typeof navigate>[0]) })),
    ...commands,
    { key: 'keys', label: t('shell:keys.title'), icon: 'keyboard', chord: '?', run: () => keyboard.openHelp() }
  ]
  const found = all.filter((command) => plain(command.label).includes(plain(query.trim())))
  const foundCases = asked.length >= 2 ? (cases.data?.items ?? []) : []

  // Spotlight marks the first action when the text changes; cases that arrive later would stand without a mark.
  const offered = [...found.map((command) => command.key), ...foundCases.map((one) => one.caseId)].join()
  useEffect(() => {
    const actions = [...document.querySelectorAll('[data-action]')]
    if (offered !== '' && !actions.some((action) => action.hasAttribute('data-selected'))) actions[0]?.setAttribute('data-selected', 'true')
  }, [offered])

  return (
    <Spotlight.Root query={query} onQueryChange={setQuery} shortcut={null} onSpotlightOpen={() => setQuery('')} centered={false} yOffset={92} size="35rem"
      classNames={{ content: classes.content, search: classes.search, action: classes.action, actionsGroup: classes.group, actionsList: classes.list }}
      attributes={{ content: { 'aria-label': t('shell:palette.label') } }} overlayProps={{ backgroundOpacity: 0.25, blur: 0 }}>
      <Spotlight.Search placeholder={t('shell:palette.placeholder')} aria-label={t('shell:palette.placeholder')} leftSection={<Icon name="search" />} rightSection={<Keys chord="Esc" />} rightSectionWidth={52} />
      <Spotlight.ActionsList>
        {found.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell:palette.commands')}>
            {found.map((command) => (
              <Spotlight.Action key={command.key} label={command.label} onClick={command.run} leftSection={<Icon name={command.icon} />}
                rightSection={command.chord === undefined ? undefined : <Keys chord={command.chord} />} />
            ))}
          </Spotlight.ActionsGroup>
        )}
        {foundCases.length > 0 && (
          <Spotlight.ActionsGroup label={t('shell:palette.cases')}>
            {foundCases.map((one) => (
              <Spotlight.Action key={one.caseId} onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: one.caseId } })}>
                <span className={classes.case}><Icon name="folder" /><b>{one.registrationNumber}</b><span className="cut">{one.subject}</span></span>
              </Spotlight.Action>
            ))}
          </Spotlight.ActionsGroup>
        )}
        {found.length === 0 && foundCases.length === 0 && <Spotlight.Empty>{cases.isFetching ? t('common:loading') : t('shell:palette.nothing')}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}
