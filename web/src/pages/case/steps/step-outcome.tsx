import { Button } from '@mantine/core'
import { useLanguage, useText } from '../../../app/i18n.ts'
import { FieldList, LawRef, RegistrationNumber, type Field } from '../../../shared/components/index.ts'
import { useFormat } from '../../../shared/format/use-format.ts'
import { Icon } from '../../../shared/icons/icon.tsx'
import { markOf, resultOf, titleOf } from '../act-lines.ts'
import type { StepAnswer } from '../case-api.ts'
import classes from '../case.module.css'
import { useSaid } from './use-said.ts'
import { stepOf } from './step-definitions.ts'
import type { Basis, OpenCase, StepCode } from './step.types.ts'
import { textOf } from '../composed-text.ts'

/** The answer of a check: the word first, then who asked whom, why, and under which receipt. */
export function StepOutcome({ open, step, answer, basis, onClose }: {
  readonly open: OpenCase
  readonly step: StepCode
  readonly answer: StepAnswer
  readonly basis: Basis | null
  readonly onClose: () => void
}) {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const said = useSaid()
  const act = answer.acts.find((one) => one.kind === stepOf(step).act) ?? answer.acts[0]
  const failed = act !== undefined && markOf(act) === 'failed'
  const result = act === undefined ? null : resultOf(act)
  const word = act === undefined ? t('case:outcome.done') : result === null ? titleOf(act, { t }) : textOf(t, `case:result.${act.kind}.${result}`)
  const receipt = act !== undefined && 'receiptId' in act.body ? act.body.receiptId : null
  const facts: Field[] = [
    ...(act === undefined ? [] : [{ label: t('case:outcome.who'), value: act.actor.name }, { label: t('case:outcome.when'), value: format.instant(act.at) }]),
    ...(basis === null ? [] : [{ label: t('case:basis.from'), value: said(basis.from) }]),
    { label: t('case:basis.case'), value: <RegistrationNumber number={open.view.case.registrationNumber} /> },
    ...(basis === null ? [] : [{ label: t('case:basis.purpose'), value: said(basis.purpose) }, { label: t('case:basis.law'), value: <LawRef citation={basis.law} /> }]),
    ...(receipt === null || receipt === undefined ? [] : [{ label: t('case:outcome.receipt'), value: receipt }])
  ]
  const told = toldBy(answer.outcome, open, language)
  return (
    <div role="status">
      <div className={classes.outcome} data-failed={failed || undefined}>
        <Icon name={failed ? 'cross' : 'check'} size={28} />
        <b>{word.charAt(0).toUpperCase() + word.slice(1)}</b>
      </div>
      {told.length > 0 && <FieldList fields={told} />}
      <FieldList fields={facts} />
      <div className={classes.dialogFoot}><Button onClick={onClose} data-autofocus>{t('case:outcome.close')}</Button></div>
    </div>
  )
}

/** What the register said beside the result, as labelled facts; names of fields come from the rule. */
function toldBy(outcome: unknown, open: OpenCase, language: 'hu' | 'en'): Field[] {
  if (typeof outcome !== 'object' || outcome === null) return []
  const inner = 'facts' in outcome ? outcome.facts : 'data' in outcome ? outcome.data : null
  if (typeof inner !== 'object' || inner === null) return []
  const names = new Map(open.view.rule.dataSets.flatMap((set) => set.fields.map((field): [string, string] => [field.code, field.name[language]])))
  return Object.entries(inner).flatMap(([code, value]): Field[] => {
    const label = names.get(code)
    return label !== undefined && (typeof value === 'string' || typeof value === 'number') ? [{ label, value: String(value) }] : []
  })
}
