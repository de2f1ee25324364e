import { useLanguage, useText } from '../../app/i18n.ts'
import { asProblem } from '../../shared/api/problem.ts'
import { Button } from '../../shared/components/button.tsx'
import { DateText, ProblemAlert } from '../../shared/components/index.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import { documentAddress, useVerification, type ClientCase, type Verification } from './client-api.ts'
import classes from './client.module.css'
import { useFileSize } from './file-size.ts'

/** The decision that was taken over: who signed it, whether that holds, its paper, and what can be done against it. */
export function DecisionPart({ one, decision }: { readonly one: ClientCase; readonly decision: NonNullable<ClientCase['decision']> }) {
  const t = useText()
  const language = useLanguage()
  const size = useFileSize()
  const verification = useVerification({ organisationId: one.organisationId, caseId: one.caseId }, decision.documentId)
  const document = one.documents.find((item) => item.documentId === decision.documentId)
  return (
    <section className={classes.part} aria-labelledby="decision">
      <div className={classes.headLine}><h2 id="decision">{decision.name[language]}</h2>{document && <span className="sm t2 nw">{t('client:decision.pdf', { size: size(document.size) })}</span>}</div>
      <p className="sm t2"><span className="sign"><Icon name="seal" /></span> {t('client:decision.signed', { name: decision.signerName })} <DateText value={decision.signedAt} form="instant" /></p>
      <p className="sm t2">{t('client:decision.number')} <b>{decision.registrationNumber}</b></p>
      {decision.deliveredOn !== null && <p className="sm t2">{t('client:decision.delivered')} <DateText value={decision.deliveredOn} /></p>}
      <div aria-live="polite">{verification.data && <Verdict verification={verification.data} />}</div>
      {verification.error && <ProblemAlert problem={asProblem(verification.error)} onRetry={() => verification.mutate()} />}
      <div className={classes.buttons}>
        <Button component="a" size="md" href={documentAddress(one, decision.documentId)} target="_blank" rel="noreferrer" leftSection={<Icon name="document" />}>{t('client:decision.read')}</Button>
        <Button size="md" variant="default" loading={verification.isPending} onClick={() => verification.mutate()}>{verification.data ? t('client:decision.verifyAgain') : t('client:decision.verify')}</Button>
      </div>
      {one.remedy !== null && (
        <div className={classes.remedy}>
          <h3>{t(`client:remedy.${one.remedy.kind}`)}</h3>
          {one.remedy.until !== null && <p>{t('client:remedy.until')} <b><DateText value={one.remedy.until} form="weekday" /></b></p>}
          <p>{t('client:remedy.where')} {one.remedy.filedWith[language]}</p>
          <p className="sm t2">{one.remedy.clause[language]}</p>
        </div>
      )}
    </section>
  )
}

function Verdict({ verification }: { readonly verification: Verification }) {
  const t = useText()
  return (
    <p className={`sm ${verification.valid ? 'ok' : 'danger'}`}>
      <Icon name={verification.valid ? 'check' : 'cross'} /> <b>{verification.valid ? t('client:decision.valid') : t('client:decision.invalid')}</b>{' '}
      <span className="t2">{t('client:decision.verifiedAt')} <DateText value={verification.verifiedAt} form="instant" /></span>
    </p>
  )
}
