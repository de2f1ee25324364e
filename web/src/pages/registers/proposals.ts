import type { paths } from '../../shared/api/schema.d.ts'

type Change = paths['/api/v1/registers/organisations/changes']['post']['requestBody']['content']['application/json']['change']

interface ProposalField {
  readonly name: string
  readonly required: boolean
  /** The id of another organisation, as its page's address ends. */
  readonly identifier?: true
  readonly options?: readonly string[]
}

const names: readonly ProposalField[] = [{ name: 'name', required: true }, { name: 'shortName', required: true }]

/** Changes that may be asked for on an organisation's page. */
export const proposals = [
  { kind: 'set-contacts', for: 'both', creates: false, fourEyes: false, fields: ['address', 'phone', 'email', 'web', 'openingHours'].map((name): ProposalField => ({ name, required: false })) },
  { kind: 'create-unit', for: 'both', creates: true, fourEyes: false, fields: [...names, { name: 'code', required: true }] },
  { kind: 'rename-unit', for: 'unit', creates: false, fourEyes: false, fields: names },
  { kind: 'move-unit', for: 'unit', creates: false, fourEyes: false, fields: [{ name: 'parentId', required: true, identifier: true }] },
  { kind: 'close-unit', for: 'unit', creates: false, fourEyes: false, fields: [] },
  { kind: 'rename', for: 'office', creates: false, fourEyes: true, fields: names },
  { kind: 'set-superior', for: 'office', creates: false, fourEyes: true, fields: [{ name: 'superiorId', required: false, identifier: true }] },
  { kind: 'set-exchange-id', for: 'office', creates: false, fourEyes: true, fields: [{ name: 'exchangeId', required: false }] },
  { kind: 'close', for: 'office', creates: false, fourEyes: true, fields: [] },
  {
    kind: 'merge', for: 'office', creates: false, fourEyes: true,
    fields: [{ name: 'successorId', required: true, identifier: true }, { name: 'succession', required: true, options: ['merger', 'takeover', 'transformation'] }]
  }
] as const satisfies readonly { kind: string; for: 'unit' | 'office' | 'both'; creates: boolean; fourEyes: boolean; fields: readonly ProposalField[] }[] as readonly {
  readonly kind: ProposalKind; readonly for: 'unit' | 'office' | 'both'; readonly creates: boolean; readonly fourEyes: boolean; readonly fields: readonly ProposalField[]
}[]

export type ProposalKind = 'set-contacts' | 'create-unit' | 'rename-unit' | 'move-unit' | 'close-unit' | 'rename' | 'set-superior' | 'set-exchange-id' | 'close' | 'merge'

/** What is sent: empty fields mean that there is nothing. */
export function proposalOf(kind: ProposalKind, organisationId: string, fields: Readonly<Record<string, string>>): Change {
  const filled = Object.fromEntries(Object.entries(fields).filter(([, text]) => text !== ''))
  const orNull = (name: string): string | null => fields[name] || null
  switch (kind) {
    case 'create-unit': return { kind, input: { ...filled, parentId: organisationId } } as Change
    case 'set-superior': return { kind, input: { superiorId: orNull('superiorId') } } as Change
    case 'set-exchange-id': return { kind, input: { exchangeId: orNull('exchangeId') } } as Change
    default: return { kind, input: filled } as Change
  }
}
