import type { Context } from '../../platform/context/index.ts'
import { z } from 'zod'
import { answerSchema, dataSetShapes, sameSubject } from './data-set-shapes.ts'
import { ConnectorFailure, type DataSet, type ExchangeDeps } from './exchange.types.ts'

/** The committed question as it goes out; read from the request row, so that a retry sends the very same. */
export interface Question {
  readonly requestId: string
  readonly organisationId: string
  readonly exchangeId: string
  readonly registrationNumber: string
  readonly officerId: string
  readonly intentEntryId: string
  readonly subject: Readonly<Record<string, unknown>>
  readonly fields: readonly string[]
  readonly personId: string | null
}

/** A validated answer, not recorded yet. */
export interface Facts {
  readonly found: boolean
  readonly facts: Readonly<Record<string, unknown>>
  readonly asOf: string
  readonly personId: string | null
  readonly exchangeRequestId: string | null
  readonly exchangeRequestHash: string | null
}

const etalonAnswer = z.discriminatedUnion('match', [
  z.strictObject({ match: z.literal('none'), asOf: z.string() }),
  z.strictObject({ match: z.literal('several'), askAlso: z.array(z.string()), asOf: z.string() }),
  z.strictObject({
    match: z.literal('one'), exact: z.array(z.string()), byFormerName: z.boolean(), personId: z.uuid(),
    person: z.record(z.string(), z.unknown()), asOf: z.string()
  })
])

/**
 * Sends a question whose intent is committed and validates what comes back.
 * @throws ConnectorFailure, `answer-invalid` when the answer has another schema or speaks of somebody else
 */
export async function putQuestion(deps: ExchangeDeps, ctx: Context, dataSet: DataSet, question: Question): Promise<Facts> {
  const connector = deps.connectors[dataSet.connector]
  const shape = dataSetShapes[dataSet.code]
  if (connector === undefined || shape === undefined) throw new ConnectorFailure('refused', 'no-connector')
  const answer = await connector.send(ctx, question.organisationId, {
    messageId: question.intentEntryId,
    requestId: question.requestId,
    client: question.exchangeId,
    address: dataSet.address,
    userId: question.officerId,
    issue: question.registrationNumber,
    representedParty: null,
    body: { subject: question.subject, fields: question.fields },
    timeoutMs: dataSet.timeoutMs,
    maxAnswerBytes: dataSet.maxAnswerBytes
  })
  const trace = { exchangeRequestId: answer.exchangeRequestId, exchangeRequestHash: answer.exchangeRequestHash }

  if (dataSet.answerKind === 'match') {
    const parsed = etalonAnswer.safeParse(answer.body)
    if (!parsed.success) throw new ConnectorFailure('answer-invalid', 'schema')
    const { asOf, ...facts } = parsed.data
    const personId = facts.match === 'one' ? facts.personId : null
    if (question.personId !== null && personId !== null && personId !== question.personId) throw new ConnectorFailure('answer-invalid', 'other-person')
    return { found: facts.match === 'one', facts, asOf, personId, ...trace }
  }

  const parsed = answerSchema(shape, question.fields).safeParse(answer.body)
  if (!parsed.success) throw new ConnectorFailure('answer-invalid', 'schema')
  if (!sameSubject(question.subject, parsed.data.subject)) throw new ConnectorFailure('answer-invalid', 'other-subject')
  const facts = parsed.data.answer ?? {}
  if (parsed.data.found && shape.concerns?.(question.subject, facts) === false) throw new ConnectorFailure('answer-invalid', 'other-subject')
  return { found: parsed.data.found, facts, asOf: parsed.data.asOf, personId: question.personId, ...trace }
}
