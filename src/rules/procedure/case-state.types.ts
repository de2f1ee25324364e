/** What the acts of a case add up to. */
import type { LegalDate, Localised } from '../calendar/index.ts'
import type { Derivation, ExcludedInterval, Limit } from '../deadline/index.ts'
import type { ActBody, ActKind, CaseParty, FiledDocument } from './acts.types.ts'
import type { Outcome, ProcedureKind, RequirementRule } from './case-rule.types.ts'
import type { Status } from './status.types.ts'

/** An act's body with when it happened. */
export type Dated<T> = T & { readonly at: string; readonly legalDate: LegalDate }

/** A request to a specialist authority and what became of it. */
export interface SpecialistRequest {
  readonly requestId: string
  readonly specialist: string
  readonly sentAt: string
  readonly askedOn: LegalDate
  readonly limit: string
  readonly documentId: string
  readonly reminders: readonly { readonly at: string }[]
  readonly answer: Dated<ActBody<'specialist-answered'>> | null
}

/** A notice to remedy deficiencies. Its term runs from `deliveredOn`. */
export interface DeficiencyNotice {
  readonly noticeId: string
  readonly partyId: string
  readonly noticedAt: string
  readonly items: ActBody<'deficiency-noticed'>['items']
  readonly limit: string
  readonly documentId: string
  readonly deliveredOn: LegalDate | null
  readonly state: 'open' | 'remedied' | 'lapsed'
  /** The day on which it was remedied or lapsed. */
  readonly closedOn: LegalDate | null
  readonly closedAt: string | null
  /** Submissions that say they answer it; whether they remedy anything is the officer's judgement. */
  readonly answers: ReadonlyArray<{ readonly submissionId: string; readonly arrivalNumber: string; readonly receivedAt: string }>
}

/** An interval in which the procedure stood still. */
export interface Pause {
  readonly ground: string
  readonly firstDay: LegalDate
  readonly lastDay: LegalDate | null
  readonly since: string
  readonly documentId: string | null
}

export interface Delivery {
  readonly deliveryId: string
  readonly documentId: string
  readonly partyId: string | null
  readonly recipient: string
  readonly channel: ActBody<'delivery-started'>['channel']
  readonly communicatesDecision: boolean
  readonly startedAt: string
  readonly startedOn: LegalDate
  readonly attempts: number
  readonly deemedOn: LegalDate | null
  readonly deliveredOn: LegalDate | null
  readonly how: ActBody<'delivered'>['how'] | null
}

/** The draft that is being written or waits for sign-off. */
export interface Draft {
  readonly draftId: string
  readonly revision: number
  readonly decision: string
  readonly outcome: Outcome
  readonly contentHash: string
  readonly draftedAt: string
  readonly draftedByPostId: string | null
  readonly submitted: { readonly at: string; readonly signerPostId: string; readonly signerName: string } | null
  readonly returned: { readonly at: string; readonly reason: string } | null
}

export interface Appeal {
  readonly appealId: string
  readonly partyId: string | null
  readonly by: string
  readonly receivedOn: LegalDate
  readonly documentId: string
  readonly forwardedTo: string | null
  readonly result: ActBody<'appeal-decided'>['result'] | null
  readonly communicatedOn: LegalDate | null
}

/** What happened: nothing here depends on the clock, the calendar or the rule. */
export interface CaseHistory {
  readonly status: Status
  readonly sequence: number
  readonly lastActAt: string | null
  readonly openedAt: string | null
  readonly request: ActBody<'submission-arrived'> | null
  readonly registration: Dated<ActBody<'case-registered'>> | null
  readonly procedure: ProcedureKind | null
  readonly assignment: Dated<ActBody<'assigned'>> | null
  readonly parties: readonly CaseParty[]
  readonly identifications: Readonly<Record<string, Dated<ActBody<'client-identified'>>>>
  readonly representation: Dated<ActBody<'representation-verified'>> | null
  readonly documents: readonly Dated<FiledDocument>[]
  readonly fee: Dated<ActBody<'fee-checked'>> | null
  readonly queries: Readonly<Record<string, Dated<ActBody<'data-set-queried'>>>>
  readonly identityDocument: Dated<ActBody<'identity-document-checked'>> | null
  readonly specialists: readonly SpecialistRequest[]
  readonly deficiencies: readonly DeficiencyNotice[]
  readonly pauses: readonly Pause[]
  readonly siteVisits: readonly Dated<ActBody<'site-visit-recorded'>>[]
  readonly withdrawal: Dated<ActBody<'request-withdrawn'>> | null
  readonly draft: Draft | null
  readonly decision: Dated<ActBody<'decision-signed'>> | null
  readonly corrections: readonly Dated<ActBody<'decision-corrected'>>[]
  readonly deliveries: readonly Delivery[]
  readonly appeals: readonly Appeal[]
  readonly waivers: Readonly<Record<string, LegalDate>>
  readonly finality: Dated<ActBody<'finality-reached'>> | null
  readonly filing: Dated<ActBody<'case-filed'>> | null
  readonly notes: readonly (Dated<ActBody<'note-added'>> & { readonly by: string })[]
}

/** The office's legal clock (ügyintézési határidő). Overdue and days left are judgements at the legal time of the fold. */
export interface CaseClock {
  readonly startedAt: string
  readonly limit: Limit
  readonly limitLaw: string
  readonly excluded: readonly ExcludedInterval[]
  readonly derivation: Derivation
  /** The last day, or the last instant of an hour limit; null while the clock stands. */
  readonly due: string | null
  /** The first instant after the limit. */
  readonly dueAt: string | null
  /** `standing`: an open interval holds it; `ended`: the steps to communicate the decision were taken. */
  readonly state: 'running' | 'standing' | 'ended'
  readonly standingSince: LegalDate | null
  readonly endedOn: LegalDate | null
  readonly overdue: boolean
  /** Whole days from today to the last day; negative when overdue; null while standing or after the end. */
  readonly daysLeft: number | null
}

export type RequirementStatus = 'met' | 'missing' | 'waiting' | 'not-applicable'

/** One line of the guide: is it there, and if not, what brings it. */
export interface Requirement {
  readonly code: string
  readonly kind: RequirementRule['kind']
  /** The data set or specialist it is about. */
  readonly of: string | null
  readonly name: Localised
  readonly status: RequirementStatus
  /** Since when it is in this status; null where it never changed. */
  readonly since: string | null
  readonly law: string
  /** The act that would meet it; null when nothing is to be done. */
  readonly verb: ActKind | null
  readonly detail: Localised | null
  /** The day until which somebody else has time, where one is known. */
  readonly dueOn: LegalDate | null
}

export type WaitingKind = 'office' | 'head' | 'signer' | 'client' | 'specialist' | 'authority' | 'nobody'

/** For whom the case waits, since when. */
export interface Waiting {
  readonly kind: WaitingKind
  readonly label: Localised
  readonly since: string
}

/** The remedy against the decision. */
export interface RemedyState {
  readonly kind: 'appeal' | 'court'
  readonly law: string
  /** The day on which the decision was communicated to the last client; null while it was not. */
  readonly communicatedOn: LegalDate | null
  /** The last day of the remedy for the last client. */
  readonly derivation: Derivation | null
  readonly until: LegalDate | null
  /** The first day on which the decision is final if nothing more happens; null when that cannot be told yet. */
  readonly finalOn: LegalDate | null
}

export interface CaseState extends CaseHistory {
  readonly legalNow: string
  readonly today: LegalDate
  readonly stage: string
  readonly facts: Facts
  readonly clock: CaseClock | null
  readonly readiness: readonly Requirement[]
  /** Whom the case waits for, the most pressing first; never empty. */
  readonly waits: readonly Waiting[]
  readonly deficiencyTerms: Readonly<Record<string, Derivation>>
  readonly specialistTerms: Readonly<Record<string, Derivation>>
  readonly remedy: RemedyState | null
  /** Codes of the decisions that the facts allow. */
  readonly decisions: readonly string[]
  /** The next legal day on which time alone changes something; a sweeper looks at the case then. */
  readonly nextEventOn: LegalDate | null
}

/** What FEEL conditions see. Every name is always there; what is unknown is null. */
export interface Facts {
  readonly data: Readonly<Record<string, unknown>>
  readonly client: { readonly kind: 'person' | 'organisation' | null; readonly identified: boolean }
  readonly procedure: ProcedureKind | null
  readonly channel: string | null
  readonly attachments: readonly string[]
  readonly opposingClient: boolean
  readonly represented: boolean
  readonly withdrawn: boolean
  readonly feePaid: boolean
  readonly deficiencyLapsed: boolean
  readonly siteVisit: { readonly done: boolean; readonly result: string | null }
  readonly specialists: readonly { readonly code: string; readonly position: string | null }[]
  readonly queries: readonly { readonly code: string; readonly outcome: string; readonly answer: string | null }[]
}
