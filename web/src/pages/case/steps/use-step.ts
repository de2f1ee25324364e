/** Sending a step: keeps key and sequence across tries, folds the answer into the page, and lives on when its form is left. */
import { useMutation, useMutationState, useQueryClient } from '@tanstack/react-query'
import { useCallback, useRef, useState } from 'react'
import { idempotencyKey } from '../../../shared/api/client.ts'
import { asProblem, type ApiProblem } from '../../../shared/api/problem.ts'
import { caseQuery, sendStep, type CaseView, type Sending, type StepAnswer } from '../case-api.ts'
import { changesOf, changesSince, endedBy, nextAttempt, withAppended, type Attempt, type Change } from './attempt.ts'
import type { OpenCase, StepCode } from './step.types.ts'

interface Variables { readonly step: StepCode; readonly of: string | null; readonly sending: Sending; readonly startedAt: number; readonly signal: AbortSignal }

const mutationKey = (caseId: string) => ['case-step', caseId]

export interface StepRun {
  readonly send: (body: Readonly<Record<string, unknown>>, file: File | null) => void
  readonly sending: boolean
  readonly answer: StepAnswer | null
  readonly problem: ApiProblem | null
  /** What others did since the form was opened. */
  readonly changes: readonly Change[]
  /** Gives up a sending whose answer is no longer wanted (an upload). */
  readonly abort: () => void
}

export function useStep(open: OpenCase, step: StepCode, of: string | null, onTaken: () => void): StepRun {
  const client = useQueryClient()
  const caseId = open.view.case.id
  const [openedAt] = useState(open.state.sequence)
  const attempt = useRef<Attempt | null>(null)
  const controller = useRef<AbortController | null>(null)
  const [ownUpTo, setOwnUpTo] = useState<number | null>(null)

  const mutation = useMutation<StepAnswer, ApiProblem, Variables>({
    mutationKey: mutationKey(caseId),
    mutationFn: ({ sending, signal }) => sendStep(caseId, sending, signal).catch((error: unknown) => { throw asProblem(error) }),
    // Also when the form was left meanwhile: what was sent is no draft any more.
    onSuccess: (answer) => {
      onTaken()
      setOwnUpTo(answer.sequence)
      const { queryKey } = caseQuery(caseId)
      client.setQueryData<CaseView>(queryKey, (view) => (view === undefined ? undefined : withAppended(view, answer) ?? view))
      // Documents and rights come with the case, not with the answer.
      void client.invalidateQueries({ queryKey })
    },
    onError: (problem) => {
      if (attempt.current !== null) attempt.current = { ...attempt.current, ended: endedBy(problem) }
      if (problem.code === 'case.stale') void client.invalidateQueries({ queryKey: caseQuery(caseId).queryKey })
    }
  })

  const send = useCallback((body: Readonly<Record<string, unknown>>, file: File | null) => {
    const content = JSON.stringify([body, file === null ? null : [file.name, file.size, file.lastModified]])
    const next = nextAttempt(attempt.current, content, open.state.sequence, idempotencyKey)
    attempt.current = next
    controller.current = new AbortController()
    mutation.mutate({
      step, of, startedAt: performance.now(), signal: controller.current.signal,
      sending: { verb: step, file, idempotencyKey: next.idempotencyKey, body: { ...body, expectedSequence: next.expectedSequence } }
    })
  }, [mutation, of, open.state.sequence, step])

  const problem = mutation.error
  return {
    send,
    sending: mutation.isPending,
    answer: mutation.data ?? null,
    problem,
    changes: ownUpTo === null ? changesSince(open.view, openedAt, problem === null ? [] : changesOf(problem)) : [],
    abort: () => controller.current?.abort()
  }
}

/** Steps of this case that are under way now, also those whose form was left. */
export function useRunningSteps(caseId: string): readonly Pick<Variables, 'step' | 'of' | 'startedAt'>[] {
  return useMutationState({
    filters: { mutationKey: mutationKey(caseId), status: 'pending' },
    select: (mutation) => mutation.state.variables as Variables
  })
}
