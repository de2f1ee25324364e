import { z } from 'zod'
import type { OfficerPrincipal } from '../../platform/context/index.ts'
import { givenDay, type HttpApp } from '../../platform/http/index.ts'
import { changeLegalClock, viewLegalClock } from './set-legal-clock.ts'

const legalClockSchema = z.object({
  demo: z.boolean().describe('Only the legal clock of a demonstration office can be set'),
  legalDate: z.iso.date().nullable().describe('The legal day where the clock was set; null: it goes with the system'),
  today: z.iso.date(),
  version: z.int().nonnegative(),
  maySet: z.boolean()
})

/** Legal clock of a demo office (jogi óra): the day by which its limits, presumptions and finality are computed. */
export function legalClockRoutes(app: HttpApp): void {
  const config = { access: { audience: 'officer', action: null } } as const
  const url = '/api/v1/office/legal-clock'

  app.get(url, {
    config: { ...config, passive: true },
    schema: { operationId: 'getLegalClock', summary: 'By which day the limits of my office run', tags: ['office'], response: { 200: legalClockSchema } }
  }, (request) => viewLegalClock(request.context<OfficerPrincipal>()))

  app.put(url, {
    config,
    schema: {
      operationId: 'setLegalClock', summary: 'Set the legal clock of a demonstration office, or return it to the system\'s', tags: ['office'],
      body: z.strictObject({ legalDate: givenDay.nullable(), expectedVersion: z.int().nonnegative() }),
      response: { 200: legalClockSchema }
    }
  }, (request) => changeLegalClock(request.context<OfficerPrincipal>(), request.body))
}
