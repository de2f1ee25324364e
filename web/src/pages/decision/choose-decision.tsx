import { Button, Radio, Stack } from '@mantine/core'
import { useState } from 'react'
import { cite, decisionRefusal, obstaclesOf, refusalOf, refusalText, type DecisionRule } from '../../../../src/rules/procedure/index.ts'
import { useLanguage, useText } from '../../app/i18n.ts'
import { LawRef, Note, ProblemAlert, Sheet } from '../../shared/components/index.ts'
import type { OpenCase } from '../case/steps/step.types.ts'
import classes from './decision.module.css'
import { useDecisionStep } from './use-decision-step.ts'

/** The decisions of the rule: which the facts allow, and what still stands in the way of each. */
export function ChooseDecision({ open, onBegun }: { readonly open: OpenCase; readonly onBegun: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { rule } = open.view
  const allowed = rule.decisions.filter((item) => open.state.decisions.includes(item.code) && !(open.state.withdrawal && item.outcome !== 'terminate'))
  const [chosen, setChosen] = useState(open.state.draft?.decision ?? allowed[0]?.code ?? '')
  const begin = useDecisionStep(open.view.case.id, 'drafts')
  const refusal = refusalOf(open.state, rule, 'decision-drafted')
  const mayDraft = open.view.may.includes('case:draft')
  const lock = !mayDraft ? t('decision:choose.noRight') : refusal === null ? null : refusalText(refusal)[language]
  const start = (): void => begin.mutate({ expectedSequence: open.state.sequence, decision: chosen }, { onSuccess: onBegun })
  return (
    <Sheet title={t('decision:choose.title')}>
      <form className={classes.choose} onSubmit={(event) => { event.preventDefault(); if (lock === null && chosen !== '') start() }}>
        {open.state.draft !== null && <Note tone="warn"><p>{t('decision:choose.replaces')}</p></Note>}
        <Radio.Group value={chosen} onChange={setChosen} label={t('decision:choose.label')}>
          <Stack gap={10} mt={8}>
            {rule.decisions.map((item) => <Radio key={item.code} value={item.code} disabled={!allowed.includes(item)} label={item.name[language]} description={<Standing open={open} decision={item} />} />)}
          </Stack>
        </Radio.Group>
        {begin.error !== null && <ProblemAlert problem={begin.error} onRetry={start} retrying={begin.isPending} />}
        {lock !== null && <p className="t2">{lock}</p>}
        <div className="row"><Button type="submit" loading={begin.isPending} disabled={lock !== null || chosen === ''}>{t('decision:choose.begin')}</Button></div>
      </form>
    </Sheet>
  )
}

/** Its section of law, and what would hold up its submission. */
function Standing({ open, decision }: { readonly open: OpenCase; readonly decision: DecisionRule }) {
  const t = useText()
  const language = useLanguage()
  const refusal = decisionRefusal(open.state, open.view.rule, decision.code)
  const obstacles = obstaclesOf(open.state, open.view.rule, decision.code)
    .map((code) => open.state.readiness.find((item) => item.code === code)?.name[language] ?? code)
  return (
    <>
      <LawRef citation={cite(open.view.rule, decision.law)} />
      {refusal === null ? ` ${t('decision:choose.free')}` : refusal === 'not-ready' ? ` ${t('decision:choose.missing', { what: obstacles.join(', ') })}` : ` ${refusalText(refusal)[language]}`}
    </>
  )
}
