import { Anchor } from '@mantine/core'
import { formatLimit, type Derivation } from '../../../../../src/rules/deadline/index.ts'
import { explainDeadline } from '../../../../../src/rules/procedure/index.ts'
import { useLanguage, useText } from '../../../app/i18n.ts'
import { DateText, LawRef, Note, Sheet } from '../../../shared/components/index.ts'
import { inBudapest } from '../../../shared/format/format.ts'
import { useFormat } from '../../../shared/format/use-format.ts'
import classes from '../case.module.css'
import { limitWords } from '../act-lines.ts'
import type { OpenCase } from '../steps/step.types.ts'
import { ClockStrip } from './clock-strip.tsx'
import { clockStrip, derivationRows, type DerivationRow } from './derivation-lines.ts'
import { textOf } from '../composed-text.ts'

const dateOf = (moment: string): string => (moment.length > 10 ? inBudapest(moment).date : moment)

/** Why the deadline is what it is: the strip, the derivation line by line with its sections of law, the other reading, the warnings. */
export function DeadlineSheet({ open, expanded, onExpanded }: { readonly open: OpenCase; readonly expanded: boolean; readonly onExpanded: (expanded: boolean) => void }) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  const { clock, today } = open.state
  if (clock === null) return <Sheet id="deadline" title={t('case:deadline.title')}><p className={classes.pad}>{t('case:deadline.none')}</p></Sheet>
  const { derivation } = clock
  const strip = clockStrip(derivation, today)
  const counted = derivationRows(derivation).reduce((sum, row) => sum + row.counted, 0)
  const dueDate = clock.due === null ? null : dateOf(clock.due)
  const title = dueDate === null ? t('case:deadline.stands') : t('case:deadline.why', { date: format.monthDay(dueDate, today) })
  return (
    <Sheet id="deadline" title={title} aside={(
      <Anchor component="button" type="button" className="sm" aria-expanded={expanded} aria-controls="derivation" onClick={() => onExpanded(!expanded)}>
        {expanded ? t('case:deadline.hide') : t('case:deadline.show')}
      </Anchor>
    )}>
      {strip !== null && (
        <ClockStrip strip={strip} label={t('case:deadline.strip', {
          from: format.date(strip.from), to: format.date(strip.to), days: Math.round(counted),
          skipped: strip.stretches.filter((one) => one.kind === 'excluded' || one.kind === 'moved').reduce((sum, one) => sum + one.days, 0)
        })} />
      )}
      <div id="derivation" hidden={!expanded}>
        <DerivationRows derivation={derivation} open={open} />
        <div className={classes.readings}>
          <p className="sm"><b>{t('case:deadline.policy')}</b> {derivation.policy.source[language]} <LawRef citation={derivation.policy.law} /></p>
          {derivation.otherPolicyDue !== null && (
            <p className="sm t2">
              {t(derivation.policy.party === 'authority' ? 'case:deadline.otherClient' : 'case:deadline.otherAuthority')}{' '}
              <b><DateText value={dateOf(derivation.otherPolicyDue)} form="weekday" /></b>
            </p>
          )}
          {derivation.warnings.length > 0 && (
            <Note tone="warn"><ul className={classes.warnings}>{derivation.warnings.map((warning) => <li key={warning.code + warning.about}>{warning[language]}</li>)}</ul></Note>
          )}
        </div>
      </div>
    </Sheet>
  )
}

function DerivationRows({ derivation, open }: { readonly derivation: Derivation; readonly open: OpenCase }) {
  const t = useText()
  const format = useFormat()
  const language = useLanguage()
  const { clock, today, request } = open.state
  // The rule's own words for each stretch, in the order of the derivation.
  const explained = explainDeadline(open.state, open.view.rule)?.lines ?? []
  if (clock === null) return null
  const hours = clock.limit.unit === 'hours'
  const when = (moment: string) => (hours ? <><DateText value={dateOf(moment)} form="short" today={today} /> {format.time(moment)}</> : <><DateText value={dateOf(moment)} form="short" today={today} /><span className={classes.weekday}>, {format.dateWithWeekday(dateOf(moment)).split(', ').find((part) => !/\d/.test(part))}</span></>)
  const amount = (row: DerivationRow): string => {
    if (row.counted > 0) return hours ? t('case:deadline.hours', { count: Math.round(row.counted * 100) / 100 }) : t('case:deadline.days', { count: row.counted })
    if (row.kind === 'start') return ''
    return row.skipped === null ? '' : t('case:deadline.plus', { count: row.skipped })
  }
  const span = (row: DerivationRow): string => {
    if (row.kind === 'start') return clock.startedAt.length > 10 ? t('case:deadline.arrivedAt', { channel: request === null ? '' : textOf(t, `case:channel.${request.channel}`), time: format.time(clock.startedAt) }) : ''
    const from = format.monthDay(dateOf(row.from), today)
    if (row.to === null) return t('case:deadline.since', { date: from })
    return row.from === row.to ? from : `${from} – ${format.monthDay(dateOf(row.to), today)}`
  }
  const rows = derivationRows(derivation)
  const counted = rows.reduce((sum, row) => sum + row.counted, 0)
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label={t('case:deadline.caption')}>
      <table className={classes.derivation}>
        <caption className="hidden-visually">{t('case:deadline.caption')}</caption>
        <thead><tr><th scope="col">{t('common:derivation.what')}</th><th scope="col">{t('common:derivation.law')}</th><th scope="col">{t('common:derivation.days')}</th><th scope="col">{t('common:derivation.date')}</th></tr></thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={row.kind + row.from}>
              <td>{capitalised(explained[index]?.text[language] ?? '')}<small>{span(row)}</small></td>
              <td className="t3">{row.law.split('; ').map((citation) => <div key={citation}><LawRef citation={citation} /></div>)}</td>
              <td className="nw">{amount(row)}</td>
              <td className="nw b">{row.to === null ? '' : when(row.to)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={2}>{t('case:deadline.sum', { limit: limitWords(formatLimit(clock.limit), { t }) })} <span className={classes.light}>{leftText(open, t)}</span></td>
            <td className={`nw ${classes.light}`}>{hours ? '' : t('case:deadline.days', { count: Math.round(counted) })}</td>
            <td className="nw">{clock.due === null ? '–' : hours ? when(clock.due) : t('case:deadline.until24', { date: format.shortDate(dateOf(clock.due), today) })}</td>
          </tr>
        </tfoot>
      </table>
    </div>
  )
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

/** `még 35 nap`, `ma 24 óráig`, `3 napja lejárt`, `áll` */
export function leftText({ state: { clock } }: OpenCase, t: ReturnType<typeof useText>): string {
  if (clock === null) return ''
  if (clock.state === 'standing') return t('case:left.standing')
  if (clock.state === 'ended') return t('case:left.ended')
  if (clock.daysLeft === null) return ''
  if (clock.overdue || clock.daysLeft < 0) return t('case:left.overdue', { count: Math.abs(clock.daysLeft) })
  return clock.daysLeft === 0 ? t('case:left.today') : t('case:left.days', { count: clock.daysLeft })
}
