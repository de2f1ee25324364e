import { useMemo } from 'react'
import { hasText, useText } from '../../app/i18n.ts'
import type { WorklistItem } from '../../shared/api/types.ts'
import { DateText, RegistrationNumber, StatusBadge, type Column, type Tone } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { urgencyOf } from './buckets.ts'

const classOfUrgency = { overdue: 'danger b', today: 'danger b', soon: 'warn b', calm: 't2', none: 't3' } as const
const toneOfStatus: Readonly<Record<string, Tone>> = {
  new: 'action', arrived: 'action', registered: 'action', submitted: 'sign', decided: 'sign', communicated: 'ok', final: 'ok', appealed: 'warn'
}

/** What a case waits for: the server's own words if it sends them, ours by its kind otherwise. */
function useWaitText(): (item: WorklistItem) => string {
  const t = useText()
  return ({ waitsFor }) => {
    const key = `desk:waits.${waitsFor.kind}`
    return waitsFor.label ?? (hasText(key) ? t(key as 'desk:waits.office') : waitsFor.kind)
  }
}

/** The columns of the desk's case table: number and type, subject and client, what it waits for, deadline, state. */
export function useCaseColumns(today: string): Column<WorklistItem>[] {
  const t = useText()
  const waitText = useWaitText()
  return useMemo(() => [
    {
      key: 'number', header: t('desk:column.number'), width: '142px', narrow: 'left',
      render: (item) => <><RegistrationNumber number={item.registrationNumber} link={{ to: '/cases/$caseId', params: { caseId: item.caseId } }} /><span className="cut t2">{item.caseType.name}</span></>
    },
    { key: 'subject', header: t('desk:column.subject'), narrow: 'full', render: (item) => <><b className="cut" title={item.subject}>{item.subject}</b><span className="cut t2">{item.clientName}</span></> },
    {
      key: 'waits', header: t('desk:column.waits'), width: '196px', narrow: 'left',
      render: (item) => {
        const text = waitText(item)
        return (
          <>
            <span className="cut" title={text}>{text}</span>
            {item.waitsFor.since !== null && <span className="cut t3">{t('desk:since')} <DateText value={item.waitsFor.since} form="short" today={today} /></span>}
          </>
        )
      }
    },
    {
      key: 'due', header: <>{t('desk:column.due')} <Icon name="sort" size={14} /></>, width: '116px', narrow: 'right', sorted: 'ascending',
      render: (item) => {
        const urgency = urgencyOf(item.daysLeft)
        return (
          <span className="nw">
            {item.dueDate !== null && <><DateText value={item.dueDate} form="month-day" today={today} /><br /></>}
            <span className={classOfUrgency[urgency]}>
              {urgency === 'overdue' ? t('desk:left.overdue', { count: Math.abs(item.daysLeft ?? 0) })
                : urgency === 'today' ? t('desk:left.today')
                  : urgency === 'none' ? t('desk:left.none') : t('desk:left.days', { count: item.daysLeft ?? 0 })}
            </span>
          </span>
        )
      }
    },
    {
      key: 'status', header: t('desk:column.status'), width: '124px', narrow: 'right',
      render: (item) => {
        if (urgencyOf(item.daysLeft) === 'overdue') return <StatusBadge tone="danger">{t('desk:overdue')}</StatusBadge>
        const key = `desk:status.${item.status}`
        // A running case needs no mark: colour and word only where something is to be noticed.
        if (item.status === 'in-progress') return null
        return <StatusBadge tone={toneOfStatus[item.status] ?? 'none'}>{hasText(key) ? t(key as 'desk:status.final') : item.status}</StatusBadge>
      }
    }
  ], [t, today, waitText])
}
