import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { useText } from '../../app/i18n.ts'
import { answered, api } from '../../shared/api/client.ts'
import { ErrorState, FieldList, LawRef, LoadingState, MoneyText, Sheet, StatusBadge } from '../../shared/components/index.ts'
import classes from './organisations.module.css'

const route = getRouteApi('/public/case-types/$code')

/** Ügyszabály, as anyone may read it: legal basis, time limit, fee, attachments, stages, remedy. */
export function CaseTypePage() {
  const t = useText()
  const { code } = route.useParams()
  const rule = useQuery({ queryKey: ['case-type', code], queryFn: () => answered(api.GET('/api/v1/public/case-types/{code}', { params: { path: { code } } })) })
  if (rule.isPending) return <LoadingState lines={6} />
  if (rule.error) return <ErrorState error={rule.error} onRetry={() => void rule.refetch()} />
  const { name, version, legalBasis, timeLimit, fee, attachments, stages, remedy } = rule.data
  const withLaw = (text: string, citation: string) => <>{text}{<span className="t3" style={{ display: 'block', fontWeight: 400 }}><LawRef citation={citation} /></span>}</>
  return (
    <>
      <p className="t3">{t('organisations:rule')}, {t('organisations:version', { version })}</p>
      <h1>{name}</h1>
      <div style={{ marginTop: 14 }}>
        <FieldList layout="cover" fields={[
          { label: t('organisations:timeLimit'), value: withLaw(timeLimit.text, timeLimit.citation) },
          { label: t('organisations:fee'), value: fee === null ? t('organisations:free') : <><MoneyText forints={fee.amount} />{withLaw(` ${fee.text}`, fee.citation)}</> },
          { label: t('organisations:remedy'), value: withLaw(remedy.text, remedy.citation) }
        ]} />
      </div>
      <div className={classes.columns}>
        <div className={classes.stack}>
          <Sheet title={t('organisations:attachments')}>
            <ul className={classes.list}>{attachments.map((one) => <li key={one.code}><span>{one.name}</span>{one.required ? <StatusBadge tone="action">{t('organisations:required')}</StatusBadge> : <StatusBadge>{t('organisations:optional')}</StatusBadge>}</li>)}</ul>
          </Sheet>
          <Sheet title={t('organisations:stages')}><ol className={classes.stages}>{stages.map((stage) => <li key={stage.code}>{stage.name}</li>)}</ol></Sheet>
        </div>
        <Sheet title={t('organisations:legalBasis')}>
          <ul className={classes.list}>{legalBasis.map((one) => <li key={one.citation}><span><LawRef citation={one.citation} href={one.url ?? null} />{one.title !== null && <span className="sm t2" style={{ display: 'block' }}>{one.title}</span>}</span></li>)}</ul>
        </Sheet>
      </div>
    </>
  )
}
