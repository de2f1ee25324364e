import type { HttpApp } from '../../platform/http/index.ts'
import { caseVerbRoutes } from '../cases/index.ts'
import { fileCase, recordAppeal, recordAppealDecision, recordAppealWaiver } from './remedy-verbs.ts'

/** Verbs of remedies as routes. */
export function remedyRoutes(app: HttpApp): void {
  caseVerbRoutes(app, [recordAppeal, recordAppealWaiver, recordAppealDecision, fileCase])
}
