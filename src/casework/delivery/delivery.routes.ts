import type { HttpApp } from '../../platform/http/index.ts'
import { caseVerbRoutes } from '../cases/index.ts'
import { deliver, recordDelivery, recordDeliveryAttempt } from './delivery-verbs.ts'

/** Verbs of delivery as routes. */
export function deliveryRoutes(app: HttpApp): void {
  caseVerbRoutes(app, [deliver, recordDelivery, recordDeliveryAttempt])
}
