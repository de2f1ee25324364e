/** A step of the decision: keeps its key across tries and folds the answer into the open case. */
import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query'
import { useRef } from 'react'
import { idempotencyKey } from '../../shared/api/client.ts'
import { asProblem, type ApiProblem } from '../../shared/api/problem.ts'
import { caseQuery, type CaseView, type StepAnswer } from '../case/case-api.ts'
import { withAppended } from '../case/steps/attempt.ts'
import { draftQuery, sendDecisionStep, type DecisionAnswer, type DecisionVerb } from './decision-api.ts'

/** What every step does with its answer: the acts go into the case, and what hangs on them is fetched anew. */
export function useAppended(caseId: string): (answer: StepAnswer) => void {
  const client = useQueryClient()
  return (answer) => {
    const { queryKey } = caseQuery(caseId)
    client.setQueryData<CaseView>(queryKey, (view) => (view === undefined ? undefined : withAppended(view, answer) ?? view))
    void client.invalidateQueries({ queryKey })
    void client.invalidateQueries({ queryKey: draftQuery(caseId).queryKey })
  }
}

export function useDecisionStep(caseId: string, verb: DecisionVerb): UseMutationResult<DecisionAnswer, ApiProblem, Readonly<Record<string, unknown>>> {
  const client = useQueryClient()
  const appended = useAppended(caseId)
  const sent = useRef<{ content: string; key: string } | null>(null)
  return useMutation<DecisionAnswer, ApiProblem, Readonly<Record<string, unknown>>>({
    mutationFn: async (body) => {
      const content = JSON.stringify(body)
      // The same wish keeps its key, so that a try whose answer was lost is not carried out twice.
      if (sent.current?.content !== content) sent.current = { content, key: idempotencyKey() }
      try {
        return await sendDecisionStep(caseId, verb, body, sent.current.key)
      } catch (error) {
        throw asProblem(error)
      }
    },
    onSuccess: (answer) => {
      sent.current = null
      appended(answer)
      if (answer.draft) client.setQueryData(draftQuery(caseId).queryKey, answer.draft)
    },
    onError: (problem) => {
      if (problem.status > 0 && problem.status < 500) sent.current = null
      if (problem.code === 'case.stale') void client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey })
    }
  })
}
