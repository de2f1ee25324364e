/** The pages of the registers whose first look is measured, by what their address is made of. */
export interface TreeTargets {
  /** Offices of very different size. */
  readonly offices: readonly string[]
  /** Officers of those offices. */
  readonly officers: readonly string[]
}

interface Page {
  /** With a session of a national administrator; otherwise without a card. */
  readonly session: boolean
  readonly meaning: string
  readonly path: (targets: TreeTargets, turn: number) => string
}

const at = (items: readonly string[], turn: number): string => items[turn % items.length]!
const query = (base: string, parameters: Readonly<Record<string, string>>): string => `${base}?${new URLSearchParams(parameters)}`

export const treePages: Readonly<Record<string, Page>> = {
  organisations: { session: false, meaning: 'the first 50 organisations', path: () => '/api/v1/public/organisations?limit=50' },
  organisationSearch: { session: false, meaning: 'organisations by a part of a name', path: (_, turn) => query('/api/v1/public/organisations', { q: `hivatal ${1 + turn % 250}`, limit: '50' }) },
  treeTop: { session: false, meaning: 'the offices of a county in the tree', path: () => query('/api/v1/public/organisation-tree', { tier: 'mayors-office', county: 'Pest' }) },
  treeBelow: { session: false, meaning: 'the units of an office in the tree', path: ({ offices }, turn) => query('/api/v1/public/organisation-tree', { under: at(offices, turn) }) },
  treePast: { session: false, meaning: 'the same for a past day', path: ({ offices }, turn) => query('/api/v1/public/organisation-tree', { under: at(offices, turn), asOf: '2021-06-30' }) },
  organisation: { session: false, meaning: 'an organisation with its history', path: ({ offices }, turn) => `/api/v1/public/registers/organisations/${at(offices, turn)}` },
  competent: { session: false, meaning: 'the competent office of a place', path: (_, turn) => query('/api/v1/public/competent', { settlement: `Település ${100 * (1 + turn % 250) + 1}`, caseType: 'telepengedely' }) },
  jobRoles: { session: false, meaning: 'the first 50 job roles', path: () => '/api/v1/public/registers/job-roles?limit=50' },
  officers: { session: true, meaning: 'the first 50 officers of the country', path: () => '/api/v1/registers/officers?limit=50' },
  officersPast: { session: true, meaning: 'the same for a past day', path: () => '/api/v1/registers/officers?limit=50&asOf=2021-06-30' },
  officerSearch: { session: true, meaning: 'an officer by number', path: (_, turn) => query('/api/v1/registers/officers', { q: `B${String(1 + (turn * 37) % 70_000).padStart(7, '0')}` }) },
  officer: { session: true, meaning: 'an officer with posts', path: ({ officers }, turn) => `/api/v1/staff/${at(officers, turn)}` },
  posts: { session: true, meaning: 'the first 50 posts of an office', path: ({ offices }, turn) => query('/api/v1/registers/posts', { under: at(offices, turn), limit: '50' }) },
  staff: { session: true, meaning: 'the first 50 people of the own office', path: () => '/api/v1/staff?limit=50' },
  grants: { session: true, meaning: 'the first 50 rights of the country', path: () => '/api/v1/registers/grants?limit=50' },
  due: { session: true, meaning: 'rights to be reviewed in the own office', path: () => '/api/v1/rights/due?limit=50' },
  changes: { session: true, meaning: 'changes that wait for a national administrator', path: () => '/api/v1/register-changes?view=waiting' },
  changesPast: { session: true, meaning: 'the latest changes of the country', path: () => '/api/v1/register-changes?view=history' }
}
