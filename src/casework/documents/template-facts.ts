/**
 * What document templates see. One shape for every document and decision of every case type, so that a template is
 * written once against this file: `let facts = json(bytes(sys.inputs.data))`.
 *
 * Dates are words of the Hungarian reader (`2026. december 8.`); `iso` members hold the machine's form beside them.
 */
import type { Organisation } from '../../registers/organisations/index.ts'
import { formatDate, formatDateTime, legalDateOf } from '../../rules/calendar/index.ts'
import { limitInWords, parseLimit } from '../../rules/deadline/index.ts'
import { cite, type CaseParty, type CaseRule, type Citation } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'

/** A participant as a document names them; never an identifier beyond name and address. */
export interface PartyFacts {
  readonly role: CaseParty['role']
  readonly kind: CaseParty['kind']
  readonly name: string
  readonly address: string | null
  readonly represents: string | null
}

export interface DateFacts {
  readonly iso: string
  /** `2026. december 8.` */
  readonly text: string
}

export interface TemplateFacts {
  readonly office: { readonly name: string; readonly shortName: string; readonly settlement: string | null; readonly demo: boolean }
  readonly case: {
    readonly registrationNumber: string
    readonly subject: string
    readonly typeName: string
    readonly arrived: DateFacts | null
    readonly arrivalNumber: string | null
    readonly procedure: string | null
    readonly due: DateFacts | null
    readonly officer: string | null
    readonly signer: string | null
  }
  /** The first client. */
  readonly client: PartyFacts | null
  readonly parties: readonly PartyFacts[]
  /** The request's data as the client sent them, under the names of the form. */
  readonly data: Readonly<Record<string, unknown>>
  readonly rule: {
    readonly code: string
    readonly version: number
    readonly name: string
    readonly legalBasis: readonly string[]
    readonly competence: {
      readonly holder: string
      /** What stands over the signer's name, such as in delegated power; null where nothing does. */
      readonly clause: string | null
      readonly territory: string
      readonly law: string
    }
    readonly limit: string | null
    readonly limitLaw: string | null
  }
  readonly document: {
    /** Registration number of this very document, given before it is rendered. */
    readonly registrationNumber: string | null
    readonly code: string
    readonly name: string
    readonly form: string
    readonly law: string
    /** Day of the document by the office's legal clock. */
    readonly date: DateFacts
    readonly settlement: string | null
    /** `seal`: carries the office's electronic seal; the template says so in words. */
    readonly authentication: 'card' | 'seal' | 'none'
  }
  /** What belongs to this document alone; its members are described where the document is made. */
  readonly body: Readonly<Record<string, unknown>>
}

/** The document a template is about: a document of the rule, or a decision. */
export interface DocumentHead {
  readonly code: string
  readonly name: string
  readonly form: string
  readonly law: Citation
  readonly authentication: 'card' | 'seal' | 'none'
  readonly registrationNumber: string | null
}

export function dateFacts(date: string): DateFacts {
  return date.length > 10 ? { iso: date, text: formatDateTime(date) } : { iso: date, text: formatDate(date) }
}

/** `8 nap`, as a document says a limit. */
export function limitText(limit: string): string {
  return limitInWords(parseLimit(limit))
}

const partyFacts = (parties: readonly CaseParty[], party: CaseParty): PartyFacts => ({
  role: party.role,
  kind: party.kind,
  name: party.name,
  address: party.address,
  represents: parties.find((other) => other.partyId === party.represents)?.name ?? null
})

const citeAll = (rule: CaseRule, citations: readonly Citation[]): string[] => citations.map((item) => cite(rule, item))

/** Fills the shape from an open case. */
export function templateFacts(
  file: CaseFile, office: Organisation, head: DocumentHead, body: Readonly<Record<string, unknown>>
): TemplateFacts {
  const { rule, state } = file
  const variant = state.procedure ? rule.procedure.kinds[state.procedure] : undefined
  const client = state.parties.find((party) => party.role === 'client')
  return {
    office: { name: office.name, shortName: office.shortName, settlement: office.settlement, demo: office.demo },
    case: {
      registrationNumber: file.stored.registrationNumber,
      subject: file.stored.subject,
      typeName: rule.name.hu,
      arrived: state.request ? dateFacts(legalDateOf(new Date(state.request.receivedAt))) : null,
      arrivalNumber: state.request?.arrivalNumber ?? null,
      procedure: state.procedure,
      due: state.clock?.due ? dateFacts(state.clock.due) : null,
      officer: state.assignment?.assigneeName ?? null,
      signer: state.assignment?.signerName ?? null
    },
    client: client ? partyFacts(state.parties, client) : null,
    parties: state.parties.map((party) => partyFacts(state.parties, party)),
    data: state.facts.data,
    rule: {
      code: rule.code,
      version: rule.version,
      name: rule.name.hu,
      legalBasis: citeAll(rule, rule.legalBasis),
      competence: {
        holder: rule.competence.holder.hu, clause: rule.competence.clause?.hu ?? null, territory: rule.competence.territory.hu, law: cite(rule, rule.competence.law)
      },
      limit: variant ? limitText(variant.limit) : null,
      limitLaw: variant ? cite(rule, variant.law) : null
    },
    document: {
      registrationNumber: head.registrationNumber,
      code: head.code,
      name: head.name,
      form: head.form,
      law: cite(rule, head.law),
      date: dateFacts(state.today),
      settlement: office.settlement,
      authentication: head.authentication
    },
    body
  }
}
