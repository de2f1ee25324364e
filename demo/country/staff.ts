import { demoId } from '../persons/index.ts'
import { demoJobRoles, type DemoJobRole } from './job-roles.ts'
import { demoOfficeId, type DemoOffice } from './offices.ts'

const families = [
  'Almási', 'Barkóca', 'Csalit', 'Dombos', 'Eperjes', 'Füves', 'Gyalog', 'Hegyközi', 'Iglice', 'Jegenyés', 'Kaszáló', 'Lapályi', 'Mogyoró', 'Napraforgó', 'Ormos', 'Parlagi',
  'Rekettye', 'Sásdi', 'Terebes', 'Ugari', 'Vízparti', 'Zsombék', 'Bodzás', 'Cseresznyés'
] as const
const given = [
  'Abigél', 'Barnabás', 'Cecília', 'Dániel', 'Eszter', 'Ferenc', 'Gizella', 'Henrik', 'Irén', 'János', 'Katalin', 'László', 'Magdolna', 'Nándor', 'Orsolya', 'Pál', 'Rita',
  'Sándor', 'Teréz', 'Vilmos', 'Zita', 'Zsolt', 'Erzsébet', 'Gábor'
] as const

export interface DemoOfficer {
  readonly id: string
  readonly number: string
  readonly familyName: string
  readonly givenName: string
}

export interface DemoPost {
  readonly id: string
  readonly officerId: string
  readonly organisationId: string
  readonly jobRoleId: string
  readonly substitutesForOfficerId: string | null
}

/** An officer of the walk-through with the posts they hold; a card is issued to each. */
export interface DemoCardHolder extends DemoOfficer {
  readonly officerId: string
  readonly officerNumber: string
  /** As shown in the list of cards. */
  readonly jobRole: string
  readonly organisation: string
  readonly pin: string
  readonly condition: 'active' | 'blocked' | 'suspended' | 'revoked' | 'expired'
  /** What to try with it; Hungarian. */
  readonly note: string | null
  readonly position: number
  readonly curve: 'P-256' | 'P-384'
  readonly posts: readonly DemoPost[]
}

function roleOf(code: string): DemoJobRole {
  const found = demoJobRoles.find((item) => item.code === code)
  if (!found) throw new Error(`no such demo job role: ${code}`)
  return found
}

const town = 'Tiszakeresztesi Polgármesteri Hivatal'
let position = 0
function holder(key: string, familyName: string, givenName: string, roleCode: string, facts: {
  readonly organisationId?: string; readonly organisation?: string; readonly pin: string; readonly condition?: DemoCardHolder['condition']
  readonly note?: string; readonly substitutesFor?: string; readonly curve?: 'P-256' | 'P-384'
}): DemoCardHolder {
  const id = demoId(`officer ${key}`)
  const number = `9${String(++position).padStart(6, '0')}`
  const jobRole = roleOf(roleCode)
  const organisationId = facts.organisationId ?? demoOfficeId
  const posts: DemoPost[] = [{ id: demoId(`post ${key}`), officerId: id, organisationId, jobRoleId: jobRole.id, substitutesForOfficerId: null }]
  if (facts.substitutesFor) {
    posts.push({
      id: demoId(`post ${key} for ${facts.substitutesFor}`), officerId: id, organisationId, jobRoleId: jobRole.id,
      substitutesForOfficerId: demoId(`officer ${facts.substitutesFor}`)
    })
  }
  return {
    id, officerId: id, number, officerNumber: number, familyName, givenName, jobRole: jobRole.hu, organisation: facts.organisation ?? town, pin: facts.pin,
    condition: facts.condition ?? 'active', note: facts.note ?? null, position, curve: facts.curve ?? 'P-256', posts
  }
}

/** The named officers of the walk-through, in the order in which a case meets them. */
export const demoCardHolders: readonly DemoCardHolder[] = [
  holder('iktato', 'Zsombék', 'Irén', 'registry-clerk', { pin: '1111', note: 'Érkeztet, iktat, postáz.' }),
  holder('osztalyvezeto', 'Ormos', 'Nándor', 'department-head', { pin: '2222', note: 'Kiszignálja az ügyeket.' }),
  holder('ugyintezo', 'Csalit', 'Eszter', 'authority-officer', { pin: '3333', note: 'Végigviszi a telepengedélyt és a fakivágást a tervezetig.' }),
  holder('helyettes', 'Barkóca', 'Dániel', 'authority-officer', { pin: '4444', note: 'Saját ügyei mellett Csalit Esztert helyettesíti.', substitutesFor: 'ugyintezo' }),
  holder('jegyzo', 'Terebes', 'Magdolna', 'jegyzo', { pin: '5555', note: 'Kiadmányoz: kártyájával írja alá a határozatot.', curve: 'P-384' }),
  holder('jarasi', 'Vízparti', 'Gábor', 'specialist-officer', {
    pin: '6666', organisationId: demoId('office jaras-1'), organisation: 'Tiszakeresztes Járási Hivatala', note: 'Másik hivatal: a tiszakeresztesi ügyeket nem látja.'
  }),
  holder('ellenor', 'Hegyközi', 'Orsolya', 'national-auditor', {
    pin: '7777', organisationId: demoId('office orszagos-1'), organisation: 'Országos Iparági Mintahatóság', note: 'Felügyelet: olvas, de nem cselekszik.'
  }),
  holder('zarolt', 'Bodzás', 'Rita', 'authority-officer', { pin: '8888', condition: 'blocked', note: 'A kártya zárolta magát (hibás PIN).' }),
  holder('felfuggesztett', 'Sásdi', 'Pál', 'authority-officer', { pin: '8888', condition: 'suspended', note: 'Felfüggesztett kártya.' }),
  holder('visszavont', 'Ugari', 'Zita', 'authority-officer', { pin: '8888', condition: 'revoked', note: 'Visszavont kártya.' }),
  holder('lejart', 'Lapályi', 'Vilmos', 'authority-officer', { pin: '8888', condition: 'expired', note: 'Lejárt kártya.' }),
  holder('szocialis', 'Iglice', 'Cecília', 'social-officer', { pin: '9999', note: 'Végigviszi a települési támogatást a tervezetig.' }),
  holder('orszagos-adminisztrator', 'Parlagi', 'Henrik', 'national-administrator', {
    pin: '1212', organisationId: demoId('office miniszterium-1'), organisation: 'Mintaügyi Minisztérium', note: 'Az ország nyilvántartásait gondozza: változást kér.'
  }),
  holder('masik-orszagos-adminisztrator', 'Rekettye', 'Zsolt', 'national-administrator', {
    pin: '2323', organisationId: demoId('office miniszterium-1'), organisation: 'Mintaügyi Minisztérium', note: 'Jóváhagyja, amit Parlagi Henrik kért (négy szem elve).'
  }),
  holder('helyi-adminisztrator', 'Dombos', 'Katalin', 'local-administrator', { pin: '3434', note: 'A saját hivatala nyilvántartásait gondozza; a jegyző hagyja jóvá.' })
]

/** Officers of the walk-through's office whose cards are still on their way, for the register of cards; see `issueNewcomersCards`. */
export const demoNewcomers: readonly Pick<DemoCardHolder, keyof DemoOfficer | 'officerNumber' | 'posts'>[] = [
  holder('ujonc-1', 'Fűzfa', 'Kinga', 'authority-officer', { pin: '' }), holder('ujonc-2', 'Gyertyán', 'Márton', 'authority-officer', { pin: '' }),
  holder('ujonc-3', 'Hársfa', 'Ilona', 'social-officer', { pin: '' }), holder('ujonc-4', 'Juhar', 'Benedek', 'registry-clerk', { pin: '' })
]

/** How many officers work in an office beside the named ones. */
const STAFF: Readonly<Record<DemoOffice['tier'], number>> = {
  'ministry-department': 40, 'national-body': 80, 'county-regional-document-office': 20, 'mayors-office': 13
}

/** The rest of the country: about 70,000 invented officers, each in one post. */
export function* staffOf(offices: readonly DemoOffice[]): Generator<{ officer: DemoOfficer; post: DemoPost }> {
  const rolesOf = new Map<string, DemoJobRole[]>()
  // Who looks after the registers is named above; nobody else holds such a role by the turn of a list.
  for (const item of demoJobRoles.filter(({ duties }) => !duties.some((duty) => duty.endsWith('administrator')))) rolesOf.set(item.tier, [...(rolesOf.get(item.tier) ?? []), item])
  let count = 0
  for (const office of offices) {
    if (office.id === demoOfficeId) continue
    const roles = rolesOf.get(office.tier)!
    for (let index = 0; index < STAFF[office.tier]; index++) {
      count++
      const key = `${office.code} ${index}`
      const id = demoId(`officer ${key}`)
      yield {
        // Steps without a common divisor with the lists, so that neighbours in an office bear different names.
        officer: { id, number: `8${String(count).padStart(6, '0')}`, familyName: families[(count * 7) % families.length]!, givenName: given[(count * 11 + Math.floor(count / 24)) % given.length]! },
        post: { id: demoId(`post ${key}`), officerId: id, organisationId: office.id, jobRoleId: roles[index % roles.length]!.id, substitutesForOfficerId: null }
      }
    }
  }
}
