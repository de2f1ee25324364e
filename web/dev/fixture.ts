/**
 * Invented answers in the shapes of the API, for looking at pages without a server. Development only: nothing in `src/` imports it
 * and the build does not contain it. The demo card it lists has a real key, so the whole card entry runs in the browser.
 */
import { createCipheriv, generateKeyPairSync, pbkdf2Sync, randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { answerCase, documentContent, onCaseStep } from './case-fixture.ts'
import type { DemoCard, NoticeView, SessionView, Tier, UnitSummary, WorklistItem } from '../src/shared/api/types.ts'

const legalDate = '2026-11-23'
const at = (text: string) => `${text}+01:00`

function sealedKey(pin: string) {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const salt = randomBytes(16)
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', pbkdf2Sync(pin, salt, 100_000, 32, 'sha256'), iv)
  const ciphertext = Buffer.concat([cipher.update(privateKey.export({ type: 'pkcs8', format: 'der' })), cipher.final(), cipher.getAuthTag()])
  return { salt: salt.toString('base64'), iterations: 100_000, iv: iv.toString('base64'), ciphertext: ciphertext.toString('base64') }
}

const office = { id: 'o1', name: 'Tiszakeresztesi Polgármesteri Hivatal, Hatósági Osztály', shortName: 'Tiszakeresztes', demo: true }
const entitlement = (category: string, purpose: string, legalBasis: string, validTo: string | null) => ({ category, purpose, legalBasis, validTo })

const posts: SessionView['posts'] = [
  {
    id: 'p1', organisation: office, jobRole: { code: 'site-permits', name: 'Telepengedélyezés, üzletek', isSigner: false, isHead: false }, substitutesFor: { name: 'dr. Bőhm Ágnes' },
    entitlements: [
      entitlement('identification', 'Ügyfél azonosítása telepengedélyezési eljárásban', 'Ákr. 27. § (1)', '2026-12-31'),
      entitlement('company', 'Kérelmező cég adatainak ellenőrzése', '57/2013. Korm. r. 2. §', '2026-12-31')
    ]
  },
  {
    id: 'p2', organisation: office, jobRole: { code: 'probate', name: 'Hagyatéki ügyek', isSigner: true, isHead: false }, substitutesFor: null,
    entitlements: [entitlement('death', 'Hagyatéki leltár felvétele', '2010. évi XXXVIII. tv. 6. §', '2027-03-31')]
  },
  { id: 'p3', organisation: office, jobRole: { code: 'read-only', name: 'Ügyfélszolgálat', isSigner: false, isHead: false }, substitutesFor: null, entitlements: [] }
]

const cards: DemoCard[] = [
  ['Szűcs Tünde', 'Telepengedélyezés, üzletek', 'active', 'A bemutató ügyintézője: itt kezdje.'], ['dr. Hegedűs Pálma', 'Jegyző, kiadmányozó', 'active', 'Ő írja alá a döntéseket.'],
  ['Nagy Ödön', 'Iktató', 'suspended', 'Felfüggesztett kártya: nézze meg, mit mond a Kapu.'], ['Kőszegi Áron', 'Telepengedélyezés', 'expired', 'Lejárt kártya.']
].map(([holder = '', jobRole = '', state = '', note = ''], index) => ({
  id: `card-${index}`, holder, jobRole, organisation: 'Tiszakeresztesi Polgármesteri Hivatal', pin: '1234', state, note, retriesLeft: 3,
  authenticationCertificate: 'Zml4dHVyZQ==', signingCertificate: 'Zml4dHVyZQ==', keys: { authentication: sealedKey('1234'), signing: sealedKey('1234') }
}))

type Row = [number: string, type: string, subject: string, client: string, wait: string, due: string | null, days: number | null, status: string]
const rows: Row[] = [
  ['HAT/1102-8/2026', 'Telepengedély', 'Asztalosműhely telephelye, zajvédelem', 'Őrsi Bútor Bt.', 'office', '2026-11-20', -3, 'in-progress'],
  ['HAT/1187-9/2026', 'Telepengedély', 'Kárpitosműhely telepengedélye', 'Szűcsné Bőhm Ágnes e. v.', 'signer', '2026-11-23', 0, 'submitted'],
  ['HAT/1240-3/2026', 'Telepengedély', 'Hiányos kérelem, alaprajz nélkül', 'Tűzkő Épker Kft.', 'deficiency', '2026-11-23', 0, 'registered'],
  ['HAT/1251-2/2026', 'Üzlet, bejelentés', 'Virágüzlet nyitvatartásának módosítása', 'Győri Lászlóné', 'registration', '2026-11-25', 2, 'in-progress'],
  ['HAT/1198-6/2026', 'Üzlet, engedély', 'Terasz meghosszabbított nyitva tartása', 'Kőhíd Vendéglő Kft.', 'site-visit', '2026-11-26', 3, 'in-progress'],
  ['HAT/1263-1/2026', 'Üzlet, bejelentés', 'Méhészeti termékek árusítása', 'Fűzi Ödön', 'identification', '2026-11-27', 4, 'registered'],
  ['HAT/1221-4/2026', 'Szálláshely', 'Szálláshely minősítés pótlása', 'Tiszaőr Panzió Kft.', 'document', '2026-12-02', 9, 'in-progress'],
  ['HAT/1229-2/2026', 'Telepengedély', 'Autószerelő műhely bővítése', 'Bárdos Jenő e. v.', 'site-visit', '2026-12-09', 16, 'in-progress'],
  ['HAT/1245-2/2026', 'Panasz', 'Fémforgácsoló üzem zajpanasza', 'Petőfi u. 8. társasház', 'specialist', '2026-12-11', 18, 'in-progress'],
  ['HAT/1234-5/2026', 'Telepengedély', 'Faipari telep engedélye, Malom út 47.', 'Kertész és Fia Faipari Kft.', 'fee', '2026-12-28', 35, 'in-progress'],
  ['HAT/1176-11/2026', 'Telepengedély', 'Lakatosműhely, cégeljárás előkérdése', 'Vasas és Társa Kft.', 'suspension', null, null, 'suspended']
]
const steps: Record<string, string> = { office: 'Döntés tervezete hiányzik', deficiency: 'Hiánypótlási felhívás, Ákr. 44. §', registration: 'Nyilvántartásba vétel', 'site-visit': 'Szemle időpontjának kitűzése', identification: 'Ügyfél azonosítása', document: 'Tényállás tisztázása', fee: 'Díj ellenőrzése, 5 000 Ft', suspension: 'Cégeljárás lezárása' }
const worklist: WorklistItem[] = rows.map(([registrationNumber, type, subject, clientName, wait, dueDate, daysLeft, status], index) => ({
  caseId: `case-${index}`, registrationNumber, subject, clientName, caseType: { code: 'telepengedely', name: type }, status, daysLeft, dueDate, dueAt: dueDate === null ? null : at(`${dueDate}T23:59:59`),
  waitsFor: { kind: ['signer', 'specialist'].includes(wait) ? wait : 'office', label: steps[wait] ?? null, since: index % 3 === 0 ? at('2026-11-17T09:30:00') : null }, stage: null, assignee: { postId: 'p1', name: 'Szűcs Tünde' }, version: 1
}))
const inBucket: Record<string, (row: WorklistItem) => boolean> = {
  overdue: (row) => (row.daysLeft ?? 1) < 0, 'due-today': (row) => row.daysLeft === 0, 'due-soon': (row) => row.daysLeft !== null && row.daysLeft > 0 && row.daysLeft <= 3,
  mine: () => true, 'waiting-others': (row) => row.waitsFor.kind === 'specialist', 'to-sign': (row) => row.status === 'submitted', 'all-open': () => true
}

const notice = (id: string, registrationNumber: string | null, title: string, detail: string | null, occurredAt: string, read: boolean): NoticeView =>
  ({ id, kind: 'case.changed', caseId: registrationNumber === null ? null : 'case-9', registrationNumber, title, detail, occurredAt: at(occurredAt), readAt: read ? at(occurredAt) : null })
const notices = [
  notice('n1', 'HAT/1245-2/2026', 'Megjött a megkeresés válasza', 'Vármegyei Kormányhivatal, zajmérés', '2026-11-23T08:12:00', false),
  notice('n2', 'HAT/1176-11/2026', 'Visszaküldött tervezet', 'Osztályvezető: „Az indokolás hiányos.”', '2026-11-23T07:58:00', false),
  notice('n3', 'HAT/1198-6/2026', 'Iratbetekintést kért az ügyfél', 'Ákr. 33. §, válasz nov. 27-ig', '2026-11-20T14:02:00', false),
  notice('n4', 'HAT/1234-5/2026', 'A szakhatóság 4 napon belül válaszol', null, '2026-11-20T10:40:00', false),
  notice('n5', null, 'Karbantartás szombaton', '2026. november 28., 22.00–02.00', '2026-11-19T16:00:00', true)
]

const tierCounts: [Tier, number][] = [['ministry-department', 10], ['national-body', 30], ['county-regional-document-office', 450], ['mayors-office', 4400]]
const settlements = ['Tiszakeresztes', 'Őrvár', 'Kőhíd', 'Fűzes', 'Nagyrét', 'Szőlőskút', 'Hármashegy', 'Révfalu']
const units: UnitSummary[] = Array.from({ length: 120 }, (_, index) => {
  const settlement = settlements[index % settlements.length] ?? ''
  return { id: `u${index}`, name: `${settlement} ${Math.floor(index / 8) + 1}. sz. Polgármesteri Hivatal, Hatósági Osztály`, shortName: settlement, settlement, tier: 'mayors-office' }
})

let signedIn = false
let lastPost: string | null = null
const sessionView = (): SessionView => ({
  officer: { id: 'f1', name: 'Szűcs Tünde', officerNumber: 'D-000101' }, card: { serial: '01', expiresAt: at('2029-05-31T23:59:59') }, lastEntry: at('2026-11-20T15:42:00'),
  post: posts.find((post) => post.id === lastPost) ?? null, posts, absoluteExpiresAt: new Date(Date.now() + 36_000_000).toISOString(), idleSeconds: 900, legalDate, demo: true
})

function page<T>(items: T[], query: URLSearchParams): { items: T[]; nextCursor: string | null } {
  const from = Number(query.get('cursor') ?? 0)
  const to = from + Number(query.get('limit') ?? 25)
  return { items: items.slice(from, to), nextCursor: to < items.length ? String(to) : null }
}

const plain = (text: string) => text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()

type Answer = { status: number; body: unknown }
const ok = (body: unknown): Answer => ({ status: 200, body })
const problem = (status: number, code: string, title: string, detail: string): Answer => ({ status, body: { type: `urn:kapu:${code}`, code, status, title, detail } })

function answerFor(method: string, path: string, query: URLSearchParams, body: Record<string, unknown>): Answer {
  const call = `${method} ${path}`
  const search = plain(query.get('q') ?? '')
  if (call === 'GET /public/home') return ok({ legalDate, demo: true, helpDesk: '189', tiers: tierCounts.map(([tier, count]) => ({ tier, count })) })
  if (call === 'GET /public/organisations') return ok(page(units.filter((unit) => plain(unit.name).includes(search) && (query.get('tier') ?? unit.tier) === unit.tier), query))
  if (path.startsWith('/public/organisations/')) return ok({ organisation: units[0], units: units.slice(8, 11), jobRoles: posts.map(({ jobRole }) => ({ code: jobRole.code, name: jobRole.name, caseTypes: jobRole.code === 'read-only' ? [] : [{ code: 'telepengedely', name: 'Telepengedély', version: 1 }] })) })
  if (path.startsWith('/public/case-types/')) {
    return ok({
      code: 'telepengedely', version: 1, name: 'Telepengedély', legalBasis: [{ citation: '57/2013. (II. 27.) Korm. r.', title: 'A telepengedélyről' }, { citation: 'Ákr. 50. § (2) c)', title: 'Ügyintézési határidő' }],
      timeLimit: { text: '8 nap sommás, 60 nap teljes eljárásban', citation: 'Ákr. 50. § (2) a), c)' }, fee: { amount: 5000, text: 'igazgatási szolgáltatási díj', citation: '35/1999. BM r.' },
      attachments: [{ code: 'site-plan', name: 'Helyszínrajz', required: true }, { code: 'title', name: 'Használat jogcímének igazolása', required: true }, { code: 'consent', name: 'Tulajdonostárs hozzájárulása', required: false }],
      stages: ['Érkeztetés', 'Tényállás tisztázása', 'Szakhatóság', 'Döntés', 'Közlés'].map((name) => ({ code: name, name })), remedy: { text: 'Fellebbezés, 15 napon belül', citation: 'Ákr. 118. § (3)' }
    })
  }
  if (call === 'GET /demo/cards') return ok({ items: cards })
  if (call === 'POST /login/challenge') return ok({ nonce: randomBytes(32).toString('base64'), origin: 'fixture' })
  if (call === 'POST /login') {
    if (typeof body['token'] !== 'object') return problem(400, 'login.token', 'A kártya válasza hiányos.', 'Próbálja újra.')
    signedIn = true
    return ok(sessionView())
  }
  if (!signedIn) return problem(401, 'session.missing', 'Nincs belépve.', 'Tegye be a kártyáját.')
  if (call === 'DELETE /session') {
    signedIn = false
    lastPost = null
    return { status: 204, body: null }
  }
  if (call === 'POST /session/post') lastPost = String(body['postId'])
  if (path.startsWith('/session')) return ok(sessionView())
  if (call === 'GET /desk') return ok({ buckets: Object.entries(inBucket).map(([code, matches]) => ({ code, count: code === 'all-open' ? 100 : worklist.filter(matches).length, countIsBound: code === 'all-open' })) })
  if (call === 'GET /desk/reference') {
    return ok({
      caseTypes: [{ code: 'telepengedely', name: 'Telepengedély', version: 1 }], laws: [{ citation: '2016. évi CL. tv. (Ákr.)', title: 'Általános közigazgatási rendtartás', url: null }, { citation: '57/2013. (II. 27.) Korm. r.', title: 'Telepengedély', url: null }],
      forms: [{ caseType: 'telepengedely', name: 'Telepengedély iránti kérelem', version: 1 }]
    })
  }
  if (call === 'GET /worklist') return ok(page(worklist.filter(inBucket[query.get('bucket') ?? 'mine'] ?? (() => false)).filter((row) => plain(`${row.registrationNumber} ${row.subject} ${row.clientName}`).includes(search)), query))
  if (call === 'GET /notices') return ok({ ...page(notices, query), unreadCount: notices.filter((one) => one.readAt === null).length, unreadIsBound: false })
  const read = /^\/notices\/([^/]+)\/read$/.exec(path)
  if (read) {
    const index = notices.findIndex((one) => one.id === read[1])
    const found = notices[index]
    if (found !== undefined) notices[index] = { ...found, readAt: new Date().toISOString() }
    return ok(notices[index])
  }
  return problem(404, 'http.not-found', 'Ilyen cím nincs.', 'A bemutató adatai között ez nem szerepel.')
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  const text = Buffer.concat(chunks).toString()
  // Of a multipart body only its JSON part matters here.
  const json = request.headers['content-type']?.startsWith('multipart/') ? /\r\n\r\n(\{.*?\})\r\n--/s.exec(text)?.[1] ?? '' : text
  return json === '' ? {} : JSON.parse(json) as Record<string, unknown>
}

/** @returns false when the address is not the API's, so that the page server may answer */
export async function answerFixture(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const url = new URL(request.url ?? '/', 'http://fixture')
  if (url.pathname === '/ready') {
    response.end('{}')
    return true
  }
  if (!url.pathname.startsWith('/api/v1')) return false
  const path = url.pathname.slice('/api/v1'.length)
  if (path === '/events') {
    response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
    request.on('close', onCaseStep((event) => response.write(`event: case\ndata: ${JSON.stringify(event)}\n\n`)))
    return true
  }
  const content = signedIn ? documentContent(path) : null
  if (content !== null) {
    response.writeHead(200, { 'content-type': content.type, 'content-security-policy': "default-src 'none'; frame-ancestors 'self'" }).end(content.bytes)
    return true
  }
  const sent = await bodyOf(request)
  const ofCase = signedIn ? await answerCase(request.method ?? 'GET', path, sent, request.headers['idempotency-key'] as string | undefined) : null
  const { status, body } = ofCase ?? answerFor(request.method ?? 'GET', path, url.searchParams, sent)
  response.writeHead(status, { 'content-type': status < 400 ? 'application/json' : 'application/problem+json', 'x-request-id': 'fixture-1' })
  response.end(status === 204 ? undefined : JSON.stringify(body))
  return true
}
