/** Every screen of the product, with what must be on it before it is looked at. */
import type { Page } from 'playwright-core'
import type { ScreenWorld } from './screen-world.ts'
import { renderTypst } from '../../src/platform/pdf/index.ts'
import { signPdf } from '../factories/signed-pdf.ts'
import { testAuthority, testPolicies } from '../factories/test-authority.ts'

/** Who looks: nobody who entered, an officer by the name on the card, or the client. */
export type Viewer = 'public' | 'Parlagi Henrik' | 'Csalit Eszter' | 'Zsombék Irén' | 'Dombos Katalin' | 'client' | 'client-signed-out'

/** Screens are looked at in two files side by side: who looks at what of a register, and everybody else. */
export const halfOf: Readonly<Record<Viewer, 'registers' | 'casework'>> = {
  'Dombos Katalin': 'registers', 'Parlagi Henrik': 'registers', 'public': 'casework', 'Csalit Eszter': 'casework', 'Zsombék Irén': 'casework', 'client': 'casework', 'client-signed-out': 'casework'
}

export interface Screen {
  readonly name: string
  readonly viewer: Viewer
  readonly path: (world: ScreenWorld) => string
  /** Text by which the screen is known to be whole. */
  readonly shows: string | RegExp
  /** Opens a dialog or a list on the screen. */
  readonly prepare?: (page: Page) => Promise<void>
  /** A dialog takes the place of the page; paper and the focus after the way to it are the page's own matter. */
  readonly dialog?: true
  /** Fails the requests under this path, or never answers them. */
  readonly api?: { readonly path: string; readonly does: 'fail' | 'wait' }
}

const plain = (viewer: Viewer, name: string, path: string, shows: string | RegExp): Screen => ({ name, viewer, path: () => path, shows })
const ofOffice = (world: ScreenWorld): string => `/organisations/${world.organisationId}`
const ofOfficer = (world: ScreenWorld): string => `/staff/${world.officerId}`
const ofCase = (world: ScreenWorld): string => `/cases/${world.caseId}`

/** Hands a signed and an unsigned document to the page of verification. */
const handIn = (until: string) => async (page: Page): Promise<void> => {
  const at = new Date()
  const authority = await testAuthority(at)
  const holder = await authority.issue({ subject: [['country', 'HU'], ['commonName', 'Próba Panna']], keyUsage: [1], policies: [testPolicies.signing] })
  const plain = renderTypst({ template: '#set document(title: "Próba", date: auto)\nPróba.', data: {}, date: at }).pdf
  const file = (name: string, bytes: Uint8Array) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from(bytes) })
  await page.locator('input[type=file]').setInputFiles([file('hatarozat.pdf', await signPdf(plain, { authority, holder, at })), file('alairatlan.pdf', plain)])
  await page.getByText(until).first().waitFor()
}

/** From the list of cards to that of one officer. */
const openCard = (holder: string) => async (page: Page): Promise<void> => {
  await page.getByRole('row', { name: new RegExp(holder) }).first().getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Előzmények' }).waitFor()
}

/** From the list of seals to the first. */
const openSeal = async (page: Page): Promise<void> => {
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'Előzmények' }).waitFor()
}

/** From the public register to its first entry. */
const openSignature = async (page: Page): Promise<void> => {
  await page.getByRole('row').nth(1).getByRole('link').first().click()
  await page.getByRole('heading', { name: 'A tanúsítvány állapotai' }).waitFor()
}

/** A browser with an extension that answers as Web eID's does; then the check is asked for again. */
const withExtension = (answers: Readonly<Record<string, Record<string, unknown> | null>>, until: string, look = false) => async (page: Page): Promise<void> => {
  await page.evaluate((known) => {
    window.addEventListener('message', (event) => {
      const { action } = event.data as { action?: string }
      if (action === undefined || !(action in known)) return
      window.postMessage({ action: `${action}-ack` }, window.location.origin)
      const answer = known[action]
      if (answer) window.postMessage({ action: `${action}-${'error' in answer ? 'failure' : 'success'}`, ...answer }, window.location.origin)
    })
  }, answers)
  await page.getByRole('button', { name: 'Újra' }).click()
  if (look) await page.getByRole('button', { name: 'Kártya keresése' }).click()
  await page.getByText(until).first().waitFor()
}
const webEid = { extension: '2.2.1', nativeApp: '2.8.0' }

export const screens: readonly Screen[] = [
  plain('public', 'home', '/', 'Tegye be a kártyáját!'),
  plain('public', 'login', '/login', 'Tegye be a kártyáját!'),
  plain('public', 'organisations', '/organisations', 'Szervek és munkakörök'),
  { name: 'organisation', viewer: 'public', path: (world) => `/organisations/${world.organisationId}`, shows: 'Tiszakeresztesi Polgármesteri Hivatal' },
  plain('public', 'organisation tree', '/organisation-tree', 'Minisztériumok'),
  {
    ...plain('public', 'organisation tree, opened', '/organisation-tree', 'Minisztériumok'),
    prepare: async (page) => { await page.getByRole('treeitem', { name: 'Minisztériumok' }).click(); await page.getByRole('treeitem', { name: /Mintaügyi Minisztérium/ }).first().click(); await page.getByText('A szervezet oldala').waitFor() }
  },
  { ...plain('public', 'organisation tree, failing', '/organisation-tree', 'Minisztériumok'), api: { path: '/api/v1/public/organisation-tree', does: 'fail' }, prepare: async (page) => { await page.getByRole('treeitem').first().click(); await page.getByText('Újra').waitFor() } },
  plain('public', 'competent office', '/competent?settlement=Tiszakeresztes&caseType=telepengedely', 'Miért?'),
  plain('public', 'competent office, unknown place', '/competent?settlement=Nincsfalva&caseType=telepengedely', 'competence.unknown-settlement'),
  plain('Dombos Katalin', 'register changes, none', '/register-changes', 'Nincs jóváhagyásra váró változás.'),
  plain('Dombos Katalin', 'register changes, mine', '/register-changes?view=mine', 'Visszavonom'),
  { ...plain('Dombos Katalin', 'register changes, loading', '/register-changes', 'Változások jóváhagyása'), api: { path: '/api/v1/register-changes', does: 'wait' } },
  plain('Csalit Eszter', 'register changes, officer', '/register-changes', 'Változások jóváhagyása'),
  {
    ...plain('public', 'organisation tree, search', '/organisation-tree', 'Minisztériumok'),
    prepare: async (page) => { await page.getByLabel('Keresés a szervek között').fill('tiszakereszt'); await page.getByRole('button', { name: /Tiszakeresztesi Polgármesteri Hivatal/ }).click(); await page.getByText('A szervezet oldala').waitFor() }
  },
  { name: 'organisation, a day before it was', viewer: 'public', path: (world) => `/organisations/${world.organisationId}?asOf=1990-01-01`, shows: 'A szerv ezen a napon nem állt fenn.' },
  plain('Dombos Katalin', 'import from a file', '/register-import', 'Melyik nyilvántartás?'),
  {
    ...plain('Parlagi Henrik', 'import from a file, with faults', '/register-import', 'Melyik nyilvántartás?'),
    prepare: async (page) => {
      await page.locator('input[type=file]').setInputFiles({ name: 'tisztviselok.csv', mimeType: 'text/csv', buffer: Buffer.from('officerNumber,name,employerCode\r\nX-1,Új Ubul,sehol\r\n') })
      await page.getByRole('button', { name: 'Próbaolvasás' }).click()
      await page.getByText('Ilyen hivatal ezen a napon nincs.').waitFor()
    }
  },
  plain('Parlagi Henrik', 'job roles, administrator', '/job-roles', 'Új munkakör'),
  {
    ...plain('Parlagi Henrik', 'job role, a change', '/job-roles', 'Új munkakör'), dialog: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Változás kérése:/ }).first().click()
      await page.getByRole('menuitem', { name: 'Munkakör átnevezése' }).click()
      await page.getByRole('dialog').getByLabel(/Angol név/).waitFor()
    }
  },
  { ...plain('Parlagi Henrik', 'organisation tree, a new office', '/organisation-tree', 'Minisztériumok'), dialog: true, prepare: async (page) => { await page.getByRole('button', { name: 'Új hivatal' }).click(); await page.getByRole('dialog').getByLabel(/Rövid név/).waitFor() } },
  {
    ...plain('Parlagi Henrik', 'job role, personal data', '/job-roles', 'Új munkakör'), dialog: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Változás kérése:/ }).first().click()
      await page.getByRole('menuitem', { name: 'Adatkezelési jogosultság a munkakörhöz' }).click()
      await page.getByRole('dialog').getByLabel(/Adatkészletek/).waitFor()
    }
  },
  {
    ...plain('Parlagi Henrik', 'job role, duties', '/job-roles', 'Új munkakör'), dialog: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: /^Változás kérése:/ }).first().click()
      await page.getByRole('menuitem').nth(1).click()
      await page.getByRole('dialog').getByText('Ezen a napon senkinek a joga nem változik tőle.').or(page.getByRole('dialog').getByText(/jogot/)).first().waitFor()
    }
  },
  { name: 'organisation, national administrator', viewer: 'Parlagi Henrik', path: ofOffice, shows: 'Illetékesség kijelölése' },
  { name: 'competence, assigned', viewer: 'Parlagi Henrik', path: ofOffice, shows: 'Illetékesség kijelölése', dialog: true, prepare: async (page) => { await page.getByRole('button', { name: 'Illetékesség kijelölése' }).click(); await page.getByRole('dialog').getByLabel(/Jogszabály/).waitFor() } },
  {
    name: 'competence, a territory looked for', viewer: 'Parlagi Henrik', path: ofOffice, shows: 'Illetékesség kijelölése', dialog: true,
    prepare: async (page) => {
      await page.getByRole('button', { name: 'Illetékesség kijelölése' }).click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('combobox', { name: /^Terület fajtája/ }).click()
      await page.getByRole('option', { name: 'település' }).click()
      await dialog.getByRole('combobox', { name: /^Terület(?! fajtája)/ }).fill('felsőberek tiszakereszt')
      await page.getByRole('option', { name: /Tiszakeresztes, Felsőberek/ }).waitFor()
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.getByRole('option').first().waitFor({ state: 'detached' })
    }
  },
  {
    name: 'competence, withdrawn', viewer: 'Parlagi Henrik', path: ofOffice, shows: 'Illetékesség kijelölése', dialog: true,
    prepare: async (page) => { await page.getByRole('button', { name: /^Visszavonás: / }).first().click(); await page.getByRole('dialog').getByText('Ezen a napon senkinek a joga nem változik tőle.').waitFor() }
  },
  plain('Parlagi Henrik', 'register changes, history', '/register-changes?view=history', 'Változások jóváhagyása'),
  plain('Dombos Katalin', 'rights, unused', '/rights?view=unused', 'Nem intézett ügytípusok'),
  plain('Dombos Katalin', 'rights, to be reviewed', '/rights?view=due', 'Megerősítem'),
  plain('Dombos Katalin', 'rights, to be reviewed on a day before', '/rights?view=due&asOf=2019-01-01', 'Ezen a napon nem volt esedékes felülvizsgálat.'),
  plain('Dombos Katalin', 'rights, unused on a day before', '/rights?view=unused&asOf=2019-01-01', 'A megelőző 90 napban minden jogot használtak.'),
  { ...plain('Dombos Katalin', 'rights, to be reviewed, failing', '/rights?view=due', 'Újra'), api: { path: '/api/v1/rights/due', does: 'fail' } },
  plain('Dombos Katalin', 'rights, who', '/rights?view=who', 'card-must-be-valid'),
  plain('Dombos Katalin', 'rights, who on a day before', '/rights?view=who&asOf=2019-01-01', 'Ezen a napon senki sem töltött be munkakört a hivatalban.'),
  { ...plain('Dombos Katalin', 'rights, who, loading', '/rights?view=who', 'Jogosultságok'), api: { path: '/api/v1/rights/who', does: 'wait' } },
  plain('Dombos Katalin', 'rights, conflicts', '/rights?view=conflicts', 'Nincs összeférhetetlen jog.'),
  { ...plain('Dombos Katalin', 'rights, conflicts, failing', '/rights?view=conflicts', 'Újra'), api: { path: '/api/v1/rights/conflicts', does: 'fail' } },
  { name: 'officer', viewer: 'Dombos Katalin', path: ofOfficer, shows: 'Vizsgák, képzések, nyilatkozatok' },
  { name: 'officer, as a colleague sees them', viewer: 'Zsombék Irén', path: ofOfficer, shows: 'Munkakörök' },
  { name: 'officer, loading', viewer: 'Dombos Katalin', path: ofOfficer, shows: 'Munkatárs', api: { path: '/api/v1/staff/', does: 'wait' } },
  { name: 'officer, failing', viewer: 'Dombos Katalin', path: () => '/staff/01930000-0000-7000-8000-000000000000', shows: 'Kód:' },
  {
    name: 'officer, leaving', viewer: 'Dombos Katalin', path: ofOfficer, shows: 'Vizsgák, képzések, nyilatkozatok', dialog: true,
    prepare: async (page) => { await page.getByRole('button', { name: 'Kilépés' }).click(); await page.getByRole('dialog').getByText('1 tisztviselő jogot veszít').waitFor() }
  },
  {
    name: 'officer, substitution', viewer: 'Dombos Katalin', path: ofOfficer, shows: 'Vizsgák, képzések, nyilatkozatok', dialog: true,
    prepare: async (page) => { await page.getByRole('button', { name: 'Helyettesítés kérése' }).first().click(); await page.getByRole('dialog').getByLabel(/Ki helyettesíti/).waitFor() }
  },
  {
    name: 'officer, a training', viewer: 'Dombos Katalin', path: ofOfficer, shows: 'Vizsgák, képzések, nyilatkozatok', dialog: true,
    prepare: async (page) => { await page.getByRole('button', { name: 'Bejegyzés' }).click(); await page.getByRole('dialog').getByLabel(/Szám vagy tartalom/).waitFor() }
  },
  { ...plain('Dombos Katalin', 'staff, hiring', '/staff', 'Ormos Nándor'), dialog: true, prepare: async (page) => { await page.getByRole('button', { name: 'Felvétel' }).click(); await page.getByRole('dialog').getByLabel(/Nyilvántartási szám/).waitFor() } },
  { name: 'propose a change', viewer: 'Dombos Katalin', path: (world) => `/organisations/${world.organisationId}/change`, shows: 'Mi változik?' },
  plain('public', 'case type', '/case-types/telepengedely', /Ákr\./),
  plain('public', 'about', '/about', 'Akadálymentesség'),
  plain('public', 'learning', '/learning', 'E-tanulás'),
  plain('public', 'card readers, no extension', '/card-readers', 'A böngésző nem éri el a kártyaolvasót.'),
  { ...plain('public', 'card readers, asking', '/card-readers', 'Ez a gép'), prepare: withExtension({ 'web-eid:status': null }, 'Betöltés folyamatban…') },
  { ...plain('public', 'card readers, no application', '/card-readers', 'Ez a gép'), prepare: withExtension({ 'web-eid:status': { error: { code: 'ERR_WEBEID_NATIVE_UNAVAILABLE' } } }, 'A kártyaprogram nincs telepítve.') },
  {
    ...plain('public', 'card readers, a card', '/card-readers', 'Ez a gép'),
    prepare: withExtension({ 'web-eid:status': webEid, 'web-eid:get-signing-certificate': { certificate: 'AA==', supportedSignatureAlgorithms: [{ cryptoAlgorithm: 'ECC', hashFunction: 'SHA-256', paddingScheme: 'NONE' }] } }, 'ECC SHA-256', true)
  },
  {
    ...plain('public', 'card readers, no card', '/card-readers', 'Ez a gép'),
    prepare: withExtension({ 'web-eid:status': webEid, 'web-eid:get-signing-certificate': { error: { code: 'ERR_WEBEID_USER_CANCELLED' } } }, 'A keresést megszakította', true)
  },
  plain('public', 'verification', '/verification', 'Húzza ide a PDF-fájlokat'),
  { ...plain('public', 'verification, findings', '/verification', 'Húzza ide a PDF-fájlokat'), prepare: handIn('Nincs aláírva') },
  { ...plain('public', 'verification, loading', '/verification', 'Húzza ide a PDF-fájlokat'), api: { path: '/api/v1/public/verification', does: 'wait' }, prepare: handIn('Betöltés folyamatban…') },
  { ...plain('public', 'verification, failing', '/verification', 'Húzza ide a PDF-fájlokat'), api: { path: '/api/v1/public/verification', does: 'fail' }, prepare: handIn('Újra') },
  plain('public', 'not found', '/nincs-ilyen', 'Ilyen oldal nincs a Kapun.'),
  plain('Csalit Eszter', 'job roles', '/login', 'Melyik munkakörben dolgozik?'),
  plain('Csalit Eszter', 'desk', '/desk', /HAT\/1-1\//),
  plain('Csalit Eszter', 'desk, nothing found', '/desk?q=nincsilyenszo', 'Szűrés törlése'),
  { ...plain('Csalit Eszter', 'desk, loading', '/desk', 'Íróasztal'), api: { path: '/api/v1/worklist', does: 'wait' } },
  { ...plain('Csalit Eszter', 'desk, failing', '/desk', 'Újra'), api: { path: '/api/v1/worklist', does: 'fail' } },
  { ...plain('Csalit Eszter', 'desk, row chosen', '/desk', /HAT\/1-1\//), prepare: async (page) => { await page.keyboard.press('j'); await page.keyboard.press('x'); await page.getByText('1 ügy kijelölve').waitFor() } },
  { ...plain('Csalit Eszter', 'command palette', '/desk', /HAT\/1-1\//), dialog: true, prepare: async (page) => { await page.keyboard.press('Control+k'); await page.getByPlaceholder(/Iktatószám, név/).waitFor() } },
  { ...plain('Csalit Eszter', 'key list', '/desk', /HAT\/1-1\//), dialog: true, prepare: async (page) => { await page.keyboard.press('?'); await page.getByRole('dialog', { name: 'Billentyűk' }).waitFor() } },
  plain('Csalit Eszter', 'notices', '/notices', 'Értesítések'),
  { name: 'case', viewer: 'Csalit Eszter', path: ofCase, shows: 'Döntésre kész?' },
  {
    name: 'case, a step', viewer: 'Csalit Eszter', path: ofCase, shows: 'Döntésre kész?', dialog: true,
    prepare: async (page) => { await page.getByRole('listitem').filter({ hasText: 'Okmány ellenőrizve' }).getByRole('button').click(); await page.getByRole('dialog').getByText('Miért kéri?').waitFor() }
  },
  { name: 'case, failing', viewer: 'Csalit Eszter', path: () => '/cases/01930000-0000-7000-8000-000000000000', shows: 'Kód:' },
  { name: 'decision', viewer: 'Csalit Eszter', path: (world) => `${ofCase(world)}/decision`, shows: 'Indokolás' },
  {
    name: 'decision, choosing', viewer: 'Csalit Eszter', path: (world) => `${ofCase(world)}/decision`, shows: 'Indokolás',
    prepare: async (page) => { await page.getByRole('button', { name: 'Másik döntés' }).click(); await page.getByRole('radio', { name: 'Telepengedély megadása' }).waitFor() }
  },
  plain('Csalit Eszter', 'arrivals, not allowed', '/arrivals', 'entitlement.denied'),
  plain('Zsombék Irén', 'arrivals', '/arrivals', /E-\d+\//),
  { name: 'arrival', viewer: 'Zsombék Irén', path: (world) => `/arrivals/${world.submissionId}`, shows: 'Helyrajzi szám' },
  plain('Zsombék Irén', 'record arrival', '/arrivals/new', 'Beadvány rögzítése'),
  plain('public', 'job roles of the country', '/job-roles', 'Munkakörök'),
  plain('Csalit Eszter', 'staff', '/staff', 'Ormos Nándor'),
  { ...plain('Csalit Eszter', 'staff, failing', '/staff', 'Újra'), api: { path: '/api/v1/staff', does: 'fail' } },
  plain('Dombos Katalin', 'cards', '/cards', 'Fűzfa Kinga'),
  plain('Dombos Katalin', 'cards, none', '/cards?q=nincs-ilyen', 'Nincs ilyen kártya.'),
  { ...plain('Dombos Katalin', 'cards, loading', '/cards', 'Kártyák'), api: { path: '/api/v1/cards', does: 'wait' } },
  { ...plain('Dombos Katalin', 'cards, failing', '/cards', 'Újra'), api: { path: '/api/v1/cards', does: 'fail' } },
  { ...plain('Dombos Katalin', 'cards, an order', '/cards', 'Fűzfa Kinga'), dialog: true, prepare: async (page) => { await page.getByRole('button', { name: 'Kártya rendelése' }).click(); await page.getByRole('dialog').getByLabel('Nyilvántartási szám').waitFor() } },
  plain('Parlagi Henrik', 'cards of the country', '/cards', 'Az egész ország'),
  { ...plain('Dombos Katalin', 'card, handed over', '/cards?state=delivered', 'Hársfa Ilona'), prepare: openCard('Hársfa Ilona') },
  { ...plain('Parlagi Henrik', 'card, to be personalised', '/cards?state=ordered', 'Fűzfa Kinga'), prepare: openCard('Fűzfa Kinga') },
  {
    ...plain('Parlagi Henrik', 'card, personalising from files', '/cards?state=ordered', 'Fűzfa Kinga'), dialog: true,
    prepare: async (page) => {
      await openCard('Fűzfa Kinga')(page)
      await page.getByRole('button', { name: 'Megszemélyesítés' }).click()
      await page.getByText('Fájlokból').click()
      await page.getByRole('dialog').getByText('PUK-kód (ha van)').waitFor()
    }
  },
  {
    ...plain('Dombos Katalin', 'card, a suspension', '/cards?state=active', 'Csalit Eszter'), dialog: true,
    prepare: async (page) => { await openCard('Csalit Eszter')(page); await page.getByRole('button', { name: 'Felfüggesztés' }).click(); await page.getByRole('dialog').getByLabel('Indok, megjegyzés').waitFor() }
  },
  plain('Dombos Katalin', 'seals', '/seals', 'Használatban'),
  plain('Dombos Katalin', 'seals, none', '/seals?seal=expired', 'Nincs ilyen bélyegző.'),
  { ...plain('Dombos Katalin', 'seals, loading', '/seals', 'Bélyegzők'), api: { path: '/api/v1/seals', does: 'wait' } },
  { ...plain('Dombos Katalin', 'seals, failing', '/seals', 'Újra'), api: { path: '/api/v1/seals', does: 'fail' } },
  plain('Parlagi Henrik', 'seals of the country', '/seals', 'Az egész ország'),
  { ...plain('Dombos Katalin', 'seal in use, with its uses', '/seals?seal=active', 'Használatban'), prepare: openSeal },
  { ...plain('Parlagi Henrik', 'seal of another office', '/seals?seal=active', 'Használatban'), prepare: openSeal },
  { ...plain('Parlagi Henrik', 'seal, to be approved', '/seals?seal=ordered', 'Jóváhagyásra vár'), dialog: true, prepare: async (page) => { await openSeal(page); await page.getByRole('button', { name: 'Jóváhagyás' }).click(); await page.getByRole('dialog').getByLabel('Indok, megjegyzés').waitFor() } },
  {
    ...plain('Dombos Katalin', 'seal, a revocation proposed', '/seals?seal=active', 'Használatban'), dialog: true,
    prepare: async (page) => { await openSeal(page); await page.getByRole('button', { name: 'Visszavonás javaslata' }).click(); await page.getByRole('dialog').getByLabel('Indok, megjegyzés').waitFor() }
  },
  { name: 'seal, unknown', viewer: 'Dombos Katalin', path: () => '/seals/01930000-0000-7000-8000-000000000000', shows: 'Kód:' },
  plain('public', 'signatures', '/signatures', 'Tisztviselő aláírása'),
  plain('public', 'signatures, seals', '/signatures?of=seal', 'Hivatal bélyegzője'),
  plain('public', 'signatures, none', '/signatures?q=nincs-ilyen', 'Nincs ilyen bejegyzés.'),
  { ...plain('public', 'signatures, loading', '/signatures', 'Aláírások és bélyegzők'), api: { path: '/api/v1/public/signatures', does: 'wait' } },
  { ...plain('public', 'signatures, failing', '/signatures', 'Újra'), api: { path: '/api/v1/public/signatures', does: 'fail' } },
  { ...plain('public', 'signature, one officer', '/signatures?of=signature', 'Tisztviselő aláírása'), prepare: openSignature },
  { ...plain('public', 'signature, a seal', '/signatures?of=seal', 'Hivatal bélyegzője'), prepare: openSignature },
  { name: 'signature, unknown', viewer: 'public', path: () => '/signatures/01930000-0000-7000-8000-000000000000', shows: 'Kód:' },
  { name: 'card, unknown', viewer: 'Dombos Katalin', path: () => '/cards/01930000-0000-7000-8000-000000000000', shows: 'Kód:' },
  plain('Dombos Katalin', 'lost card', '/lost-card', 'Felfüggesztés most'),
  {
    ...plain('Dombos Katalin', 'lost card, reported twice', '/lost-card', 'Felfüggesztés most'),
    prepare: async (page) => {
      await page.getByLabel('Nyilvántartási szám vagy kártyaszám').fill('9000009')
      await page.getByLabel('Ki jelentette, és hogyan azonosította?').fill('visszahívtuk a hivatali számán')
      await page.getByRole('button', { name: 'Felfüggesztés most' }).click()
      await page.getByText('Nem volt felfüggeszteni való kártya.').waitFor()
    }
  },
  plain('Parlagi Henrik', 'renewal of cards', '/card-renewal', 'Rendelések indítása'),
  plain('Csalit Eszter', 'rights', '/rights', 'Az ügyfél azonosítása'),
  { ...plain('Csalit Eszter', 'rights, failing', '/rights', 'Újra'), api: { path: '/api/v1/rights/mine', does: 'fail' } },
  plain('Csalit Eszter', 'rights, why', '/rights?view=why', 'megteheti'),
  plain('Csalit Eszter', 'rights, why not on a day before', '/rights?view=why&asOf=2019-01-01', 'post-must-be-in-force'),
  { ...plain('Csalit Eszter', 'rights, given up', '/rights', 'Az ügyfél azonosítása'), dialog: true, prepare: async (page) => { await page.getByRole('button', { name: 'Lemondok róla' }).first().click(); await page.getByRole('dialog').getByText('1 tisztviselő jogot veszít').waitFor() } },
  plain('Zsombék Irén', 'register books', '/iktatokonyvek', /HAT\/1-1\//),
  plain('Zsombék Irén', 'desk, empty', '/desk', 'Íróasztal'),
  plain('client-signed-out', 'client, signed out', '/client', 'Belépek'),
  plain('client', 'client, cases', '/client', /HAT\/1-1\//),
  { name: 'client, case', viewer: 'client', path: (world) => `/client/cases/${world.organisationId}/${world.caseId}`, shows: /HAT\/1-1\// },
  { name: 'client, submission', viewer: 'client', path: (world) => `/client/submissions/${world.organisationId}/${world.submissionId}`, shows: /E-\d+\// },
  plain('client', 'client, data uses', '/client/data-uses', /adata/)
]
