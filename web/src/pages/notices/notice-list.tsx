import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { hasText, useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import type { NoticeView } from '../../shared/api/types.ts'
import { DateText } from '../../shared/components/index.ts'
import classes from '../desk/desk.module.css'

/** Notices, latest first; opening the case reads the notice, too. */
export function NoticeList({ notices, today, compact = false }: { readonly notices: readonly NoticeView[]; readonly today: string; readonly compact?: boolean }) {
  const t = useText()
  const client = useQueryClient()
  const read = useMutation({
    mutationFn: (id: string) => answered(api.POST('/api/v1/notices/{id}/read', { params: { path: { id } } })),
    onSettled: () => client.invalidateQueries({ queryKey: ['notices'] })
  })
  return (
    <ul className={classes.notices}>
      {notices.map((notice) => {
        const isNew = notice.readAt === null
        const number = notice.facts['registrationNumber']
        const words = `desk:notice.kind.${notice.kind.replace('.', '-')}`
        return (
          <li key={notice.id}>
            <div className={classes.noticeMeta}>
              {notice.caseId !== null && typeof number === 'string'
                ? <Link to="/cases/$caseId" params={{ caseId: notice.caseId }} className="nw" onClick={() => { if (isNew) read.mutate(notice.id) }}>{number}</Link>
                : <span>{t('desk:notice.general')}</span>}
              <DateText value={notice.createdAt} form="list" today={today} />
            </div>
            <p className={isNew ? `${classes.unread} b` : undefined}>{isNew && <span className="hidden-visually">{t('desk:notice.new')} </span>}{hasText(words) ? t(words as 'desk:notice.kind.case-assigned') : t('desk:notice.kind.other')}</p>
            {isNew && !compact && <button type="button" className={classes.read} onClick={() => read.mutate(notice.id)}>{t('desk:notice.markRead')}</button>}
          </li>
        )
      })}
    </ul>
  )
}
