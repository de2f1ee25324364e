/**
 * The case rule (ügyszabály): everything that makes one case type differ from another, as dated data.
 *
 * A rule is written in `catalogue/<code>/rule.yaml`; the loader adds the laws it cites and stores the whole as one
 * version. A case keeps the version it began with. Nothing here is code: conditions are FEEL expressions over the facts
 * of the case (`Facts`), texts are Hungarian and English, and every demand names its section of law.
 */
import { z } from 'zod'
import { legalDateSchema, localisedSchema } from '../calendar/index.ts'
import { organSchema } from '../competence/index.ts'
import { parseLimit } from '../deadline/index.ts'
import { faultsAcross } from './case-rule-faults.ts'
import { statuses } from './status.types.ts'

const code = z.string().regex(/^[a-z][a-z0-9-]{1,62}$/, { error: 'lower-case letters, digits and hyphens' })

/** A time limit as text: `24h`, `8d`, `5wd`, `1m`, `1y`. */
export const limitTextSchema = z.string().refine((text) => {
  try {
    parseLimit(text)
    return true
  } catch {
    return false
  }
}, { error: 'a limit is written 24h, 8d, 5wd, 1m or 1y' })

/** A place in a law: `law` is a code of the rule's `laws`, `section` as Hungarian citation writes it (`50. § (2) c)`). */
export const citationSchema = z.strictObject({ law: code, section: z.string().min(1).max(120) })
export type Citation = z.infer<typeof citationSchema>

/** A law a rule may cite. Its text is not kept here; `url` leads to the National Legislation Database (njt.hu). */
export const lawReferenceSchema = z.strictObject({
  code,
  /** Short form used in citations: `Ákr.`, `57/2013. (II. 27.) Korm. r.`. */
  citation: z.string().min(1).max(120),
  title: localisedSchema,
  url: z.url(),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable()
})
export type LawReference = z.infer<typeof lawReferenceSchema>

/** A FEEL condition. Null, a warning or a passed budget count as not fulfilled (see `conditions.ts`). */
export const conditionSchema = z.string().min(1).max(500)

/** Must be done before the decision, or may be done when the facts call for it. */
export const needSchema = z.enum(['must', 'may'])

/**
 * Kinds of procedure (Ákr. 39–43. §): automatic decision-making (automatikus döntéshozatal), summary (sommás eljárás),
 * full (teljes eljárás).
 */
export const procedureKinds = ['automatic', 'summary', 'full'] as const
export const procedureKindSchema = z.enum(procedureKinds)
export type ProcedureKind = z.infer<typeof procedureKindSchema>

const procedureVariantSchema = z.strictObject({
  /** The administrative time limit (ügyintézési határidő). */
  limit: limitTextSchema,
  law: citationSchema,
  /** When this kind may be used; always when left out. */
  condition: conditionSchema.optional()
})

/**
 * Registers a rule may look into, with the data set of the gateway that stands for each. A new register is code (its
 * question has a shape of its own); a new question to one of these is data.
 */
export const registerDataSets = {
  'person-register': 'etalon.identify', 'company-register': 'company.register', 'land-register': 'land.register'
} as const
export type RegisterCode = keyof typeof registerDataSets
const registerCodes = Object.keys(registerDataSets) as [RegisterCode, ...RegisterCode[]]

/** A dotted place in the form's data: `place.parcelNumber`. */
const formPath = z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*(\.[a-zA-Z][a-zA-Z0-9]*)*$/, { error: 'a dotted name such as place.parcelNumber' })

/**
 * Where the form keeps what the Gate itself must find in it: the subject of a question to a register, the reference of a
 * payment, what a specialist authority may learn. A rule without it is read as the site permit's form is laid out.
 */
export const formFactsSchema = z.strictObject({
  /** Parts of the form that hold the natural identifiers of the client and of the representative. */
  client: formPath.optional(),
  representative: formPath.optional(),
  registryNumber: formPath.optional(),
  businessName: formPath.optional(),
  parcelNumber: formPath.optional(),
  settlement: formPath.optional(),
  paymentReference: formPath.optional(),
  /** Parts of the form that go to specialist authorities; never the client's identifiers. */
  specialist: z.array(formPath).optional()
})
export type FormFacts = z.infer<typeof formFactsSchema>

/** A data set (adatkör) of another register that the rule lets the officer look into, for one purpose. */
export const dataSetSchema = z.strictObject({
  code,
  name: localisedSchema,
  register: z.enum(registerCodes),
  need: needSchema,
  condition: conditionSchema.optional(),
  /** Purpose code of the gateway, with the text the client reads. */
  purpose: code,
  purposeText: localisedSchema,
  law: citationSchema,
  /** Whose data are asked. */
  about: z.enum(['client', 'premises', 'representative', 'other']),
  /** `data`: the fields come back; `yes-no`: only whether the question holds, with a receipt. */
  answer: z.enum(['data', 'yes-no']),
  question: localisedSchema.optional(),
  fields: z.array(z.strictObject({ code: z.string().regex(/^[a-zA-Z][a-zA-Z0-9]*$/), name: localisedSchema })).min(1)
})
export type DataSetRule = z.infer<typeof dataSetSchema>

/** A document the client attaches (melléklet). */
export const attachmentSchema = z.strictObject({
  code,
  name: localisedSchema,
  hint: localisedSchema.optional(),
  /** When it must be there; always when left out. */
  condition: conditionSchema.optional(),
  required: z.boolean(),
  mediaTypes: z.array(z.string().regex(/^[a-z]+\/[a-zA-Z0-9.+-]+$/)).min(1),
  maximumFiles: z.int().min(1).max(20),
  law: citationSchema
})
export type AttachmentRule = z.infer<typeof attachmentSchema>

/** A specialist authority (szakhatóság, Ákr. 55–57. §) and what it is asked. */
export const specialistSchema = z.strictObject({
  code,
  authority: localisedSchema,
  /** Code of the authority at the exchange. */
  partner: code,
  question: localisedSchema,
  condition: conditionSchema.optional(),
  limit: limitTextSchema,
  law: citationSchema,
  /** Sector law that takes the specialist's time out of the office's limit; null under Ákr. 50. § (5), which does not. */
  excludedFromClock: citationSchema.nullable(),
  /** Code of the document template of the request. */
  template: code
})
export type SpecialistRule = z.infer<typeof specialistSchema>

/**
 * What a decision does with the request: grants, refuses (elutasítás), rejects without merits (visszautasítás,
 * Ákr. 46. §), terminates the procedure (megszüntetés, 47. §).
 */
export const outcomes = ['grant', 'refuse', 'reject', 'terminate'] as const
export const outcomeSchema = z.enum(outcomes)
export type Outcome = z.infer<typeof outcomeSchema>

/** A decision the office may take. `determination`: határozat (merits), `order`: végzés (Ákr. 80. §). */
export const decisionKindSchema = z.strictObject({
  code,
  form: z.enum(['determination', 'order']),
  outcome: outcomeSchema,
  name: localisedSchema,
  /** File in the folder of the case type. */
  template: z.string().regex(/^templates\/[a-z0-9-]+\.typ$/),
  law: citationSchema,
  /** When the facts allow it; always when left out. */
  condition: conditionSchema.optional(),
  /** Which readiness requirements must be met before sign-off: all, none, or those named. */
  needs: z.union([z.enum(['all', 'none']), z.array(code)]),
  /** Code of one of the rule's remedies. */
  remedy: code,
  /** Texts offered to the officer, with facts filled in by the editor. */
  operativePart: localisedSchema,
  reasoning: localisedSchema
})
export type DecisionRule = z.infer<typeof decisionKindSchema>

/** A document other than the decision: notice, request, order on the way, record. */
export const documentTemplateSchema = z.strictObject({
  code,
  purpose: z.enum(['deficiency-notice', 'specialist-request', 'data-handling-notice', 'site-visit-record', 'suspension-order', 'appeal-forwarding', 'other']),
  form: z.enum(['order', 'notice', 'record', 'request']),
  name: localisedSchema,
  template: z.string().regex(/^templates\/[a-z0-9-]+\.typ$/),
  law: citationSchema,
  /** Whether it needs the card of the signing officer, the office's seal, or neither. */
  authentication: z.enum(['card', 'seal', 'none'])
})
export type DocumentRule = z.infer<typeof documentTemplateSchema>

/** A remedy (jogorvoslat): appeal (fellebbezés, Ákr. 116–119. §) or administrative action (közigazgatási per). */
export const remedySchema = z.strictObject({
  code,
  kind: z.enum(['appeal', 'court']),
  limit: limitTextSchema,
  law: citationSchema,
  /** Who decides on it, and where it is filed. */
  to: localisedSchema,
  filedWith: localisedSchema,
  /** The same organ as `to`, as the table of remedies (Ákr. 114., 116. §) names it, so that the two can be held against each other. */
  decidedBy: z.enum(['council', 'county-government-office', 'superior-body', 'administrative-court']).optional(),
  /** Duty in forint as dated amounts; empty when free. */
  duty: z.array(z.strictObject({ amount: z.int().nonnegative(), validFrom: legalDateSchema, validTo: legalDateSchema.nullable(), law: citationSchema })),
  /** The remedy clause as it stands in the decision. */
  clause: localisedSchema
})
export type RemedyRule = z.infer<typeof remedySchema>

/** What a readiness requirement looks at; `of` names the data set, specialist or condition it is about. */
export const requirementKinds = [
  'assigned', 'client-identified', 'representation-verified', 'attachments', 'fee', 'identity-document', 'data-set',
  'specialist', 'site-visit', 'deficiency-closed', 'documents-valid', 'condition'
] as const
export const requirementSchema = z.strictObject({
  code,
  kind: z.enum(requirementKinds),
  of: code.optional(),
  name: localisedSchema,
  law: citationSchema,
  /** When it applies; always when left out (the condition of what `of` names is looked at besides). */
  condition: conditionSchema.optional(),
  /** For `condition`: what must hold. */
  holds: conditionSchema.optional()
}).refine((requirement) => (requirement.kind === 'condition') === (requirement.holds !== undefined), {
  error: '`holds` belongs to requirements of the kind `condition`, and only to them', path: ['holds']
}).refine((requirement) => ['data-set', 'specialist'].includes(requirement.kind) === (requirement.of !== undefined), {
  error: '`of` names the data set or specialist of such a requirement, and stands nowhere else', path: ['of']
})
export type RequirementRule = z.infer<typeof requirementSchema>

/** The rule as it is written in the catalogue. */
export const caseRuleSchema = z.strictObject({
  code,
  version: z.int().min(1),
  validFrom: legalDateSchema,
  validTo: legalDateSchema.nullable(),
  name: localisedSchema,
  summary: localisedSchema,
  legalBasis: z.array(citationSchema).min(1),
  /** Competence (hatáskör) and territorial jurisdiction (illetékesség, Ákr. 16. §). */
  competence: z.strictObject({
    holder: localisedSchema,
    /** Stands over the signer's name in the signature clause (záradék), such as for delegated power (Mötv. 41. § (4)). */
    clause: localisedSchema.optional(),
    /** Which organ has the power (hatáskör címzettje); by tier and power when left out. */
    organ: organSchema.optional(),
    tiers: z.array(z.enum(['ministry-department', 'national-body', 'county-regional-document-office', 'mayors-office'])).min(1),
    territory: localisedSchema,
    law: citationSchema
  }),
  /** Whose power is used: the state's (államigazgatási) or the municipality's (önkormányzati hatósági hatáskör). */
  power: z.enum(['state', 'municipal']),
  jobRoles: z.array(code).min(1),
  procedure: z.strictObject({
    initial: procedureKindSchema,
    kinds: z.strictObject({ automatic: procedureVariantSchema.optional(), summary: procedureVariantSchema.optional(), full: procedureVariantSchema }),
    /** Which kind may turn into which, by which section. */
    switches: z.array(z.strictObject({ from: procedureKindSchema, to: procedureKindSchema, law: citationSchema })),
    startLaw: citationSchema
  }),
  /** What does not count in the office's limit (Ákr. 50. § (5)). */
  clock: z.strictObject({ suspension: citationSchema, stay: citationSchema, clientDelay: citationSchema }),
  /** Notice to remedy deficiencies (hiánypótlás, Ákr. 44. §). */
  deficiency: z.strictObject({ limit: limitTextSchema, once: z.boolean(), law: citationSchema, template: code }),
  /** Grounds of suspension (felfüggesztés, 48. §) and stay (szünetelés, 49. §). */
  suspensions: z.array(z.strictObject({
    code,
    kind: z.enum(['suspension', 'stay']),
    name: localisedSchema,
    law: citationSchema,
    /** Whom the case waits for meanwhile. */
    waitsFor: z.enum(['authority', 'client']),
    template: code.nullable(),
    /** Remedy of the order by itself (Ákr. 112. § (2) d)); only with the decision when left out. */
    remedy: code.optional()
  })),
  /** Every status belongs to exactly one stage. */
  stages: z.array(z.strictObject({ code, name: localisedSchema, statuses: z.array(z.enum(statuses)).min(1) })).min(1),
  form: z.strictObject({ version: z.int().min(1), schema: z.string(), ui: z.string(), texts: z.strictObject({ hu: z.string(), en: z.string() }), facts: formFactsSchema.optional() }),
  /** FEEL expression over the form's data that names the case in lists. */
  subject: conditionSchema,
  attachments: z.array(attachmentSchema),
  fee: z.strictObject({
    /** Administrative service fee (igazgatási szolgáltatási díj) or duty (illeték). */
    kind: z.enum(['service-fee', 'duty']),
    name: localisedSchema,
    amounts: z.array(z.strictObject({ amount: z.int().positive(), validFrom: legalDateSchema, validTo: legalDateSchema.nullable() })).min(1),
    condition: conditionSchema.optional(),
    law: citationSchema
  }).nullable(),
  clientKinds: z.array(z.enum(['person', 'organisation'])).min(1),
  identification: z.strictObject({ law: citationSchema }),
  representation: z.strictObject({ condition: conditionSchema, law: citationSchema }),
  dataSets: z.array(dataSetSchema),
  identityDocument: z.strictObject({ need: needSchema, condition: conditionSchema.optional(), law: citationSchema }).nullable(),
  specialists: z.array(specialistSchema),
  /** Inspection on the spot (helyszíni szemle, Ákr. 68. §). */
  siteVisit: z.strictObject({
    need: needSchema,
    condition: conditionSchema.optional(),
    law: citationSchema,
    template: code,
    /** What each result means in this kind of case, for the record; as for a site when left out. */
    results: z.strictObject({ compliant: localisedSchema, 'non-compliant': localisedSchema, inconclusive: localisedSchema }).optional()
  }).nullable(),
  decisions: z.array(decisionKindSchema).min(1),
  documents: z.array(documentTemplateSchema),
  remedies: z.array(remedySchema).min(1),
  /** Code of the register book (iktatókönyv). */
  registerBook: z.string().regex(/^[A-Z]{2,6}$/),
  /** Item of the filing plan (irattári tételszám); `retentionYears` null: not disposable (NS). */
  filingPlan: z.strictObject({ item: z.string().min(1), retentionYears: z.int().positive().nullable(), archiveAfterYears: z.int().positive().nullable(), law: citationSchema }),
  readiness: z.array(requirementSchema).min(1)
}).superRefine((rule, context) => {
  for (const { path, message } of faultsAcross(rule)) context.addIssue({ code: 'custom', path, message })
})
export type CaseRuleSource = z.infer<typeof caseRuleSchema>

/** A rule as stored and sent to the browser: what the catalogue says, with the laws it cites. */
export type CaseRule = CaseRuleSource & { readonly laws: readonly LawReference[] }

/** The citation as people write it: `Ákr. 50. § (2) c)`. */
export function cite(rule: Pick<CaseRule, 'laws'>, citation: Citation): string {
  const law = rule.laws.find((item) => item.code === citation.law)
  return `${law?.citation ?? citation.law} ${citation.section}`
}

/** The dated amount in force on a day, in forint; null when none is. */
export function amountOn(amounts: readonly { amount: number; validFrom: string; validTo: string | null }[], date: string): number | null {
  return amounts.find((item) => item.validFrom <= date && (item.validTo === null || date <= item.validTo))?.amount ?? null
}
