/** Jogi óra: by which day the limits of a demo office run; its head and signer set it, everyone sees it. */
import { Button, Modal, TextInput } from '@mantine/core'
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { addDays, isLegalDate } from '../../../../src/rules/calendar/index.ts'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../api/client.ts'
import { asProblem } from '../api/problem.ts'
import type { LegalClockView } from '../api/types.ts'
import { DateText, Keys, Note, ProblemAlert } from '../components/index.ts'
import { Icon } from '../icons/icon.tsx'
import { useShortcuts } from '../keyboard/index.ts'
import classes from './shell.module.css'

const chord = 'Alt+J'
/** Steps by which the clock is moved on: a day, the summary procedure's limit, a month or so. */
const steps = [1, 8, 30] as const

const legalClockQuery = queryOptions({ queryKey: ['legal-clock'], queryFn: () => answered(api.GET('/api/v1/office/legal-clock')) })

/** The strip's part; nothing in an office whose clock cannot be set. */
export function LegalClock() {
  const t = useText()
  const [opened, setOpened] = useState(false)
  const clock = useQuery(legalClockQuery).data
  const settable = clock?.maySet === true
  useShortcuts([{ chord, label: t('shell:keys.clock'), group: 'everywhere', enabled: settable, run: () => setOpened(true) }])
  if (clock?.demo !== true) return null
  const day = <DateText value={clock.today} />
  return (
    <div className={classes.clock} data-set={clock.legalDate !== null || undefined}>
      {settable
        ? (
          <button type="button" className={classes.clockButton} onClick={() => setOpened(true)} aria-haspopup="dialog">
            <Icon name="clock" size={14} /><span><span className="t3">{t('shell:clock.label')}</span> <b>{day}</b></span>
          </button>
        )
        : <><Icon name="clock" size={14} /><span><span className="t3">{t('shell:clock.label')}</span> {day}</span></>}
      {opened && <LegalClockDialog clock={clock} onClose={() => setOpened(false)} />}
    </div>
  )
}

function LegalClockDialog({ clock, onClose }: { readonly clock: LegalClockView; readonly onClose: () => void }) {
  const t = useText()
  const client = useQueryClient()
  const [wanted, setWanted] = useState(clock.today)
  const set = useMutation({
    mutationFn: (legalDate: string | null) => answered(api.PUT('/api/v1/office/legal-clock', { body: { legalDate, expectedVersion: clock.version } })),
    onSuccess: async (view) => {
      client.setQueryData(legalClockQuery.queryKey, view)
      onClose()
      // Days left, deadlines, what may be done: everything on the screen was computed by the old day.
      await client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' && queryKey[0] !== 'demo-cards' })
    },
    // What somebody else set is shown, so that the next try starts from it.
    onError: () => client.invalidateQueries({ queryKey: legalClockQuery.queryKey })
  })
  const valid = isLegalDate(wanted)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (valid && wanted !== clock.today) set.mutate(wanted)
  }
  return (
    <Modal opened onClose={onClose} title={t('shell:clock.title')} size="32rem" closeButtonProps={{ 'aria-label': t('common:action.close') }}>
      <form onSubmit={submit} noValidate>
        <p className="t2">{t('shell:clock.text')}</p>
        <div className={classes.clockRow}>
          <TextInput type="date" label={t('shell:clock.day')} value={wanted} onChange={(event) => setWanted(event.currentTarget.value)}
            error={valid ? undefined : t('shell:clock.noDay')} data-autofocus />
          {steps.map((days) => (
            <Button key={days} type="button" variant="default" disabled={!valid} onClick={() => setWanted(addDays(wanted, days))}>{t('shell:clock.forward', { count: days })}</Button>
          ))}
        </div>
        {valid && wanted < clock.today && <Note tone="warn">{t('shell:clock.back')}</Note>}
        {set.error && <ProblemAlert problem={asProblem(set.error)} />}
        <div className={classes.clockFoot}>
          <Button type="submit" loading={set.isPending} disabled={!valid || wanted === clock.today}>{t('shell:clock.set')}</Button>
          {clock.legalDate !== null && <Button type="button" variant="default" disabled={set.isPending} onClick={() => set.mutate(null)}>{t('shell:clock.reset')}</Button>}
          <span className="grow" />
          <span className={classes.hideNarrow}><Keys chord={chord} joined /></span>
        </div>
      </form>
    </Modal>
  )
}
