import { z } from 'zod'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'

/** A pair of texts shown to people, from a configured row. */
export interface Texts {
  readonly hu: string
  readonly en: string
}

/** Address of a service at another authority (X-Road service identifier without its instance) and the path in it. */
export interface ServiceAddress {
  readonly memberClass: string
  readonly memberCode: string
  readonly subsystem: string
  readonly service: string
  readonly path: string
}

/** For which purpose and on which legal basis a data set may be asked, and which of its fields then. */
export interface DataSetPurpose {
  readonly purpose: string
  readonly name: Texts
  readonly legalBasis: string
  readonly fields: readonly string[]
}

/** A question that may be put to another register, as configured (table `data_set`). */
export interface DataSet {
  readonly code: string
  readonly name: Texts
  readonly question: Texts
  readonly authority: Texts
  readonly category: Texts
  readonly connector: string
  readonly answerKind: 'yes-no' | 'match' | 'fields'
  readonly address: ServiceAddress | null
  readonly fields: readonly { readonly code: string; readonly hu: string; readonly en: string }[]
  readonly timeoutMs: number
  readonly maxAnswerBytes: number
  readonly purposes: readonly DataSetPurpose[]
}

/** Szakhatóság (Ákr. 55. §), as configured. */
export interface SpecialistAuthority {
  readonly code: string
  readonly name: Texts
  readonly technicalIssue: Texts
  readonly legalBasis: string
  readonly positionDays: number
  readonly address: ServiceAddress
  readonly integrationId: string | null
}

export const queryInputSchema = z.strictObject({
  caseId: z.uuid(),
  registrationNumber: z.string().min(1).max(60),
  organisationId: z.uuid(),
  /** `organisation.exchange_id`: the office's own X-Road client (`MEMBER_CLASS/MEMBER_CODE/SUBSYSTEM`). */
  exchangeId: z.string().regex(/^[^/]+\/[^/]+\/[^/]+$/),
  dataSet: z.string().min(1).max(80),
  purpose: z.string().min(1).max(80),
  legalBasis: z.string().min(1).max(400),
  /** Whose data: the shape depends on the data set (`data-set-shapes.ts`). */
  subject: z.record(z.string(), z.unknown()),
  fields: z.array(z.string().min(1).max(60)).max(30),
  /** The client's id in the Etalon where already identified: under it the client sees this use of their data. */
  personId: z.uuid().nullable(),
  /** The officer for whom the asker substitutes (helyettesítés). */
  onBehalfOf: z.uuid().nullable(),
  /** True: when the other side cannot be reached, the gateway goes on asking in the background for a day. */
  retryLater: z.boolean()
})
export type QueryInput = z.infer<typeof queryInputSchema>

/** Proof of one question: the log entries of intent and outcome, and what the exchange gave for tracing. */
export interface QueryReceipt {
  readonly requestId: string
  readonly intentEntryId: string
  readonly outcomeEntryId: string
  readonly requestedAt: Date
  readonly answeredAt: Date
  readonly exchangeRequestId: string | null
  readonly exchangeRequestHash: string | null
}

/** A validated answer. For a yes/no data set `facts` holds booleans only, and nothing else was received or kept. */
export interface QueryAnswer {
  readonly dataSet: string
  readonly answerKind: DataSet['answerKind']
  /** False when the register knows no such thing. */
  readonly found: boolean
  readonly facts: Readonly<Record<string, unknown>>
  /** State of the register that the answer stands for. */
  readonly asOf: string
  /** The client in the Etalon; set by identification, echoed otherwise. */
  readonly personId: string | null
  readonly receipt: QueryReceipt
}

/** What a connector is asked to carry. */
export interface ConnectorRequest {
  /** Same for every retry, so that the other side answers once: our log entry of the intent. */
  readonly messageId: string
  readonly requestId: string
  readonly client: string
  readonly address: ServiceAddress | null
  readonly userId: string
  readonly issue: string
  readonly representedParty: string | null
  readonly body: { readonly subject: Readonly<Record<string, unknown>>; readonly fields: readonly string[] } | Readonly<Record<string, unknown>>
  readonly timeoutMs: number
  readonly maxAnswerBytes: number
}

export interface ConnectorAnswer {
  /** Parsed JSON, not validated yet. */
  readonly body: unknown
  readonly exchangeRequestId: string | null
  readonly exchangeRequestHash: string | null
}

/**
 * Carries questions to another register. The national bus with another protocol is another connector.
 * @throws ConnectorFailure
 */
export interface Connector {
  send(ctx: Context, organisationId: string, request: ConnectorRequest): Promise<ConnectorAnswer>
}

/**
 * Why no answer came.
 * - unreachable: network, timeout or the exchange's own infrastructure; worth another try
 * - provider-failed: the other register broke (5xx); worth another try
 * - refused: the exchange or the register refuses the question
 * - answer-invalid: what came cannot be believed (echo, redirect, size, JSON, schema, other person)
 */
export type FailureKind = 'unreachable' | 'provider-failed' | 'refused' | 'answer-invalid'

export class ConnectorFailure extends Error {
  readonly kind: FailureKind
  /** Stable word for logs and details; never personal data. */
  readonly reason: string

  constructor(kind: FailureKind, reason: string, options?: ErrorOptions) {
    super(`${kind}: ${reason}`, options)
    this.name = 'ConnectorFailure'
    this.kind = kind
    this.reason = reason
  }
}

/** A use of the client's data as `notices` records it for the client's eyes (adatkezelésről szóló tájékoztatás). */
export interface DataUse {
  readonly organisationId: string
  readonly caseId: string
  readonly registrationNumber: string
  readonly personId: string
  readonly usedAt: Date
  readonly dataSet: string
  readonly category: Texts
  readonly purpose: Texts
  readonly legalBasis: string
  readonly receiver: Texts
  readonly fields: readonly string[]
  readonly officerId: string
  readonly result: 'answered' | 'failed' | 'sent'
  readonly intentEntryId: string
  readonly outcomeEntryId: string
}

/** The end of a question that went on in the background, for casework to append as an act. */
export interface LateOutcome {
  readonly requestId: string
  readonly organisationId: string
  readonly caseId: string
  readonly dataSet: string
  readonly purpose: string
  readonly legalBasis: string
  readonly officerId: string
  readonly postId: string | null
  readonly result: { readonly kind: 'answered'; readonly answer: QueryAnswer } | { readonly kind: 'failed'; readonly code: string }
}

export interface SpecialistAnswerGiven {
  readonly requestId: string
  readonly organisationId: string
  readonly caseId: string
  readonly authority: string
  readonly answerId: string
  readonly position: 'consent' | 'consent-with-conditions' | 'objection' | 'no-competence'
  readonly conditions: readonly string[]
  readonly reasoning: string
  readonly legalBasis: string
  readonly reference: string
  readonly signer: string
  readonly issuedAt: Date
  readonly receivedAt: Date
  /** The authority's document as stored; null when it answered by data alone. */
  readonly document: { readonly name: string; readonly mediaType: string; readonly sha256: string; readonly size: number } | null
  readonly entryId: string
}

/** What the gateway needs from other floors; wired in `src/main`. */
export interface ExchangeDeps {
  readonly db: Db
  /** Connectors by the name in `data_set.connector`. */
  readonly connectors: Readonly<Record<string, Connector>>
  /** Entitlement check (Cedar); throws `entitlement.denied` after logging it. */
  readonly authorise: (
    tx: Tx, ctx: Context<OfficerPrincipal>,
    question: { action: 'data-set.query'; resource: { organisationId: string; caseId: string; dataSet: string; purpose: string } }
  ) => Promise<{ readonly policyIds: readonly string[] }>
  /** Whether the log's witness is close enough for personal data to be opened (docs of the log). */
  readonly personalDataAllowed: () => Promise<{ readonly allowed: boolean; readonly reason: string | null }>
  readonly recordDataUse: (tx: Tx, ctx: Context, use: DataUse) => Promise<void>
  readonly onLateOutcome: (tx: Tx, ctx: Context, outcome: LateOutcome) => Promise<void>
  readonly onSpecialistAnswer: (tx: Tx, ctx: Context, answer: SpecialistAnswerGiven) => Promise<void>
  readonly storage: ExchangeStorage
}

/** The part of the document storage that the exchange uses. */
export interface ExchangeStorage {
  put(source: Uint8Array, limit: { maxBytes: number }): Promise<{ sha256: string; size: number }>
  stream(sha256: string): Promise<import('node:stream').Readable>
}
