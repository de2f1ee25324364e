import type { JobHandler } from '../../platform/jobs/index.ts'
import { z } from 'zod'
import { sendSpecialistQuestion } from './ask-specialist.ts'
import type { ExchangeDeps } from './exchange.types.ts'
import { closeInterrupted, retryQuestion } from './retry-question.ts'

const payloadSchema = z.object({ requestId: z.uuid() })

/** Jobs of the exchange; each carries the organisation and is safe to run twice. */
export function exchangeJobs(deps: ExchangeDeps): Record<string, JobHandler> {
  const forRequest = (work: typeof retryQuestion): JobHandler => async (payload, ctx, organisationId) => {
    if (organisationId === null) throw new Error('an exchange job needs its organisation')
    await work(deps, ctx, organisationId, payloadSchema.parse(payload).requestId)
  }
  return {
    'exchange.retry': forRequest(retryQuestion),
    'exchange.close-interrupted': forRequest(closeInterrupted),
    'exchange.send-specialist-question': forRequest(sendSpecialistQuestion)
  }
}
