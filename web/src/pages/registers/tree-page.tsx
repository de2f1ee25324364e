import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState, type KeyboardEvent } from 'react'
import { hasText, useText } from '../../app/i18n.ts'
import { DateText, EmptyState, ErrorState, FieldList, LoadingState, Sheet, StatusBadge } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useSession } from '../../shared/session/session.ts'
import { tiers } from '../organisations/tiers.ts'
import { NewOffice } from './new-office.tsx'
import { useFoundOrganisations, useOrganisationEntry, useRelations } from './registers-api.ts'
import { useTree, type TreeItem } from './use-tree.ts'
import classes from './registers.module.css'

const route = getRouteApi('/public/organisation-tree')

/** The tree of organisations: level by level, with the keys of a tree (WAI-ARIA), for today or another day. */
export function TreePage() {
  const t = useText()
  const navigate = useNavigate()
  const { asOf } = route.useSearch()
  const [chosen, setChosen] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [words] = useDebouncedValue(typed.trim(), 250)
  const mayAsk = useSession()?.post?.jobRole.isNationalAdministrator === true
  return (
    <>
      <h1>{t('common:title.organisationTree')}</h1>
      <p className="t2">{t('registers:treeIntro')} <Link to="/organisations" search={{}}>{t('registers:toList')}</Link></p>
      <div className={classes.tools} data-print="no">
        <TextInput label={t('registers:treeSearch')} value={typed} leftSection={<Icon name="search" />} onChange={(event) => setTyped(event.currentTarget.value)} />
        <TextInput type="date" label={t('registers:asOf')} value={asOf ?? ''} onChange={(event) => {
          const day = event.currentTarget.value
          void navigate({ to: '/organisation-tree', search: day === '' ? {} : { asOf: day }, replace: true })
        }} />
        <a href={`/api/v1/public/registers/organisations/export?format=csv${asOf ? `&asOf=${asOf}` : ''}`}>{t('registers:exportCsv')}</a>
        <a href={`/api/v1/public/registers/organisations/export?format=json${asOf ? `&asOf=${asOf}` : ''}`}>{t('registers:exportJson')}</a>
        {mayAsk && <NewOffice />}
      </div>
      <div className={classes.split}>
        <Sheet>{words.length > 1 ? <Found words={words} asOf={asOf} chosen={chosen} onChoose={setChosen} /> : <Tree key={asOf ?? 'today'} asOf={asOf} chosen={chosen} onChoose={setChosen} />}</Sheet>
        <div className={classes.stack}>
          {chosen === null ? <Sheet><EmptyState title={t('registers:chooseNode')} /></Sheet> : <Details key={chosen} id={chosen} asOf={asOf} />}
        </div>
      </div>
    </>
  )
}

function Tree({ asOf, chosen, onChoose }: { readonly asOf: string | undefined; readonly chosen: string | null; readonly onChoose: (id: string) => void }) {
  const t = useText()
  const top = useMemo((): TreeItem[] => tiers.map((tier) => ({ key: tier, level: 1, label: t(`home:tier.${tier}.name`), source: { tier }, expandable: true, organisationId: null, demo: false })), [t])
  const tree = useTree(top, asOf, t('registers:country'))
  const [current, setCurrent] = useState<string>(top[0]!.key)
  const list = useRef<HTMLUListElement>(null)
  const visible = tree.visible
  const focus = useCallback((key: string) => {
    setCurrent(key)
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-key="${CSS.escape(key)}"]`)?.focus())
  }, [])
  const choose = (item: TreeItem): void => {
    setCurrent(item.key)
    if (item.organisationId === null) tree.toggle(item)
    else onChoose(item.organisationId)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const at = visible.findIndex((item) => item.key === current)
    const item = visible[at]
    if (!item || event.altKey || event.ctrlKey || event.metaKey) return
    const parent = visible.slice(0, at).findLast((one) => one.level < item.level)
    const moves: Record<string, () => void> = {
      ArrowDown: () => { if (visible[at + 1]) focus(visible[at + 1]!.key) },
      ArrowUp: () => { if (visible[at - 1]) focus(visible[at - 1]!.key) },
      Home: () => focus(visible[0]!.key),
      End: () => focus(visible.at(-1)!.key),
      ArrowRight: () => { if (item.expandable && !tree.isOpen(item)) tree.toggle(item); else if (visible[at + 1] && visible[at + 1]!.level > item.level) focus(visible[at + 1]!.key) },
      ArrowLeft: () => { if (tree.isOpen(item)) tree.toggle(item); else if (parent) focus(parent.key) },
      Enter: () => choose(item),
      ' ': () => choose(item)
    }
    const move = moves[event.key] ?? (event.key.length === 1 ? () => {
      const next = [...visible.slice(at + 1), ...visible.slice(0, at)].find((one) => one.label.toLowerCase().startsWith(event.key.toLowerCase()))
      if (next) focus(next.key)
    } : undefined)
    if (!move) return
    event.preventDefault()
    event.stopPropagation()
    move()
  }
  return (
    <>
      <ul role="tree" aria-label={t('common:title.organisationTree')} className={classes.tree} ref={list} onKeyDown={onKeyDown}>
        {visible.map((item) => (
          <li key={item.key} role="treeitem" data-key={item.key} aria-level={item.level} aria-selected={item.organisationId !== null && item.organisationId === chosen}
            {...(item.expandable ? { 'aria-expanded': tree.isOpen(item) } : {})} tabIndex={item.key === current ? 0 : -1} onFocus={(event) => { if (event.target === event.currentTarget) setCurrent(item.key) }}
            style={{ paddingLeft: (item.level - 1) * 20 }}
            onClick={() => { choose(item); if (item.organisationId !== null && item.expandable && !tree.isOpen(item)) tree.toggle(item) }}>
            <div className={classes.node} data-current={(item.organisationId !== null && item.organisationId === chosen) || undefined}>
              <span className={classes.twist} aria-hidden="true">{item.expandable ? (tree.isOpen(item) ? '▾' : '▸') : ''}</span>
              <span>{item.label}</span>
              {item.demo && item.level <= 3 && <StatusBadge>{t('registers:demo')}</StatusBadge>}
            </div>
          </li>
        ))}
      </ul>
      {tree.loading && <LoadingState lines={2} />}
      {tree.error !== null && <ErrorState error={tree.error} onRetry={tree.retry} />}
    </>
  )
}

/** What a search in the tree finds, in place of it. */
function Found({ words, asOf, chosen, onChoose }: { readonly words: string; readonly asOf: string | undefined; readonly chosen: string | null; readonly onChoose: (id: string) => void }) {
  const t = useText()
  const found = useFoundOrganisations(words, asOf)
  if (found.isPending) return <LoadingState lines={6} />
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />
  if (found.data.items.length === 0) return <EmptyState title={t('registers:foundNone')} />
  return (
    <ul className={classes.found} aria-label={t('registers:treeSearch')}>
      {found.data.items.map(({ subjectId, name, value }) => (
        <li key={subjectId}><button type="button" aria-pressed={subjectId === chosen} onClick={() => onChoose(subjectId)}>{name}{value.settlement !== null && <span className="sm t2"> {value.settlement}</span>}</button></li>
      ))}
      {found.data.nextCursor !== null && <li className="sm t2">{t('registers:foundMore')}</li>}
    </ul>
  )
}

function Details({ id, asOf }: { readonly id: string; readonly asOf: string | undefined }) {
  const t = useText()
  const entry = useOrganisationEntry(id, asOf)
  const relations = useRelations(id, asOf)
  if (entry.isPending || relations.isPending) return <Sheet><LoadingState lines={4} /></Sheet>
  if (entry.error) return <Sheet><ErrorState error={entry.error} onRetry={() => void entry.refetch()} /></Sheet>
  const fact = entry.data.entry ?? entry.data.history[0]!
  const { value } = fact
  const kind = `registers:organisationKind.${value.kind}`
  const link = (one: { id: string; name: string }) => <Link to="/organisations/$organisationId" params={{ organisationId: one.id }}>{one.name}</Link>
  return (
    <Sheet title={fact.name}>
        <FieldList fields={[
          { label: t('registers:value.kind'), value: hasText(kind) ? t(kind as 'registers:organisationKind.unit') : value.kind },
          ...(value.settlement === null ? [] : [{ label: t('registers:seat'), value: value.settlement }]),
          ...(relations.data?.superior ? [{ label: t('registers:superior'), value: link(relations.data.superior) }] : []),
          ...(relations.data?.successors.length ? [{ label: t('registers:successor'), value: <>{relations.data.successors.map((one) => <div key={one.id}>{link(one)}, <DateText value={one.since} /></div>)}</> }] : []),
          ...(relations.data?.predecessors.length ? [{ label: t('registers:predecessor'), value: <>{relations.data.predecessors.map((one) => <div key={one.id}>{link(one)}, <DateText value={one.since} /></div>)}</> }] : []),
          { label: t('registers:validFrom'), value: <DateText value={fact.validFrom} /> },
          ...(fact.validTo === null ? [] : [{ label: t('registers:validTo'), value: <DateText value={fact.validTo} /> }])
        ]} />
      <p className={classes.link}>{link({ id, name: t('registers:toPage') })}</p>
    </Sheet>
  )
}
