import { Button, Modal, Select, Textarea, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useText } from '../../app/i18n.ts'
import { answered, api, idempotencyKey } from '../../shared/api/client.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { DateText, EmptyState, ErrorState, LoadingState, ProblemAlert, RuledTable, Sheet, StatusBadge, type Column } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { useOfficerSession } from '../../shared/session/session.ts'
import { cardsChanged, cardStates, exportAddress, toneOfState, useCards, type CardFilter, type CardRow } from './cards-api.ts'
import classes from './cards.module.css'

const route = getRouteApi('/officer/cards')

/** Cards of the own office, or of the country. */
export function CardsPage() {
  const t = useText()
  const navigate = useNavigate()
  const filter: CardFilter = route.useSearch()
  const { post } = useOfficerSession()
  const national = post?.jobRole.isNationalAdministrator === true
  const cards = useCards(filter)
  const [typed, setTyped] = useState(filter.q ?? '')
  const [current, setCurrent] = useState<string | null>(null)
  const [ordering, setOrdering] = useState(false)
  const change = (next: Partial<CardFilter>): void => { void navigate({ to: '/cards', search: (before) => ({ ...before, ...next }), replace: true }) }
  const search = useDebouncedCallback((text: string) => change({ q: text.trim().length < 2 ? undefined : text.trim() }), 250)
  const rows = cards.data?.pages.flatMap((page) => page.items) ?? []
  const columns: Column<CardRow>[] = [
    { key: 'serial', header: t('cards:serial'), width: '170px', narrow: 'left', render: (row) => <Link tabIndex={-1} className="nw b" to="/cards/$cardId" params={{ cardId: row.id }}>{row.serial ?? t('cards:noSerial')}</Link> },
    { key: 'state', header: t('cards:state'), width: '190px', narrow: 'right', render: (row) => <><StatusBadge tone={toneOfState[row.state]}>{t(`cards:stateOf.${row.state}`)}</StatusBadge>{row.proposed && <> <StatusBadge tone="warn">{t('cards:revocationWaits')}</StatusBadge></>}</> },
    { key: 'holder', header: t('cards:holder'), narrow: 'full', render: (row) => <>{row.officer.name} <span className="sm t2 nw">{row.officer.number}</span></> },
    ...(national ? [{ key: 'office', header: t('cards:office'), narrow: 'full', render: (row: CardRow) => row.organisation?.name ?? '' } satisfies Column<CardRow>] : []),
    { key: 'ends', header: t('cards:ends'), width: '160px', narrow: 'full', render: (row) => (row.expiresAt === null ? '' : <><span className={classes.narrowLabel}>{t('cards:ends')}: </span><DateText value={row.expiresAt} /></>) }
  ]
  return (
    <>
      <div className="row between">
        <h1>{t('common:title.cards')}</h1>
        <div className={classes.buttons} data-print="no">
          <Button onClick={() => setOrdering(true)}>{t('cards:order')}</Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/lost-card" />}>{t('common:title.lostCard')}</Button>
          <Button variant="default" renderRoot={(props) => <Link {...props} to="/card-renewal" />}>{t('common:title.cardRenewal')}</Button>
        </div>
      </div>
      <p className="t2">{t(national ? 'cards:introCountry' : 'cards:introOffice')}</p>
      <div className={classes.tools} data-print="no">
        <TextInput label={t('cards:search')} value={typed} leftSection={<Icon name="search" />} onChange={(event) => { setTyped(event.currentTarget.value); search(event.currentTarget.value) }} />
        <Select label={t('cards:state')} clearable placeholder={t('cards:anyState')} value={filter.state ?? null} onChange={(next) => change({ state: cardStates.find((one) => one === next) })} clearButtonProps={{ 'aria-label': t('cards:clear') }}
          data={cardStates.map((one) => ({ value: one, label: t(`cards:stateOf.${one}`) }))} />
        <Select label={t('cards:endsWithin')} clearable placeholder={t('cards:anyTime')} value={filter.within === undefined ? null : String(filter.within)} onChange={(next) => change({ within: next === null ? undefined : Number(next) })} clearButtonProps={{ 'aria-label': t('cards:clear') }}
          data={[1, 3, 6, 12].map((months) => ({ value: String(months), label: t('cards:months', { count: months }) }))} />
        <div className={`${classes.exports} sm`}>
          {filter.officer !== undefined && <Link to="/cards" search={{}}>{t('cards:allCards')}</Link>}
          <a href={exportAddress(filter, 'csv')}>{t('registers:exportCsv')}</a>
          <a href={exportAddress(filter, 'json')}>{t('registers:exportJson')}</a>
        </div>
      </div>
      <Sheet title={national ? t('cards:ofCountry') : post?.organisation.name ?? ''}>
        {cards.isPending ? <LoadingState lines={8} />
          : cards.error ? <ErrorState error={cards.error} onRetry={() => void cards.refetch()} />
            : rows.length === 0 ? <EmptyState title={t('cards:none')}>{t('cards:noneText')}</EmptyState>
              : (
                <RuledTable caption={t('common:title.cards')} columns={columns} rows={rows} rowKey={(row) => row.id} current={current} onCurrent={setCurrent}
                  onOpen={(row) => void navigate({ to: '/cards/$cardId', params: { cardId: row.id } })}
                  hasMore={cards.hasNextPage} loadingMore={cards.isFetchingNextPage} onLoadMore={() => void cards.fetchNextPage()} />
              )}
      </Sheet>
      {ordering && <OrderDialog onClose={() => setOrdering(false)} />}
    </>
  )
}

function OrderDialog({ onClose }: { readonly onClose: () => void }) {
  const t = useText()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const [officerNumber, setOfficerNumber] = useState('')
  const [note, setNote] = useState('')
  const [key, setKey] = useState(idempotencyKey)
  const send = useMutation({
    mutationFn: () => answered(api.POST('/api/v1/cards', { params: { header: { 'idempotency-key': key } }, body: { officerNumber: officerNumber.trim(), note: note.trim() } })),
    onSuccess: async ({ cardId }) => {
      await cardsChanged(queries)
      await navigate({ to: '/cards/$cardId', params: { cardId } })
    },
    onError: () => setKey(idempotencyKey())
  })
  return (
    <Modal opened onClose={onClose} title={t('cards:order')} size="36rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form className={classes.form} onSubmit={(event) => { event.preventDefault(); send.mutate() }}>
        <p>{t('cards:orderText')}</p>
        <TextInput label={t('cards:officerNumber')} required maxLength={30} value={officerNumber} onChange={(event) => setOfficerNumber(event.currentTarget.value)} data-autofocus />
        <Textarea label={t('cards:note')} required minLength={3} maxLength={500} autosize minRows={2} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        {send.error && <ProblemAlert problem={asProblem(send.error)} />}
        <div className="row">
          <Button type="submit" loading={send.isPending} disabled={officerNumber.trim() === '' || note.trim().length < 3}>{t('cards:order')}</Button>
          <Button variant="default" onClick={onClose}>{t('common:action.cancel')}</Button>
        </div>
      </form>
    </Modal>
  )
}
