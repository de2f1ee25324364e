import { useQuery } from '@tanstack/react-query'
import { useText } from '../../app/i18n.ts'
import { DateText } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'

/** Asks the server's own readiness; what cannot be reached is said to be so. */
async function readiness(): Promise<{ ready: boolean; checkedAt: string }> {
  const ready = await fetch('/ready', { headers: { accept: 'application/json' } }).then((response) => response.ok, () => false)
  return { ready, checkedAt: new Date().toISOString() }
}

export function ServiceStatus() {
  const t = useText()
  const status = useQuery({ queryKey: ['ready'], queryFn: readiness, refetchInterval: 60_000 })
  if (status.data === undefined) return <p className="sm t2">{t('home:checking')}</p>
  return (
    <>
      <p className="sm" role="status">
        <span className={`${status.data.ready ? 'ok' : 'danger'} b`}><Icon name={status.data.ready ? 'check' : 'alert'} size={14} /> {status.data.ready ? t('home:ready') : t('home:notReady')}</span>
        {' '}<span className="t2">{t('home:checked')} <DateText value={status.data.checkedAt} form="time" /></span>
      </p>
      <p className="sm t2">{status.data.ready ? t('home:readyText') : t('home:notReadyText')}</p>
    </>
  )
}
