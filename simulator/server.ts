import { randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import multipart from '@fastify/multipart'
import Fastify, { type FastifyInstance } from 'fastify'
import { isMisbehaviour, isService, misbehaviours, modeOf, services, type ServiceName, type Switches } from './exchange/misbehaviour.ts'
import { company, documents, land, parcelOf, registryNumberOf } from './exchange/registers.ts'
import { registerHandler, xRoadProvider } from './exchange/x-road-provider.ts'
import { Drafts } from './front-office/drafts.ts'
import { frontOfficePages } from './front-office/front-office.ts'
import { gateClient } from './front-office/gate-client.ts'
import { frontOfficeClient, frontOfficeLogin, type VisitorState } from './front-office/login.ts'
import type { IdentityState } from './identity/file-adapter.ts'
import { accounts, identityProvider, issuerPath } from './identity/identity-provider.ts'
import { html, page } from './pages/html.ts'
import { paymentHandler, paymentPages, type PaymentState } from './payments/payments.ts'
import { specialistHandler, specialistPages, startSpecialist, type SpecialistState } from './specialist/specialist.ts'
import { JsonFile } from './state/json-file.ts'
import { demoName, demoPersons } from '../demo/persons/index.ts'

export interface SimulatorOptions {
  readonly host: string
  /** 0: any free port. */
  readonly port: number
  /** Address of the Gate without a trailing slash. */
  readonly gate: string
  readonly dataFolder: string
  /** Bearer keys at the Gate; null where a part is not used. */
  readonly intakeKey: string | null
  readonly specialistKey: string | null
  /** The Gate as a relying party of the client identity provider. */
  readonly clientLogin: { readonly id: string; readonly secret: string; readonly redirectUris: readonly string[] } | null
  /** Seconds until a specialist authority answers by itself; null: by button. Only the first start reads it. */
  readonly autoAnswerSeconds: number | null
  /** How late the answer of a slow service is. */
  readonly slowMs: number
}

export interface Simulator {
  readonly url: string
  /** How often somebody followed a redirect of a misbehaving service; must stay 0. */
  readonly redirectsFollowed: () => number
  close(): Promise<void>
}

/** Starts all simulated authorities on one address. */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  let handle: ((request: IncomingMessage, response: ServerResponse) => void) | null = null
  const server = createServer((request, response) => {
    if (handle === null) response.writeHead(503, { 'Retry-After': '1' }).end()
    else handle(request, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, options.host, resolve)
  })
  const url = `http://${options.host}:${(server.address() as AddressInfo).port}`
  const file = <T>(name: string, empty: T): JsonFile<T> => new JsonFile(join(options.dataFolder, `${name}.json`), empty)
  const app = Fastify({ logger: false, bodyLimit: 1024 * 1024 })
  await app.register(multipart)
  formBodies(app)
  const headers = securityHeaders(options.gate)
  security(app, url, headers)

  const switches = file<Switches>('switches', {})
  const payments = file<PaymentState>('payments', { payments: [] })
  const specialist = {
    state: file<SpecialistState>('specialist', { questions: [], autoAnswerSeconds: options.autoAnswerSeconds }), gate: options.gate, key: options.specialistKey
  }
  const secrets = file<{ frontOffice: string }>('secrets', { frontOffice: randomBytes(32).toString('base64url') })
  secrets.change(() => undefined)

  const question = { service: 'specialist' as const, handle: specialistHandler(specialist) }
  const provider = xRoadProvider(app, {
    switches,
    slowMs: options.slowMs,
    handlers: {
      'GOV/okmanynyilvantartas/okmany/validity/v1/checks': { service: 'documents', handle: registerHandler(documents) },
      'GOV/ingatlannyilvantartas/tulajdoni-lap/parcel/v1/parcels': { service: 'land', handle: registerHandler(land) },
      'GOV/cegnyilvantartas/vallalkozas/company/v1/checks': { service: 'company', handle: registerHandler(company) },
      'GOV/allamkincstar/fizetes/payments/v1/payments': { service: 'payments', handle: paymentHandler(payments) },
      'GOV/szakhatosag/nepegeszsegugy/questions/v1/questions': question,
      'GOV/szakhatosag/tuzvedelem/questions/v1/questions': question,
      'GOV/szakhatosag/kornyezetvedelem/questions/v1/questions': question
    }
  })
  paymentPages(app, payments, randomUUID)
  specialistPages(app, specialist)
  const identity = identityProvider(app, {
    baseUrl: url,
    headers,
    state: file<IdentityState>('identity', { records: {}, jwk: null, cookieKey: null }),
    clients: [
      { id: frontOfficeClient.id, secret: secrets.value.frontOffice, redirectUris: [`${url}${frontOfficeClient.callbackPath}`], postLogoutUris: [`${url}/urlapok`] },
      ...(options.clientLogin === null ? [] : [{ ...options.clientLogin, postLogoutUris: [`${options.gate}/client`] }])
    ]
  })
  const login = frontOfficeLogin(app, { baseUrl: url, secret: secrets.value.frontOffice, state: file<VisitorState>('visitors', { sessions: {} }) })
  frontOfficePages(app, {
    gate: gateClient(options.gate, options.intakeKey), drafts: new Drafts(join(options.dataFolder, 'drafts')), visitor: login.visitor
  })
  controlPages(app, switches)
  indexPages(app)

  await app.ready()
  handle = (request, response) => {
    const path = request.url ?? ''
    if (path.startsWith(`${issuerPath}/`)) identity(request, response)
    else app.routing(request, response)
  }
  const stopSpecialist = startSpecialist(specialist)
  return {
    url,
    redirectsFollowed: provider.redirectsFollowed,
    close: async () => {
      await stopSpecialist()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await app.close()
    }
  }
}

function formBodies(app: FastifyInstance): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(body as string)))
  })
}

/** Strict headers; a login form ends in a redirect to the relying party, which `form-action` covers too. */
function securityHeaders(gate: string): Record<string, string> {
  const formTargets = URL.canParse(gate) ? `'self' ${new URL(gate).origin}` : "'self'"
  return {
    'Content-Security-Policy':
      `default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; form-action ${formTargets}; base-uri 'none'; frame-ancestors 'none'`,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'same-origin',
    'X-Frame-Options': 'DENY'
  }
}

/** The same headers on every page, and no form from elsewhere. */
function security(app: FastifyInstance, url: string, headers: Readonly<Record<string, string>>): void {
  app.addHook('onRequest', async (request, reply) => {
    const { origin } = request.headers
    if (request.method !== 'GET' && origin !== undefined && origin !== url && origin !== `http://${request.headers.host}`) {
      await reply.code(403).send({ error: 'A kérés más oldalról jött.' })
    }
  })
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('Cache-Control')) reply.header('Cache-Control', 'no-store')
    reply.headers(headers)
  })
  app.setErrorHandler(async (error, _request, reply) => {
    const status = error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number' ? error.statusCode : 500
    const text = status === 413 ? 'A feltöltött adat túl nagy.' : status < 500 ? 'A kérés hibás.' : 'A szimulátor hibát jelzett.'
    await reply.code(status).type('text/html').send(page({ title: text, body: html`<p><a href="/">Vissza a kezdőlapra</a></p>` }))
  })
  app.setNotFoundHandler(async (_request, reply) => {
    await reply.code(404).type('text/html').send(page({ title: 'Nincs ilyen oldal', body: html`<p><a href="/">Vissza a kezdőlapra</a></p>` }))
  })
}

/** Switches for misbehaviour, as a page and as an API. */
function controlPages(app: FastifyInstance, switches: JsonFile<Switches>): void {
  const set = (service: string, mode: string): boolean => {
    if (!isService(service) || !isMisbehaviour(mode)) return false
    switches.change((value) => { value[service] = mode })
    return true
  }
  app.get('/kapcsolok', async (_request, reply) => {
    const body = html`<p>Itt állítható be, hogy melyik hatóság hogyan hibázzon. Így látszik, mit tesz ilyenkor a Kapu.</p>
${(Object.keys(services) as ServiceName[]).map((service) => html`<form method="post" action="/kapcsolok/${service}" class="sheet"><div class="field">
<label for="mod-${service}">${services[service]}</label><select id="mod-${service}" name="mod">${Object.entries(misbehaviours).map(([mode, label]) => html`
<option value="${mode}" ${modeOf(switches, service) === mode && html`selected`}>${label}</option>`)}</select></div><button>Beállítom</button></form>`)}`
    return reply.type('text/html').send(page({ title: 'Hibák kapcsolói', body }))
  })
  app.post<{ Params: { service: string }; Body: { mod?: string } }>('/kapcsolok/:service', async (request, reply) => {
    set(request.params.service, request.body?.mod ?? '')
    return reply.redirect('/kapcsolok', 303)
  })
  app.get('/api/control/services', async () => Object.fromEntries((Object.keys(services) as ServiceName[]).map((name) => [name, modeOf(switches, name)])))
  app.put<{ Params: { service: string }; Body: { mode?: string } }>('/api/control/services/:service', async (request, reply) =>
    (set(request.params.service, request.body?.mode ?? '') ? { ok: true } : reply.code(422).send({ error: 'unknown service or mode' })))
}

function indexPages(app: FastifyInstance): void {
  for (const [name, type] of [['simulator.css', 'text/css'], ['simulator.js', 'text/javascript']] as const) {
    const content = readFileSync(new URL(`assets/${name}`, import.meta.url))
    app.get(`/kozos/${name}`, async (_request, reply) => reply.type(`${type}; charset=utf-8`).header('Cache-Control', 'max-age=300').send(content))
  }
  app.get('/health', async () => ({ status: 'ok' }))
  app.get('/', async (_request, reply) => {
    const links = [
      ['/urlapok', 'Kérelem benyújtása', 'Az ügyfél itt tölti ki és küldi be az űrlapot, mellékletekkel. A Kapu érkeztetőszámot ad.'],
      ['/fizetes', 'Díj befizetése', 'Egy gomb a befizetés. A Kapu a fizetési azonosító alapján kérdezi le.'],
      ['/szakhatosag', 'Szakhatóság', 'A Kapu kérdései ide érkeznek. Pár másodperc múlva maguktól megválaszolódnak, vagy gombbal.'],
      ['/kapcsolok', 'Hibák kapcsolói', 'Itt lehet elérhetetlenné, lassúvá vagy hazuggá tenni egy-egy hatóságot.']
    ] as const
    const sample = demoPersons[0]!
    const body = html`<p>A Kapu körül más hatóságok is dolgoznak. Ezen a gépen ezeket a szimulátorok játsszák el, valódi HTTP-hívásokkal.</p>
${links.map(([href, title, text]) => html`<section class="sheet"><h2><a href="${href}">${title}</a></h2><p>${text}</p></section>`)}
<section class="sheet"><h2>Ügyfél-azonosítás</h2><p>A Központi Azonosítási Ügynök (KAÜ) helyett: ${accounts.length} kitalált személy közül lehet választani. Az űrlap és a Kapu ügyféloldala küld ide.</p></section>
<section class="sheet"><h2>Nyilvántartások</h2><p>Az okmányok, az ingatlanok és a vállalkozások nyilvántartása csak a Kapu kérdéseire válaszol. Próbaadatok:</p>
<dl><dt>Személy</dt><dd>${demoName(sample)}, ${sample.birthDate}</dd><dt>Okmány</dt><dd>${sample.documentNumber}</dd>
<dt>Helyrajzi szám</dt><dd>${sample.address.settlement} ${parcelOf(0)}</dd><dt>Nyilvántartási szám</dt><dd>${registryNumberOf(0)}</dd></dl></section>`
    return reply.type('text/html').send(page({ title: 'Környező hatóságok', body }))
  })
}
