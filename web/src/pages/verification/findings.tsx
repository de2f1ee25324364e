import { useLanguage, useText } from '../../app/i18n.ts'
import { DateText, FieldList, Note, Sheet, StatusBadge, type Field, type Tone } from '../../shared/components/index.ts'
import { Icon, type IconName } from '../../shared/icons/icon.tsx'
import type { Findings, SignatureFindings } from './verification-api.ts'
import classes from './verification.module.css'

type Verdict = Findings['verdict']
type State = SignatureFindings['checks'][number]['state']
const tones: Readonly<Record<Verdict, Tone>> = { valid: 'ok', invalid: 'danger', indeterminate: 'warn', unsigned: 'none', unreadable: 'danger' }
const verdictIcons: Readonly<Record<Verdict, IconName>> = { valid: 'check', invalid: 'cross', indeterminate: 'alert', unsigned: 'info', unreadable: 'cross' }
const stateIcons: Readonly<Record<State, IconName>> = { good: 'check', bad: 'cross', unknown: 'alert', none: 'info' }
const noteTones = { valid: 'ok', invalid: 'danger', indeterminate: 'warn', unsigned: 'warn', unreadable: 'danger' } as const

/** What was found of one file: the verdict in a sentence, then each signature. */
export function DocumentFindings({ item }: { readonly item: Findings }) {
  const t = useText()
  const language = useLanguage()
  return (
    <div className={classes.document}>
      <Sheet title={<span className={classes.name}>{item.name}</span>} aside={<StatusBadge tone={tones[item.verdict]} icon={verdictIcons[item.verdict]}>{t(`verification:verdict.${item.verdict}`)}</StatusBadge>}>
        <Note tone={noteTones[item.verdict]}><p className="b">{item.summary[language]}</p></Note>
        {item.signatures.map((signature, index) => <Signature key={`${index} ${signature.field}`} signature={signature} />)}
        <div className={`${classes.foot} sm t3`}>
          {item.signatures.length > 0 && <p>{t('verification:notChecked')} {item.notChecked.map((one) => one[language]).join(' ')}</p>}
          <p className={classes.digest}>{t('verification:digest', { digest: item.sha256 })}</p>
        </div>
      </Sheet>
    </div>
  )
}

function Signature({ signature }: { readonly signature: SignatureFindings }) {
  const t = useText()
  const language = useLanguage()
  const fields: Field[] = [
    { label: t(signature.kind === 'archive-timestamp' ? 'verification:timestampAuthority' : 'verification:signer'), value: signature.signer ?? t('verification:unknown') },
    ...(signature.vouchedBy === null ? [] : [{ label: t('verification:vouchedBy'), value: signature.vouchedBy }]),
    ...(signature.office === null ? [] : [{ label: t('verification:office'), value: signature.office }]),
    ...(signature.role === null ? [] : [{ label: t('verification:role'), value: signature.role[language] }]),
    ...(signature.time === null ? [] : [{ label: t('verification:time'), value: <DateText value={signature.time} form="instant" /> }]),
    ...(signature.reason === null ? [] : [{ label: t('verification:reason'), value: signature.reason }])
  ]
  return (
    <section className={classes.signature}>
      <div className={classes.signatureHead}>
        <h3>{t(`verification:kind.${signature.kind}`)}</h3>
        <StatusBadge tone={tones[signature.verdict]} icon={verdictIcons[signature.verdict]}>{t(`verification:verdict.${signature.verdict}`)}</StatusBadge>
      </div>
      <FieldList layout="cover" fields={fields} />
      <ul className={classes.checks}>
        {signature.checks.map((check) => (
          <li key={check.check} data-state={check.state}>
            <span className={classes.sign}><Icon name={stateIcons[check.state]} size={16} /><span className="hidden-visually">{t(`verification:state.${check.state}`)}: </span></span>
            <b>{t(`verification:check.${check.check}`)}</b>
            <span>{check.reason[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
