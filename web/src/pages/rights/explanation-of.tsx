import { useQuery } from '@tanstack/react-query'
import { useText } from '../../app/i18n.ts'
import { caseTypesQuery } from '../../shared/api/case-types.ts'
import { DateText, LawRef, StatusBadge } from '../../shared/components/index.ts'
import type { Explanation } from './rights-api.ts'
import classes from './rights.module.css'

/** A policy's source: the citation stays whole, what it says may break. */
function LawOf({ policy }: { readonly policy: string }) {
  const colon = policy.indexOf(': ')
  return colon < 0 ? <span>{policy}</span> : <span><LawRef citation={policy.slice(0, colon)} />{policy.slice(colon)}</span>
}

export function Verdict({ allowed }: { readonly allowed: boolean }) {
  const t = useText()
  return <StatusBadge tone={allowed ? 'ok' : 'danger'}>{t(allowed ? 'rights:may' : 'rights:mayNot')}</StatusBadge>
}

/** May or may not (unless said already), by which policy and law, and what is missing. */
export function ExplanationOf({ explanation, verdict = true }: { readonly explanation: Pick<Explanation, 'allowed' | 'policies' | 'ways'>; readonly verdict?: boolean }) {
  const t = useText()
  return (
    <div className={classes.answer}>
      {verdict && <p><Verdict allowed={explanation.allowed} /></p>}
      {explanation.policies.length > 0 && <ul className={classes.list}>{explanation.policies.map((policy) => <li key={policy.id}><LawOf policy={policy.law} /> <code className={classes.policy}>{policy.id}</code></li>)}</ul>}
      {explanation.ways.length > 0 && (
        <>
          <p className="sm">{t(explanation.ways.length === 1 ? 'rights:missingOne' : 'rights:missingAny')}</p>
          <ul className={classes.list}>{explanation.ways.map((way) => <li key={way.join()}>{way.map((fact) => t(`rights:fact.${fact}`)).join('; ')}</li>)}</ul>
        </>
      )}
    </div>
  )
}

/** The dated facts behind the answer. */
export function Sources({ sources }: { readonly sources: Explanation['sources'] }) {
  const t = useText()
  const caseTypes = useQuery({ ...caseTypesQuery, enabled: sources.some(({ fact }) => fact === 'case-type') }).data
  const textOf = ({ fact, text }: Explanation['sources'][number]): string => (fact === 'case-type' ? caseTypes?.find(({ code }) => code === text)?.name : undefined) ?? text
  return (
    <ul className={classes.sources}>
      {sources.map((source, index) => (
        <li key={`${source.fact} ${index}`}><b>{t(`rights:source.${source.fact}`)}</b> {textOf(source)} {(source.validFrom !== null || source.validTo !== null) && <span className="sm t2 nw">{source.validFrom !== null && <DateText value={source.validFrom} />}{' – '}{source.validTo === null ? t('rights:noEnd') : <DateText value={source.validTo} />}</span>}</li>
      ))}
    </ul>
  )
}
