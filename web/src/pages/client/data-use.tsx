import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, LawRef } from '../../shared/components/index.ts'
import type { DataUse } from './client-api.ts'
import classes from './client.module.css'

/** One look at my data: who, when, why, on what ground; `proof` adds what a complaint needs. */
export function DataUseEntry({ use, proof = false }: { readonly use: DataUse; readonly proof?: boolean }) {
  const t = useText()
  const language = useLanguage()
  return (
    <>
      <div className={classes.headLine}><b>{use.organisationName ?? t('client:uses.office')}</b><span className="sm t2 nw"><DateText value={use.usedAt} form="short" /> <DateText value={use.usedAt} form="time" /></span></div>
      <p className="sm t2">{t('client:uses.purpose')} {use.purpose[language]}</p>
      <p className="sm t2">{t('client:uses.data')} {use.category[language]} ({use.receiver[language]})</p>
      <p className="sm t2">{t('client:uses.law')} {use.legalBasis.split('; ').map((law, index) => <span key={law}>{index > 0 && '; '}<LawRef citation={law} /></span>)}</p>
      {use.result === 'failed' && <p className="sm t2">{t('client:uses.failed')}</p>}
      {proof && <p className="xs t2">{t('client:uses.officer')} <b>{use.officer}</b>{use.registrationNumber !== null && <>, {t('client:uses.case')} {use.registrationNumber}</>}</p>}
    </>
  )
}
