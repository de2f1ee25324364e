import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { obstaclesOf, refusalOf, refusalText } from '../../../../src/rules/procedure/index.ts'
import { useLanguage, useText } from '../../app/i18n.ts'
import { Keys } from '../../shared/components/index.ts'
import { useFormat } from '../../shared/format/use-format.ts'
import { Icon } from '../../shared/icons/icon.tsx'
import type { OpenCase } from '../case/steps/step.types.ts'
import classes from './decision.module.css'

export interface PathActions {
  readonly onSubmit: () => void
  readonly onReturn: () => void
  readonly onSign: () => void
}

/** The way of the decision: draft, check, submission, signature, communication; what comes next carries its button. */
export function SignOffPath({ open, actions }: { readonly open: OpenCase; readonly actions: PathActions }) {
  const t = useText()
  const language = useLanguage()
  const format = useFormat()
  const { state } = open
  const { draft, decision } = state
  const obstacles = draft === null ? [] : obstaclesOf(state, open.view.rule, draft.decision)
    .map((code) => state.readiness.find((item) => item.code === code)?.name[language] ?? code)
  const refusal = refusalOf(state, open.view.rule, 'decision-submitted')
  const phase = decision !== null ? 'done' : draft?.submitted ? 'sign' : draft !== null ? 'submit' : 'draft'
  const maySubmit = open.view.may.includes('case:submit')
  const maySign = open.view.may.includes('case:sign')
  const deliveries = state.deliveries.filter((item) => item.documentId === decision?.documentId)
  const when = (instant: string): string => format.listInstant(instant, state.today)
  return (
    <ol className={classes.path} aria-label={t('decision:path.label')}>
      <Stop done={draft !== null} now={phase === 'draft'} name={t('decision:path.draft')} what={t(draft === null ? 'decision:path.noDraft' : 'decision:path.drafted')}>
        {draft !== null && when(draft.draftedAt)}
      </Stop>
      <Stop done={draft !== null && obstacles.length === 0} now={false} name={t('decision:path.check')} what={t(obstacles.length === 0 ? 'decision:path.free' : 'decision:path.obstacles', { count: obstacles.length })}>
        {obstacles.join(', ')}
      </Stop>
      <Stop done={phase === 'sign' || phase === 'done'} now={phase === 'submit'} name={t('decision:path.submit')} what={draft?.submitted?.signerName ?? state.assignment?.signerName ?? t('decision:path.noSigner')}>
        {draft?.submitted && when(draft.submitted.at)}
        {phase === 'submit' && (
          refusal === null && maySubmit
            ? <span className={classes.act}><Button onClick={actions.onSubmit}>{t('decision:submit.button')}</Button><Keys chord="Ctrl+Enter" /></span>
            : <span className={classes.second}>{refusal === null ? t('decision:path.noRightSubmit') : refusalText(refusal)[language]}</span>
        )}
        {phase === 'sign' && open.view.may.includes('case:draft') && <span className={classes.act}><Button variant="default" onClick={actions.onReturn}>{t(maySign ? 'decision:return.button' : 'decision:return.buttonOwn')}</Button></span>}
      </Stop>
      <Stop sign done={phase === 'done'} now={phase === 'sign'} name={t('decision:path.sign')} what={decision?.signerName ?? t('decision:path.signature')}>
        {decision !== null && when(decision.signedAt)}
        {phase === 'sign' && (maySign
          ? <span className={classes.act}><Button color="pecset" leftSection={<Icon name="seal" size={16} />} onClick={actions.onSign}>{t('decision:sign.button')}</Button><Keys chord="Ctrl+Enter" /></span>
          : <span className={classes.second}>{t('decision:path.waitsForSigner', { name: draft?.submitted?.signerName ?? '' })}</span>)}
      </Stop>
      <Stop done={deliveries.length > 0 && deliveries.every((item) => item.deliveredOn !== null)} now={phase === 'done' && deliveries.some((item) => item.deliveredOn === null)} name={t('decision:path.deliver')}
        what={t('decision:path.recipients', { count: phase === 'done' ? deliveries.length : state.parties.filter((party) => party.role === 'client' || party.role === 'opposing-client').length })}>
        {deliveries.map((item) => (
          <span key={item.deliveryId} className={classes.second}>{item.deliveredOn === null ? t('decision:path.underWay', { name: item.recipient }) : t('decision:path.delivered', { name: item.recipient, day: format.monthDay(item.deliveredOn, state.today) })}</span>
        ))}
      </Stop>
    </ol>
  )
}

function Stop({ name, what, done, now, sign = false, children }: {
  readonly name: string; readonly what: string; readonly done: boolean; readonly now: boolean; readonly sign?: boolean; readonly children?: ReactNode
}) {
  const t = useText()
  return (
    <li {...(now ? { 'aria-current': 'step' as const } : {})} data-sign={sign || undefined}>
      <span className={classes.stopName}>{name} {done && <><Icon name="check" size={14} /><span className="hidden-visually">{t('decision:path.done')}</span></>}</span>
      <b>{what}</b>
      <span className={classes.second}>{children}</span>
    </li>
  )
}
