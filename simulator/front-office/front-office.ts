import { createWriteStream, statSync } from 'node:fs'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { html, page, type Html } from '../pages/html.ts'
import { problem } from '../payments/payments.ts'
import type { JsonFile } from '../state/json-file.ts'
import type { Draft, Drafts } from './drafts.ts'
import { fieldName, readData, renderFields, type FieldSchema, type FormView } from './form-fields.ts'
import type { GateClient, PublishedForm, Upload } from './gate-client.ts'
import type { Visitor } from './login.ts'

/** Largest attachment that the Gate takes. */
export const maxFileBytes = 50 * 1024 * 1024
const maxFiles = 20
const when = new Intl.DateTimeFormat('hu-HU', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Budapest' })

export interface FrontOfficeOptions {
  readonly gate: GateClient
  readonly drafts: Drafts
  readonly visitor: (request: FastifyRequest) => Visitor | null
}

interface Requirement {
  readonly code: string
  readonly title: string
  readonly hint: string | null
  readonly required: boolean
  /** Whether it is needed depends on what the form says; the office judges. */
  readonly conditional: boolean
  /** File name extensions, for the chooser of files. */
  readonly accept: readonly string[]
}

/** The kinds of file that the Gate takes, by the extension people know. */
const extensions: Readonly<Record<string, readonly string[]>> = {
  'application/pdf': ['.pdf'], 'image/jpeg': ['.jpg', '.jpeg'], 'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['.docx']
}

const text = (value: unknown): string | null => {
  if (typeof value === 'string') return value
  const inside = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)['hu'] : null
  return typeof inside === 'string' ? inside : null
}

function requirementsOf(form: PublishedForm): Requirement[] {
  return form.attachments.map((item) => {
    const types = Array.isArray(item['mediaTypes']) ? item['mediaTypes'].flatMap((type) => extensions[String(type)] ?? []) : []
    const accept = types.length > 0 ? types : Object.values(extensions).flat()
    const code = text(item['requirement']) ?? text(item['code']) ?? text(item['id']) ?? 'attachment'
    return { code, title: text(item['title']) ?? text(item['name']) ?? text(item['label']) ?? code, hint: text(item['hint']), required: item['required'] === true, conditional: typeof item['condition'] === 'string', accept }
  })
}

function titleOf(form: PublishedForm, caseType: string): string {
  const texts = form.texts as { hu?: { title?: unknown } } | null
  return text(form.name) ?? text(texts?.hu?.title) ?? text((form.schema as { title?: unknown }).title) ?? caseType
}

const clientKindText = { person: 'Természetes személy', organisation: 'Szervezet' } as const

/** By what the office is chosen, as the rule says it. */
function territoryOf(form: PublishedForm): string {
  const place = text(form.territory)
  return place === null ? 'Az illetékes hivatal jár el.' : `Az a hivatal jár el, amelyet ez kijelöl: ${place}.`
}

const unreachable = html`${problem('A Kapu most nem érhető el. Próbálja meg néhány perc múlva; a már megkezdett űrlap megmarad.')}`

/** The public form pages: choose a case, choose an office, fill in, send, receipt. Works without script. */
export function frontOfficePages(app: FastifyInstance, options: FrontOfficeOptions): void {
  const send = (title: string, body: Html, visitor: Visitor | null): string => page({ title, body, user: visitor?.name ?? null })

  app.get('/urlapok', async (request, reply) => {
    const visitor = options.visitor(request)
    const known = await options.gate.caseTypes() ?? []
    const body = html`<p>Itt nyújthatja be kérelmét a hivatalhoz. Az űrlapokat a Kapu adja.</p>
${known.length === 0 ? unreachable : html`<ul class="plain sheet">${known.map(({ code, name }) => html`<li><a href="/urlapok/${code}">${name}</a></li>`)}</ul>`}
${loginView(visitor, '/urlapok')}`
    return reply.type('text/html').send(send('Kérelem benyújtása', body, visitor))
  })

  app.get<{ Params: { caseType: string }; Querystring: { hivatal?: string } }>('/urlapok/:caseType', async (request, reply) => {
    const visitor = options.visitor(request)
    const { caseType } = request.params
    const form = await options.gate.form(caseType)
    if (form === null) return reply.code(404).type('text/html').send(send('Nincs ilyen űrlap', unreachable, visitor))
    const query = (request.query.hivatal ?? '').trim().slice(0, 100)
    const offices = query === '' ? [] : await options.gate.offices(query)
    const body = html`<form method="get" class="sheet" role="search"><div class="field"><label for="hivatal">Melyik település hivatalához fordul?</label>
<span class="hint" id="hivatal-h">${territoryOf(form)}</span>
<input type="search" id="hivatal" name="hivatal" required aria-describedby="hivatal-h" value="${query}"></div><button class="main">Keresem</button></form>
${offices === null ? unreachable : query === '' ? null : offices.length === 0 ? html`<p role="status">Nincs ilyen hivatal. Írja be a település nevének elejét.</p>` : html`
<form method="post" action="/urlapok/${caseType}"><fieldset><legend>Válasszon hivatalt</legend>${offices.map((office, index) => html`
<label class="choice"><input type="radio" name="hivatal" value="${office.id}|${office.name}" required ${index === 0 && html`checked`}>${office.name}</label>`)}</fieldset>
<button class="main">Az űrlaphoz</button></form>`}${loginView(visitor, `/urlapok/${caseType}`)}`
    return reply.type('text/html').send(send(titleOf(form, caseType), body, visitor))
  })

  app.post<{ Params: { caseType: string }; Body: { hivatal?: string } }>('/urlapok/:caseType', async (request, reply) => {
    const [organisationId, ...name] = (request.body?.hivatal ?? '').split('|')
    if (organisationId === undefined || organisationId === '' || await options.gate.form(request.params.caseType) === null) {
      return reply.redirect(`/urlapok/${encodeURIComponent(request.params.caseType)}`, 303)
    }
    const draft = options.drafts.start(request.params.caseType, organisationId, name.join('|').slice(0, 200))
    return reply.redirect(`/urlapok/kitoltes/${draft.id}`, 303)
  })

  app.get<{ Params: { id: string } }>('/urlapok/kitoltes/:id', async (request, reply) => {
    const visitor = options.visitor(request)
    const file = options.drafts.find(request.params.id)
    if (file === null) return reply.code(404).type('text/html').send(send('Nincs ilyen űrlap', html`<p><a href="/urlapok">Vissza az űrlapokhoz</a></p>`, visitor))
    const draft = file.value
    if (draft.accepted !== null) return reply.type('text/html').send(send('A kérelem megérkezett', receiptView(draft), visitor))
    const form = await options.gate.form(draft.caseType)
    if (form === null) return reply.code(503).type('text/html').send(send('Az űrlap most nem érhető el', unreachable, visitor))
    return reply.type('text/html').send(send(titleOf(form, draft.caseType), formView(draft, form, visitor), visitor))
  })

  app.post<{ Params: { id: string } }>('/urlapok/kitoltes/:id', async (request, reply) => {
    const file = options.drafts.find(request.params.id)
    if (file === null) return reply.code(404).type('text/html').send(send('Nincs ilyen űrlap', html`<p><a href="/urlapok">Vissza az űrlapokhoz</a></p>`, null))
    const typed = await readPost(request, options.drafts.folderOf(file.value.id))
    await options.drafts.alone(file.value.id, () => submit(options, file, typed, options.visitor(request)))
    return reply.redirect(`/urlapok/kitoltes/${file.value.id}`, 303)
  })
}

interface Typed {
  readonly values: Record<string, string[]>
  readonly files: readonly Omit<Upload, 'part'>[]
  readonly problems: { path: string; message: string }[]
}

/** Reads the multipart form; files go straight to disk. */
async function readPost(request: FastifyRequest, folder: string): Promise<Typed> {
  const values: Record<string, string[]> = {}
  const files: Omit<Upload, 'part'>[] = []
  const problems: { path: string; message: string }[] = []
  for await (const part of request.parts({ limits: { fileSize: maxFileBytes, files: maxFiles, fields: 500, fieldSize: 100_000 } })) {
    if (part.type === 'field') {
      (values[part.fieldname] ??= []).push(String(part.value))
      continue
    }
    if (part.filename === '' || part.filename === undefined) { part.file.resume(); continue }
    const path = join(folder, randomUUID())
    await pipeline(part.file, createWriteStream(path, { mode: 0o600 }))
    if (part.file.truncated) problems.push({ path: part.fieldname, message: 'A fájl nagyobb 50 MB-nál. Válasszon kisebbet.' })
    else if (statSync(path).size > 0) {
      files.push({ requirement: part.fieldname.replace(/^melleklet\./, ''), name: part.filename.slice(0, 200), type: part.mimetype, path })
    }
  }
  return { values, files, problems }
}

async function submit(options: FrontOfficeOptions, file: JsonFile<Draft>, typed: Typed, visitor: Visitor | null): Promise<void> {
  const draft = file.value
  if (draft.accepted !== null) return
  const removed = new Set(typed.values['torlendo'] ?? [])
  file.change(() => {
    draft.values = typed.values
    const kept = draft.uploads.filter((upload) => !removed.has(upload.part) && !typed.files.some((one) => one.requirement === upload.requirement))
    draft.uploads = [...kept, ...typed.files].map((upload, index) => ({ ...upload, part: `file-${index + 1}` }))
    draft.clientId = visitor?.clientId ?? null
    draft.problem = null
  })
  const form = await options.gate.form(draft.caseType)
  if (form === null || typed.problems.length > 0) {
    file.change(() => {
      draft.problem = typed.problems.length > 0
        ? { summary: 'A kérelmet nem küldtük el. Javítsa a jelölt mezőket.', errors: [...typed.problems] }
        : { summary: 'A Kapu most nem érhető el. Amit beírt, megmaradt: küldje el újra később.', errors: [] }
    })
    return
  }
  const first = (name: string): string => (draft.values[name]?.[0] ?? '').trim()
  const result = await options.gate.submit({
    caseType: draft.caseType,
    formVersion: form.version,
    language: 'hu',
    organisation: draft.organisationId,
    data: readData({ root: form.schema as FormView['root'], values: draft.values }, form.schema as FieldSchema),
    submitter: {
      kind: first('bekuldo.kind') === 'organisation' ? 'organisation' : 'person', name: first('bekuldo.name'), email: first('bekuldo.email'),
      ...(visitor === null ? {} : { clientId: visitor.clientId })
    },
    attachments: draft.uploads.map(({ part, requirement, name }) => ({ part, requirement, name }))
  }, draft.uploads, draft.idempotencyKey)
  if (result.kind === 'accepted') {
    file.change(() => { draft.accepted = result.accepted })
    options.drafts.dropFiles(draft)
    return
  }
  file.change(() => {
    if (result.kind === 'unknown') {
      draft.problem = { summary: `A küldés nem sikerült: ${result.reason}. Amit beírt, megmaradt. Küldje el újra; kétszer nem érkezhet meg.`, errors: [] }
      return
    }
    // The Gate said what is wrong: what is sent next is another submission, so it gets another key.
    draft.idempotencyKey = randomUUID()
    draft.problem = {
      summary: result.problem.detail ?? result.problem.title ?? `A Kapu nem fogadta el a kérelmet (${result.status}).`,
      errors: result.problem.errors ?? []
    }
  })
}

function formView(draft: Draft, form: PublishedForm, visitor: Visitor | null): Html {
  const errors = new Map((draft.problem?.errors ?? []).map((error) => [fieldName(error.path), error.message]))
  const root = form.schema as FormView['root']
  const view: FormView = { root, uiSchema: form.uiSchema, texts: form.texts, values: draft.values, errors }
  const value = (name: string, fallback: string): string => draft.values[name]?.[0] ?? fallback
  const kind = value('bekuldo.kind', form.clientKinds[0]!)
  return html`
${draft.problem && html`<div class="problem" role="alert" tabindex="-1"><b>${draft.problem.summary}</b>${draft.problem.errors.length > 0 && html`
<ul>${draft.problem.errors.map((error) => html`<li><a href="#m-${fieldName(error.path).replaceAll('.', '-')}">${error.message}</a></li>`)}</ul>`}</div>`}
<p>Címzett: <b>${draft.organisationName}</b></p>
<form method="post" action="/urlapok/kitoltes/${draft.id}" enctype="multipart/form-data" data-once novalidate>
<fieldset><legend>Beküldő</legend>
${fieldError(errors, 'submitter.kind')}${form.clientKinds.length === 1
  ? html`<input type="hidden" name="bekuldo.kind" value="${form.clientKinds[0]!}">`
  : form.clientKinds.map((item) => html`
<label class="choice"><input type="radio" name="bekuldo.kind" value="${item}" ${kind === item && html`checked`}>${clientKindText[item]}</label>`)}
<div class="field ${errors.has('submitter.name') && 'bad'}"><label for="m-submitter-name">Név</label>${fieldError(errors, 'submitter.name')}
<input type="text" id="m-submitter-name" name="bekuldo.name" required autocomplete="name" value="${value('bekuldo.name', visitor?.name ?? '')}"></div>
<div class="field ${errors.has('submitter.email') && 'bad'}"><label for="m-submitter-email">E-mail-cím</label>${fieldError(errors, 'submitter.email')}
<input type="email" id="m-submitter-email" name="bekuldo.email" required autocomplete="email" value="${value('bekuldo.email', visitor?.email ?? '')}"></div></fieldset>
${renderFields(view, root)}
${attachmentsView(draft, requirementsOf(form), errors)}
<button class="main">Elküldöm</button><span role="status"></span></form>${loginView(visitor, `/urlapok/kitoltes/${draft.id}`)}`
}

const fieldError = (errors: ReadonlyMap<string, string>, path: string): Html | null => {
  const message = errors.get(path)
  return message === undefined ? null : html`<span class="wrong">${message}</span>`
}

function attachmentsView(draft: Draft, requirements: readonly Requirement[], errors: ReadonlyMap<string, string>): Html | null {
  if (requirements.length === 0) return null
  return html`<fieldset><legend>Mellékletek</legend><p class="hint">Fájlonként legfeljebb 50 MB.</p>${requirements.map(({ code, title, hint, required, conditional, accept }) => {
    const uploads = draft.uploads.filter((upload) => upload.requirement === code)
    const id = `m-melleklet-${code}`
    const wrong = errors.get(`melleklet.${code}`) ?? errors.get(`attachments.${code}`)
    return html`<div class="field ${wrong !== undefined && 'bad'}"><label for="${id}">${title}${required ? null : html` <span class="hint">(${conditional ? 'ha a kérelem tartalma szerint kell' : 'nem kötelező'})</span>`}</label>
<span class="hint" id="${id}-h">${hint !== null && `${hint}; `}${accept.join(', ')}</span>
${wrong !== undefined && html`<span class="wrong">${wrong}</span>`}
${uploads.map((upload) => html`<span class="hint">Már feltöltve: ${upload.name}</span>
<label class="choice"><input type="checkbox" name="torlendo" value="${upload.part}">Nem küldöm el: ${upload.name}</label>`)}
<input type="file" id="${id}" name="melleklet.${code}" multiple aria-describedby="${id}-h" accept="${accept.join(',')}"></div>`
  })}</fieldset>`
}

function receiptView(draft: Draft): Html {
  const { arrivalNumber, receivedAt, receipt, clientPage } = draft.accepted!
  const follow = URL.canParse(clientPage) && /^https?:$/.test(new URL(clientPage).protocol) ? clientPage : null
  return html`<div class="done" role="status"><h2>A hivatal megkapta a kérelmét.</h2><dl><dt>Érkeztetőszám</dt><dd class="num">${arrivalNumber}</dd>
<dt>Beérkezett</dt><dd>${when.format(new Date(receivedAt))}</dd>
<dt>Átvételi elismervény</dt><dd class="num">${receipt.number}</dd><dt>Hivatal</dt><dd>${draft.organisationName}</dd></dl>
${follow !== null && html`<p><a class="button main" href="${follow}">Az ügyem követése</a></p>`}
<p><a class="button" href="/fizetes">Díj befizetése</a></p></div>`
}

function loginView(visitor: Visitor | null, back: string): Html {
  return visitor === null
    ? html`<section class="sheet" aria-label="Belépés"><p>Ha belép, a hivatal azonosítás nélkül is tudja, ki Ön, és az ügyét az ügyféloldalon követheti. Belépés nélkül is benyújthatja.</p>
<p><a class="button" href="/urlapok/belepes?vissza=${encodeURIComponent(back)}">Belépek</a></p></section>`
    : html`<form method="post" action="/urlapok/kilepes" class="sheet"><p>Belépve: <b>${visitor.name}</b></p><button>Kilépek</button></form>`
}
