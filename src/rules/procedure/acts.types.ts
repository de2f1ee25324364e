/**
 * The acts (eljárási cselekmények) of a case: facts that happened, appended once and never changed. The case is their
 * fold. An act's body carries what was known then; what follows from it is computed.
 *
 * `schema` is the version of the body. A released version is frozen (see `act-examples.json`): a change makes a new
 * version beside it, and the fold reads both.
 */
import { z } from 'zod'
import { isInstant, legalDateSchema } from '../calendar/index.ts'
import { limitTextSchema, outcomeSchema, procedureKindSchema } from './case-rule.types.ts'

const id = z.uuid()
const code = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/)
const text = (maximum: number) => z.string().trim().min(1).max(maximum)
/** An instant with `Z` or an offset. */
export const instantSchema = z.string().refine(isInstant, { error: 'not an instant with offset' })

/** Who did it. `postId`: the dated holding of a job role; null for a client, another system, or the Gate itself. */
export const actorSchema = z.object({
  kind: z.enum(['officer', 'client', 'integration', 'system']),
  postId: id.nullable(),
  officerId: id.nullable(),
  name: text(200),
  /** The officer in whose stead the act was done (helyettesítés). */
  substitutesFor: text(200).nullable().default(null)
})
export type Actor = z.infer<typeof actorSchema>

/** What every act carries. */
export const envelopeSchema = z.object({
  id,
  /** 1, 2, 3… within the case, without gap. */
  sequence: z.int().positive(),
  at: instantSchema,
  /** The office's legal day; the legal clock of a demo office may differ from `at`. */
  legalDate: legalDateSchema,
  actor: actorSchema,
  /** Ids of the policies that allowed it. */
  policies: z.array(z.string()),
  schema: z.literal(1)
})

/** Participants (résztvevők). `opposing-client`: ellenérdekű ügyfél. */
export const partyRoles = ['client', 'opposing-client', 'neighbour', 'representative', 'other'] as const
export const partySchema = z.object({
  partyId: id,
  role: z.enum(partyRoles),
  kind: z.enum(['person', 'organisation']),
  name: text(300),
  address: text(300).nullable(),
  email: z.email().nullable(),
  /** Subject at the client identity provider; null for a guest. */
  clientKey: z.string().max(200).nullable(),
  /** For a representative: whom it stands for. */
  represents: id.nullable()
})
export type CaseParty = z.infer<typeof partySchema>

const document = z.object({
  documentId: id,
  /** Sub-number (alszám); null for what is not registered. */
  subNumber: z.int().positive().nullable(),
  direction: z.enum(['in', 'out', 'internal']),
  /** Code of the rule's document or decision, `attachment`, `request`, … */
  kind: code,
  /** The attachment demand it meets. */
  requirement: code.nullable(),
  title: text(300),
  mediaType: z.string().max(200),
  size: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  partner: text(300).nullable(),
  clientVisible: z.boolean(),
  /** Result of the check of its signature or of its content; `unchecked` and `invalid` want an officer's look. */
  validity: z.enum(['signed', 'authentic', 'plain', 'unchecked', 'invalid'])
})
export type FiledDocument = z.infer<typeof document>

const bodies = {
  /** Beérkezett beadvány (Ákr. 35–38. §); the first one starts the clock (37. § (2)). */
  'submission-arrived': z.object({
    submissionId: id,
    arrivalNumber: text(60),
    channel: z.enum(['electronic', 'paper', 'email', 'in-person', 'exchange']),
    receivedAt: instantSchema,
    /** `request` opens the procedure, `further` comes to an open case. */
    role: z.enum(['request', 'further']),
    language: z.enum(['hu', 'en']),
    submitter: z.object({ kind: z.enum(['person', 'organisation']), name: text(300), email: z.email().nullable(), clientKey: z.string().max(200).nullable() }),
    formVersion: z.int().positive().nullable(),
    /** The form's data as sent; empty for a paper submission that was not keyed in. */
    data: z.record(z.string(), z.unknown()),
    /** The notice to remedy deficiencies that it answers, by the sender's own word; acts from before this was asked have none. */
    answers: id.nullable().optional()
  }),
  /** Iktatás (335/2005. Korm. r.): number, register book, case type version, parties known at the start. */
  'case-registered': z.object({
    registrationNumber: text(60),
    registerBook: z.string().regex(/^[A-Z]{2,6}$/),
    caseType: code,
    caseTypeVersionId: id,
    subject: text(300),
    procedure: procedureKindSchema,
    filingPlanItem: text(40),
    parties: z.array(partySchema).min(1),
    predecessorCaseIds: z.array(id)
  }),
  /** Szignálás: the leader names the officer and the signing officer. */
  assigned: z.object({
    assigneePostId: id,
    assigneeName: text(200),
    signerPostId: id.nullable(),
    signerName: text(200).nullable(),
    instructions: z.string().max(2000).nullable()
  }),
  /** Résztvevő felvétele: another client, a neighbour, a representative. */
  'party-added': z.object({ party: partySchema }),
  /** Áttérés másik eljárásra (Ákr. 41. §, 43. §). */
  'procedure-switched': z.object({ from: procedureKindSchema, to: procedureKindSchema, reason: text(2000) }),
  /** Az ügyfél azonosítása. */
  'client-identified': z.object({
    partyId: id,
    method: z.enum(['person-register', 'company-register', 'client-login', 'in-person']),
    result: z.enum(['identified', 'not-found', 'mismatch', 'unreachable']),
    /** Receipt of the gateway or of the identity provider. */
    receiptId: z.string().max(200).nullable(),
    source: text(200)
  }),
  /** A képviseleti jog igazolása (Ákr. 13–14. §). */
  'representation-verified': z.object({
    partyId: id,
    representative: text(300),
    basis: z.enum(['statutory', 'power-of-attorney', 'register-of-declarations', 'own-right']),
    result: z.enum(['verified', 'not-verified']),
    documentId: id.nullable(),
    receiptId: z.string().max(200).nullable()
  }),
  /** Irat az ügyben: filed, with a sub-number where law wants it registered. */
  'document-filed': document,
  /** Irat vizsgálata: the officer's judgement on a document that the check could not pass by itself. */
  'document-checked': z.object({ documentId: id, validity: z.enum(['authentic', 'plain', 'invalid']), reason: text(2000) }),
  /** A díj (illeték) megfizetésének ellenőrzése. */
  'fee-checked': z.object({
    result: z.enum(['paid', 'not-paid', 'partly-paid', 'exempt', 'unreachable']),
    expected: z.int().nonnegative(),
    paid: z.int().nonnegative(),
    paidOn: legalDateSchema.nullable(),
    reference: z.string().max(200).nullable(),
    receiptId: z.string().max(200).nullable()
  }),
  /** Adatkérés másik nyilvántartásból (Ákr. 25., 62. §), through the gateway only. */
  'data-set-queried': z.object({
    dataSet: code,
    partyId: id.nullable(),
    outcome: z.enum(['answered', 'not-found', 'unreachable', 'refused']),
    /** Answer of a yes-no question; null where data came back or nothing did. */
    answer: z.enum(['yes', 'no']).nullable(),
    receiptId: z.string().max(200),
    documentId: id.nullable()
  }),
  /** Személyazonosító okmány ellenőrzése (Ákr. 95. §). */
  'identity-document-checked': z.object({
    partyId: id,
    documentType: z.enum(['identity-card', 'passport', 'driving-licence']),
    result: z.enum(['valid', 'expired', 'invalid', 'wanted', 'not-found', 'unreachable']),
    receiptId: z.string().max(200)
  }),
  /** Szakhatóság megkeresése (Ákr. 55. §). */
  'specialist-asked': z.object({
    requestId: id,
    specialist: code,
    question: text(4000),
    limit: limitTextSchema,
    sentAt: instantSchema,
    documentId: id,
    receiptId: z.string().max(200).nullable()
  }),
  /** Szakhatósági állásfoglalás (Ákr. 55–57. §). */
  'specialist-answered': z.object({
    requestId: id,
    specialist: code,
    position: z.enum(['consents', 'consents-with-conditions', 'refuses', 'no-competence']),
    conditions: z.array(text(2000)),
    reasons: z.string().max(20_000),
    answeredAt: instantSchema,
    documentId: id
  }),
  /** Sürgetés. */
  'specialist-reminded': z.object({ requestId: id, specialist: code, documentId: id.nullable() }),
  /** Hiánypótlási felhívás (Ákr. 44. §). Its term runs from its delivery. */
  'deficiency-noticed': z.object({
    noticeId: id,
    partyId: id,
    items: z.array(z.object({ requirement: code.nullable(), text: text(1000) })).min(1),
    limit: limitTextSchema,
    documentId: id
  }),
  /** Hiánypótlás. `complete`: nothing that the notice named is missing any more, in the officer's judgement. */
  'deficiency-remedied': z.object({ noticeId: id, complete: z.boolean(), receivedOn: legalDateSchema, documentIds: z.array(id) }),
  /** A hiánypótlásra adott határidő eredménytelenül eltelt. */
  'deficiency-lapsed': z.object({ noticeId: id }),
  /** Felfüggesztés (Ákr. 48. §) or szünetelés (49. §). `firstDay` is the first that does not count. */
  suspended: z.object({ ground: code, firstDay: legalDateSchema, reason: text(4000), documentId: id.nullable() }),
  /** Az eljárás folytatása. `lastDay` is the last that does not count. */
  resumed: z.object({ lastDay: legalDateSchema, reason: text(4000), documentId: id.nullable() }),
  /** Helyszíni szemle jegyzőkönyve (Ákr. 68–70., 78. §). */
  'site-visit-recorded': z.object({
    visitId: id,
    on: legalDateSchema,
    place: text(300),
    present: z.array(text(300)),
    findings: text(20_000),
    result: z.enum(['compliant', 'non-compliant', 'inconclusive']),
    documentId: id
  }),
  /** A kérelem visszavonása (Ákr. 35. § (3)). */
  'request-withdrawn': z.object({ partyId: id, on: legalDateSchema, documentId: id.nullable() }),
  /** Döntéstervezet; the text is kept by the decision feature, the act fixes its fingerprint. */
  'decision-drafted': z.object({
    draftId: id,
    revision: z.int().positive(),
    decision: code,
    outcome: outcomeSchema,
    contentHash: z.string().regex(/^[0-9a-f]{64}$/)
  }),
  /** Felterjesztés aláírásra. */
  'decision-submitted': z.object({ draftId: id, revision: z.int().positive(), signerPostId: id, signerName: text(200) }),
  /** Visszaadás átdolgozásra. */
  'decision-returned': z.object({ draftId: id, reason: text(4000) }),
  /** Kiadmányozás. */
  'decision-signed': z.object({
    draftId: id,
    revision: z.int().positive(),
    decision: code,
    form: z.enum(['determination', 'order']),
    outcome: outcomeSchema,
    documentId: id,
    registrationNumber: text(60),
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    signerPostId: id,
    signerName: text(200),
    signedAt: instantSchema,
    certificateSerial: z.string().max(100)
  }),
  /** Kijavítás, kiegészítés (Ákr. 90–91. §) of a signed decision. */
  'decision-corrected': z.object({ kind: z.enum(['correction', 'supplement']), documentId: id, reason: text(4000) }),
  /** Kézbesítés megkezdése (Ákr. 85. §): one document to one participant. */
  'delivery-started': z.object({
    deliveryId: id,
    documentId: id,
    partyId: id.nullable(),
    recipient: text(300),
    channel: z.enum(['mailbox', 'paper', 'in-person', 'exchange', 'public-notice']),
    /** Whether it communicates the decision (közlés); orders and notices do not. */
    communicatesDecision: z.boolean()
  }),
  /** Kézbesítési kísérlet vagy értesítés. `deemedOn`: the day on which it will count as delivered, once that is known. */
  'delivery-attempted': z.object({ deliveryId: id, attempt: z.int().positive(), on: legalDateSchema, deemedOn: legalDateSchema.nullable() }),
  /** Kézbesítve; also by presumption (kézbesítési vélelem, Ákr. 86. §) or refusal. */
  delivered: z.object({
    deliveryId: id,
    on: legalDateSchema,
    how: z.enum(['received', 'deemed', 'refused']),
    law: z.string().max(120).nullable(),
    receiptId: z.string().max(200).nullable()
  }),
  /** Fellebbezés (Ákr. 116–118. §). */
  'appeal-filed': z.object({ appealId: id, partyId: id.nullable(), by: text(300), receivedOn: legalDateSchema, documentId: id }),
  /** Lemondás a fellebbezésről. */
  'appeal-waived': z.object({ partyId: id, on: legalDateSchema, documentId: id.nullable() }),
  /** Felterjesztés a másodfokhoz, with the whole file. */
  'appeal-forwarded': z.object({ appealId: id, to: text(300), documentId: id }),
  /** A másodfok döntése. `annulled`: the office begins anew. */
  'appeal-decided': z.object({ appealId: id, result: z.enum(['upheld', 'changed', 'annulled', 'rejected', 'withdrawn']), communicatedOn: legalDateSchema, documentId: id.nullable() }),
  /** Véglegessé válás (Ákr. 82. §). */
  'finality-reached': z.object({ on: legalDateSchema, law: z.string().max(120) }),
  /** Irattárba helyezés. */
  'case-filed': z.object({ filingPlanItem: text(40), disposableAfterYear: z.int().nullable() }),
  /** Belső feljegyzés. */
  'note-added': z.object({ noteId: id, text: text(4000) })
} as const

export type ActKind = keyof typeof bodies
export const actKinds = Object.keys(bodies) as ActKind[]
export type ActBody<K extends ActKind = ActKind> = z.infer<(typeof bodies)[K]>
/** What the body of an act of each kind must hold. */
export const actBodySchemas: typeof bodies = bodies

const act = <K extends ActKind>(kind: K) => envelopeSchema.extend({ kind: z.literal(kind), body: bodies[kind] })

/** Any act, told apart by `kind`. */
export const actSchema = z.discriminatedUnion('kind', [
  act('submission-arrived'), act('case-registered'), act('assigned'), act('party-added'), act('procedure-switched'),
  act('client-identified'), act('representation-verified'), act('document-filed'), act('document-checked'), act('fee-checked'), act('data-set-queried'),
  act('identity-document-checked'), act('specialist-asked'), act('specialist-answered'), act('specialist-reminded'),
  act('deficiency-noticed'), act('deficiency-remedied'), act('deficiency-lapsed'), act('suspended'), act('resumed'),
  act('site-visit-recorded'), act('request-withdrawn'), act('decision-drafted'), act('decision-submitted'), act('decision-returned'),
  act('decision-signed'), act('decision-corrected'), act('delivery-started'), act('delivery-attempted'), act('delivered'),
  act('appeal-filed'), act('appeal-waived'), act('appeal-forwarded'), act('appeal-decided'), act('finality-reached'),
  act('case-filed'), act('note-added')
])
export type Act = z.infer<typeof actSchema>
export type ActOf<K extends ActKind> = Extract<Act, { kind: K }>

/** An act before it has its place in the case. */
export type NewAct = { [K in ActKind]: { readonly kind: K; readonly body: ActBody<K> } }[ActKind]
