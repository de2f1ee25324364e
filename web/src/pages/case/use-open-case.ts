import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { fold, type Act } from '../../../../src/rules/procedure/index.ts'
import { caseQuery } from './case-api.ts'
import type { OpenCase } from './steps/step.types.ts'

/**
 * The case, folded in the browser by the rule's own function, and the acts that came in while the page was open.
 * The shell asks for the case again when the event stream names it.
 */
export function useOpenCase(caseId: string): { readonly open: OpenCase | null; readonly error: unknown; readonly retry: () => void; readonly arrived: readonly Act[] } {
  const query = useQuery(caseQuery(caseId))
  // The whole page hangs on it: drawn in slices, so that the reader can go on scrolling and typing meanwhile.
  const view = useDeferredValue(query.data)
  const folded = useMemo(() => {
    if (view === undefined) return { open: null, fault: null }
    try {
      return { open: { view, state: fold(view.acts, view.rule, view.calendar, view.legalNow) }, fault: null }
    } catch (fault) {
      return { open: null, fault }
    }
  }, [view])

  const seen = useRef<number | null>(null)
  const [arrived, setArrived] = useState<readonly Act[]>([])
  useEffect(() => {
    if (view === undefined) return
    const last = view.acts.at(-1)?.sequence ?? 0
    if (seen.current !== null && last > seen.current) setArrived(view.acts.filter((act) => act.sequence > (seen.current ?? 0)))
    seen.current = last
  }, [view])

  // What is on the screen stays there while a refresh fails; only a case that was never seen shows the fault.
  return { open: folded.open, error: folded.fault ?? (folded.open === null ? query.error : null), retry: () => void query.refetch(), arrived }
}
