import { z } from 'zod'
import type { Tx } from '../../platform/database/index.ts'
import { officeKindSchema } from '../../rules/calendar/index.ts'
import { amendSteps, derivedId, endSteps, factOn, importKind, listFacts, type ChangeKind, type Fact, type FactContent, type FactStep, type Plan, type RegisterDefinition } from '../changes/index.ts'
import { organisationErrors } from './organisation.errors.ts'
import { hasPostsFrom } from './organisation.store.ts'
import { tierSchema } from './organisation.types.ts'

export const ORGANISATIONS = 'organisations'
export const SUCCESSIONS = 'successions'
/** The register of who is competent where, whose rows go over to a successor. */
const COMPETENCES = 'competences'

export const organisationKinds = [
  'ministry-department', 'national-body', 'government-office', 'district-office', 'regional-body', 'document-office', 'mayors-office', 'joint-municipal-office',
  'capital-office', 'unit'
] as const

const text = (maximum: number) => z.string().trim().min(1).max(maximum)
/** Ways to reach an office (elérhetőségek, ügyfélfogadási idő). */
export const contactsSchema = z.object({
  address: text(200).optional(), phone: z.string().trim().regex(/^[+0-9][0-9 /()-]{4,30}$/).optional(), email: z.email().optional(),
  web: z.url({ protocol: /^https?$/ }).optional(), openingHours: text(300).optional()
})
const codeSchema = z.string().regex(/^[a-z0-9][a-z0-9-]{1,62}$/)
const exchangeIdSchema = z.string().trim().regex(/^[A-Za-z0-9/_.-]{3,80}$/)

/** What the register says of an organisation (szervezet). */
export const organisationValueSchema = z.object({
  code: codeSchema,
  name: text(200),
  shortName: text(80),
  tier: tierSchema,
  kind: z.enum(organisationKinds),
  authorityKind: officeKindSchema,
  parentId: z.uuid().nullable(),
  superiorId: z.uuid().nullable(),
  settlement: z.string().nullable(),
  county: z.string().nullable(),
  exchangeId: z.string().nullable(),
  demo: z.boolean(),
  /** Code of the settlement of the seat (KSH). */
  seatCode: z.string().nullable(),
  contacts: contactsSchema
})
export type OrganisationValue = z.infer<typeof organisationValueSchema>

/** An organisation's value as a fact. */
export function organisationFact(value: OrganisationValue): FactContent {
  return { value, name: value.name, search: [value.shortName, value.settlement, value.code].filter(Boolean).join(' '), parentId: value.parentId }
}

const valueOf = (fact: Fact): OrganisationValue => organisationValueSchema.parse(fact.value)
const amended = (fact: Fact, patch: Partial<OrganisationValue>): FactContent => organisationFact({ ...valueOf(fact), ...patch })
const on = async (tx: Tx, id: string, day: string): Promise<OrganisationValue> => valueOf(await factOn(tx, ORGANISATIONS, id, day))

/** The office to which a unit belongs, however deep: whose head answers for it. */
async function officeOf(tx: Tx, id: string, day: string): Promise<string> {
  const value = await on(tx, id, day)
  return value.kind === 'unit' && value.parentId !== null ? officeOf(tx, value.parentId, day) : id
}

/** @throws organisation.cycle where `id` would stand below itself */
async function requireNoCycle(tx: Tx, id: string, parentId: string, day: string): Promise<void> {
  for (let above: string | null = parentId; above !== null; above = (await on(tx, above, day)).parentId) {
    if (above === id) throw organisationErrors.cycle()
  }
}

async function requireUnit(tx: Tx, id: string, day: string): Promise<OrganisationValue> {
  const value = await on(tx, id, day)
  if (value.kind !== 'unit') throw organisationErrors.notAUnit()
  return value
}

async function requireEmpty(tx: Tx, id: string, day: string): Promise<void> {
  if ((await listFacts(tx, { register: ORGANISATIONS, asOf: { day, knownAt: null }, parentId: id, limit: 1 })).length > 0) throw organisationErrors.hasUnits()
  if (await hasPostsFrom(tx, id, day)) throw organisationErrors.hasPosts()
}

/** Of one office: its head and its local administrator may decide it. */
async function ofOffice(tx: Tx, id: string, day: string, touches: readonly string[], steps: readonly FactStep[]): Promise<Plan> {
  return { subjectId: id, subjectName: (await on(tx, id, day)).name, organisationId: await officeOf(tx, id, day), touches, steps }
}

const kind = <Input>(facts: Omit<ChangeKind<Input>, 'creates'> & { readonly creates?: true }): ChangeKind<never> => ({ creates: false, ...facts }) as unknown as ChangeKind<never>

/** The register of organisations. @param options.demo whether new top offices are invented ones */
export function organisationRegister(options: { readonly demo: boolean }): RegisterDefinition<OrganisationValue> {
  const definition: RegisterDefinition<OrganisationValue> = {
    code: ORGANISATIONS,
    schema: organisationValueSchema,
    readers: 'public',
    columns: [
      { key: 'code', hu: 'Kód', en: 'Code', write: (value) => value.code },
      { key: 'name', hu: 'Név', en: 'Name', write: (value) => value.name },
      { key: 'shortName', hu: 'Rövid név', en: 'Short name', write: (value) => value.shortName },
      { key: 'tier', hu: 'Szint', en: 'Tier', write: (value) => value.tier },
      { key: 'kind', hu: 'Fajta', en: 'Kind', write: (value) => value.kind },
      { key: 'authorityKind', hu: 'Hatalom', en: 'Power', write: (value) => value.authorityKind },
      { key: 'parentId', hu: 'Fölérendelt szervezet', en: 'Parent', write: (value) => value.parentId ?? '' },
      { key: 'superiorId', hu: 'Felettes szerv', en: 'Superior', write: (value) => value.superiorId ?? '' },
      { key: 'settlement', hu: 'Székhely', en: 'Seat', write: (value) => value.settlement ?? '' },
      { key: 'seatCode', hu: 'Székhely KSH-kódja', en: 'Code of the seat', write: (value) => value.seatCode ?? '' },
      { key: 'county', hu: 'Vármegye', en: 'County', write: (value) => value.county ?? '' },
      { key: 'exchangeId', hu: 'Csatlakozási azonosító', en: 'Exchange identifier', write: (value) => value.exchangeId ?? '' },
      { key: 'address', hu: 'Cím', en: 'Address', write: (value) => value.contacts.address ?? '' },
      { key: 'phone', hu: 'Telefon', en: 'Phone', write: (value) => value.contacts.phone ?? '' },
      { key: 'email', hu: 'E-mail', en: 'E-mail', write: (value) => value.contacts.email ?? '' },
      { key: 'web', hu: 'Honlap', en: 'Web', write: (value) => value.contacts.web ?? '' },
      { key: 'openingHours', hu: 'Ügyfélfogadás', en: 'Opening hours', write: (value) => value.contacts.openingHours ?? '' }
    ],
    rows: {
      keyOf: (value) => value.code,
      read: (cells, present) => rowValue(cells, present, options.demo),
      fact: organisationFact
    },
    kinds: { ...officeKinds(options.demo), ...unitKinds, import: importKind(() => definition as RegisterDefinition) }
  }
  return definition
}

/** A row of the register's own export; a column that the file does not have leaves what is there. */
function rowValue(cells: Readonly<Record<string, string>>, present: OrganisationValue | null, demo: boolean): unknown {
  const cell = (key: string, otherwise: string | null): string | null => (key in cells ? cells[key] || null : otherwise)
  const contact = (key: keyof OrganisationValue['contacts']): string | undefined => cell(key, present?.contacts[key] ?? null) ?? undefined
  return {
    code: cell('code', present?.code ?? null), name: cell('name', present?.name ?? null), shortName: cell('shortName', present?.shortName ?? null),
    tier: cell('tier', present?.tier ?? null), kind: cell('kind', present?.kind ?? null), authorityKind: cell('authorityKind', present?.authorityKind ?? null),
    parentId: cell('parentId', present?.parentId ?? null), superiorId: cell('superiorId', present?.superiorId ?? null), settlement: cell('settlement', present?.settlement ?? null),
    county: cell('county', present?.county ?? null), exchangeId: cell('exchangeId', present?.exchangeId ?? null), seatCode: cell('seatCode', present?.seatCode ?? null),
    demo: present?.demo ?? demo,
    contacts: { address: contact('address'), phone: contact('phone'), email: contact('email'), web: contact('web'), openingHours: contact('openingHours') }
  }
}

/** Changes of whole offices: a national administrator's, approved by another. */
function officeKinds(demo: boolean): RegisterDefinition['kinds'] {
  const newOffice = organisationValueSchema.omit({ demo: true, parentId: true }).extend({
    kind: z.enum(organisationKinds).exclude(['unit']), parentId: z.uuid().nullable().default(null), contacts: contactsSchema.default({})
  })
  const names = z.strictObject({ name: text(200), shortName: text(80) })
  return {
    create: kind<z.output<typeof newOffice>>({
      input: newOffice, creates: true, fourEyes: true, national: true,
      plan: async (tx, { subjectId, input, effectiveFrom }) => {
        if (input.parentId !== null) await on(tx, input.parentId, effectiveFrom)
        if (input.superiorId !== null) await on(tx, input.superiorId, effectiveFrom)
        return {
          subjectId, subjectName: input.name, organisationId: null, touches: [],
          steps: [{ register: ORGANISATIONS, subjectId, from: effectiveFrom, to: null, fact: organisationFact({ ...input, demo }) }]
        }
      }
    }),
    rename: kind<z.infer<typeof names>>({
      input: names, fourEyes: true, national: true,
      plan: async (tx, { subjectId, input, effectiveFrom }) => ofOffice(tx, subjectId, effectiveFrom, [subjectId],
        await amendSteps(tx, ORGANISATIONS, subjectId, effectiveFrom, (fact) => amended(fact, input)))
    }),
    'set-superior': kind<{ superiorId: string | null; parentId?: string | null | undefined }>({
      input: z.strictObject({ superiorId: z.uuid().nullable(), parentId: z.uuid().nullable().optional() }), fourEyes: true, national: true,
      plan: async (tx, { subjectId, input, effectiveFrom }) => {
        if (input.superiorId === subjectId) throw organisationErrors.cycle()
        if (input.superiorId !== null) await on(tx, input.superiorId, effectiveFrom)
        if (input.parentId) await requireNoCycle(tx, subjectId, input.parentId, effectiveFrom)
        const patch = { superiorId: input.superiorId, ...(input.parentId === undefined ? {} : { parentId: input.parentId }) }
        return ofOffice(tx, subjectId, effectiveFrom, [subjectId], await amendSteps(tx, ORGANISATIONS, subjectId, effectiveFrom, (fact) => amended(fact, patch)))
      }
    }),
    'set-exchange-id': kind<{ exchangeId: string | null }>({
      input: z.strictObject({ exchangeId: exchangeIdSchema.nullable() }), fourEyes: true, national: true,
      plan: async (tx, { subjectId, input, effectiveFrom }) => ofOffice(tx, subjectId, effectiveFrom, [subjectId],
        await amendSteps(tx, ORGANISATIONS, subjectId, effectiveFrom, (fact) => amended(fact, input)))
    }),
    close: kind<Record<string, never>>({
      input: z.strictObject({}), fourEyes: true, national: true,
      plan: async (tx, { subjectId, effectiveFrom }) => {
        await requireEmpty(tx, subjectId, effectiveFrom)
        return ofOffice(tx, subjectId, effectiveFrom, [subjectId], await endSteps(tx, ORGANISATIONS, subjectId, effectiveFrom))
      }
    }),
    // Jogutódlás: the successor takes over the units; what cases and posts there are stays visible under the predecessor's name.
    merge: kind<{ successorId: string; succession: 'merger' | 'takeover' | 'transformation' }>({
      input: z.strictObject({ successorId: z.uuid(), succession: z.enum(['merger', 'takeover', 'transformation']) }), fourEyes: true, national: true,
      plan: async (tx, { subjectId, input, effectiveFrom }) => {
        if (input.successorId === subjectId) throw organisationErrors.cycle()
        const successor = await on(tx, input.successorId, effectiveFrom)
        const units = await listFacts(tx, { register: ORGANISATIONS, asOf: { day: effectiveFrom, knownAt: null }, parentId: subjectId, limit: 1_000 })
        const moved: FactStep[] = []
        for (const unit of units) {
          moved.push(...await amendSteps(tx, ORGANISATIONS, unit.subjectId, effectiveFrom, (fact) => amended(fact, { parentId: input.successorId })))
        }
        const competences = await listFacts(tx, { register: COMPETENCES, asOf: { day: effectiveFrom, knownAt: null }, parentId: subjectId, limit: 10_000 })
        for (const { subjectId: id } of competences) {
          moved.push(...await amendSteps(tx, COMPETENCES, id, effectiveFrom, (fact) => (
            { ...fact, parentId: input.successorId, value: { ...fact.value, organisationId: input.successorId } }
          )))
        }
        const { name } = await on(tx, subjectId, effectiveFrom)
        return ofOffice(tx, subjectId, effectiveFrom, [subjectId, input.successorId], [
          ...moved, ...await endSteps(tx, ORGANISATIONS, subjectId, effectiveFrom),
          {
            register: SUCCESSIONS, subjectId: derivedId(subjectId, `succession ${effectiveFrom}`), from: effectiveFrom, to: null,
            fact: {
              value: { predecessorId: subjectId, successorId: input.successorId, kind: input.succession }, name: `${name} → ${successor.name}`, search: '',
              parentId: subjectId
            }
          }
        ])
      }
    })
  }
}

/** Changes within an office: its local administrator's. What is dated back still takes two. */
const unitKinds: RegisterDefinition['kinds'] = {
  'create-unit': kind<{ parentId: string; code: string; name: string; shortName: string }>({
    input: z.strictObject({ parentId: z.uuid(), code: codeSchema, name: text(200), shortName: text(80) }), creates: true, fourEyes: false, national: false,
    plan: async (tx, { subjectId, input, effectiveFrom }) => {
      const above = await on(tx, input.parentId, effectiveFrom)
      const { parentId, ...names } = input
      return {
        subjectId, subjectName: input.name, organisationId: await officeOf(tx, parentId, effectiveFrom), touches: [parentId],
        steps: [{
          register: ORGANISATIONS, subjectId, from: effectiveFrom, to: null,
          fact: organisationFact({ ...above, ...names, parentId, kind: 'unit', exchangeId: null, contacts: {} })
        }]
      }
    }
  }),
  'rename-unit': kind<{ name: string; shortName: string }>({
    input: z.strictObject({ name: text(200), shortName: text(80) }), fourEyes: false, national: false,
    plan: async (tx, { subjectId, input, effectiveFrom }) => {
      await requireUnit(tx, subjectId, effectiveFrom)
      return ofOffice(tx, subjectId, effectiveFrom, [subjectId], await amendSteps(tx, ORGANISATIONS, subjectId, effectiveFrom, (fact) => amended(fact, input)))
    }
  }),
  'move-unit': kind<{ parentId: string }>({
    input: z.strictObject({ parentId: z.uuid() }), fourEyes: false, national: false,
    plan: async (tx, { subjectId, input, effectiveFrom }) => {
      const { parentId } = await requireUnit(tx, subjectId, effectiveFrom)
      await on(tx, input.parentId, effectiveFrom)
      await requireNoCycle(tx, subjectId, input.parentId, effectiveFrom)
      return ofOffice(tx, subjectId, effectiveFrom, [subjectId, input.parentId, ...(parentId === null ? [] : [parentId])],
        await amendSteps(tx, ORGANISATIONS, subjectId, effectiveFrom, (fact) => amended(fact, input)))
    }
  }),
  'close-unit': kind<Record<string, never>>({
    input: z.strictObject({}), fourEyes: false, national: false,
    plan: async (tx, { subjectId, effectiveFrom }) => {
      await requireUnit(tx, subjectId, effectiveFrom)
      await requireEmpty(tx, subjectId, effectiveFrom)
      return ofOffice(tx, subjectId, effectiveFrom, [subjectId], await endSteps(tx, ORGANISATIONS, subjectId, effectiveFrom))
    }
  }),
  'set-contacts': kind<z.infer<typeof contactsSchema>>({
    input: contactsSchema, fourEyes: false, national: false,
    plan: async (tx, { subjectId, input, effectiveFrom }) => ofOffice(tx, subjectId, effectiveFrom, [subjectId],
      await amendSteps(tx, ORGANISATIONS, subjectId, effectiveFrom, (fact) => amended(fact, { contacts: input })))
  })
}
