import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { html, page, type Html } from '../pages/html.ts'
import type { Handler } from '../exchange/x-road-provider.ts'
import type { JsonFile } from '../state/json-file.ts'
import { positionPdf } from './position-pdf.ts'

export type Position = 'consent' | 'consent-with-conditions' | 'objection'
const positions: Readonly<Record<Position, { label: string; reasoning: string; conditions: string[] }>> = {
  consent: { label: 'Hozzájárul', reasoning: 'A telep a benyújtott iratok alapján a szakkérdésre vonatkozó követelményeknek megfelel.', conditions: [] },
  'consent-with-conditions': {
    label: 'Feltétellel hozzájárul', reasoning: 'A telep a megadott feltételekkel felel meg a szakkérdésre vonatkozó követelményeknek.',
    conditions: ['A tevékenység 6 és 18 óra között végezhető.', 'A hulladékot zárt edényben kell gyűjteni.']
  },
  objection: { label: 'Nem járul hozzá', reasoning: 'A benyújtott iratok alapján a telep a szakkérdésre vonatkozó követelményeknek nem felel meg.', conditions: [] }
}

interface Question {
  readonly correlationId: string
  readonly registrationNumber: string
  readonly authority: string
  readonly organisationName: string
  readonly text: string
  readonly dueDate: string
  readonly documents: readonly { name: string; sha256: string }[]
  readonly receivedAt: string
  /** When it is answered by itself; null while a person is to answer. */
  answerAt: string | null
  answer: Record<string, unknown> | null
  delivered: string | null
  attempts: number
  nextAttemptAt: string | null
  lastProblem: string | null
}

export interface SpecialistState {
  questions: Question[]
  /** Seconds after which a question is answered with consent; null: people answer. */
  autoAnswerSeconds: number | null
}

export interface SpecialistOptions {
  readonly state: JsonFile<SpecialistState>
  readonly gate: string
  /** Bearer key with the scope `specialist`; null: positions cannot be delivered. */
  readonly key: string | null
}

/** Takes questions over X-Road; the same question again is accepted without a second entry. */
export function specialistHandler(options: SpecialistOptions): Handler {
  return (body) => {
    const id = body['correlationId']
    if (typeof id !== 'string' || typeof body['question'] !== 'string') return { status: 400, body: { error: 'correlationId and question are needed' } }
    if (!options.state.value.questions.some((question) => question.correlationId === id)) {
      const now = new Date()
      const seconds = options.state.value.autoAnswerSeconds
      options.state.change((state) => state.questions.push({
        correlationId: id,
        registrationNumber: String(body['registrationNumber'] ?? ''),
        authority: String(body['authority'] ?? ''),
        organisationName: String(body['organisationName'] ?? ''),
        text: body['question'] as string,
        dueDate: String(body['dueDate'] ?? ''),
        documents: Array.isArray(body['documents']) ? body['documents'] as { name: string; sha256: string }[] : [],
        receivedAt: now.toISOString(),
        answerAt: seconds === null ? null : new Date(now.getTime() + seconds * 1000).toISOString(),
        answer: null,
        delivered: null,
        attempts: 0,
        nextAttemptAt: null,
        lastProblem: null
      }))
    }
    return { status: 200, body: { accepted: true, correlationId: id } }
  }
}

function decide(options: SpecialistOptions, question: Question, position: Position): void {
  const chosen = positions[position]
  const reference = `SZH/${String(options.state.value.questions.indexOf(question) + 1)}/${question.receivedAt.slice(0, 4)}`
  const issuedAt = new Date().toISOString()
  const text = [
    `Hivatkozási szám: ${reference}`, `Az Ön ügye: ${question.registrationNumber}`, '', `Szakkérdés: ${question.text}`, '',
    `Állásfoglalás: ${chosen.label}.`, ...chosen.conditions.map((condition, index) => `${index + 1}. feltétel: ${condition}`), '', chosen.reasoning, '',
    'Kiadmányozta: dr. Mintaszakértő Olga (kitalált személy, bemutató)'
  ].join('\n')
  options.state.change(() => {
    question.answer = {
      answerId: randomUUID(),
      correlationId: question.correlationId,
      position,
      conditions: chosen.conditions,
      reasoning: chosen.reasoning,
      legalBasis: '2016. évi CL. tv. (Ákr.) 55. §; 531/2017. (XII. 29.) Korm. r.',
      reference,
      signer: 'dr. Mintaszakértő Olga (bemutató)',
      issuedAt,
      document: {
        name: `allasfoglalas-${reference.replaceAll('/', '-')}.pdf`, mediaType: 'application/pdf',
        contentBase64: positionPdf('Szakhatósági állásfoglalás (szimulátor)', text).toString('base64')
      }
    }
    question.answerAt = null
    question.nextAttemptAt = issuedAt
  })
}

/** Answers what is due and delivers what is answered; tried again after 2, 4, 8… seconds, at most a minute. */
export function startSpecialist(options: SpecialistOptions): () => Promise<void> {
  let running: Promise<void> = Promise.resolve()
  let stopped = false
  const round = async (): Promise<void> => {
    for (const question of options.state.value.questions) {
      const now = new Date().toISOString()
      if (question.answer === null && question.answerAt !== null && question.answerAt <= now) decide(options, question, 'consent')
      if (stopped || question.answer === null || question.delivered !== null || question.nextAttemptAt === null || question.nextAttemptAt > now) continue
      const problem = await deliver(options, question.answer)
      options.state.change(() => {
        question.attempts += 1
        question.lastProblem = problem
        if (problem === null) question.delivered = new Date().toISOString()
        question.nextAttemptAt = problem === null ? null : new Date(Date.now() + Math.min(60, 2 ** question.attempts) * 1000).toISOString()
      })
    }
  }
  const timer = setInterval(() => { running = running.then(round) }, 500)
  return async () => { stopped = true; clearInterval(timer); await running }
}

async function deliver(options: SpecialistOptions, answer: Record<string, unknown>): Promise<string | null> {
  if (options.key === null) return 'nincs kulcs a Kapuhoz'
  try {
    const response = await fetch(`${options.gate}/api/v1/exchange/specialist-answers`, {
      method: 'POST',
      headers: {
        Authorization: `Bearer ${options.key}`, 'Content-Type': 'application/json', Accept: 'application/json', 'Idempotency-Key': String(answer['answerId'])
      },
      body: JSON.stringify(answer),
      redirect: 'error',
      signal: AbortSignal.timeout(20_000)
    })
    return response.ok ? null : `a Kapu válasza: ${response.status} ${(await response.text()).slice(0, 200)}`
  } catch {
    return 'a Kapu nem érhető el'
  }
}

export function specialistPages(app: FastifyInstance, options: SpecialistOptions): void {
  const { state } = options
  app.get('/szakhatosag', async (_request, reply) => {
    const seconds = state.value.autoAnswerSeconds
    const body = html`
<form method="post" action="/szakhatosag/beallitas" class="sheet">
<div class="field"><label for="masodperc">Önműködő válasz ennyi másodperc után</label><span class="hint" id="mp-h">Hagyja üresen, ha minden kérdésre gombbal válaszol.</span>
<input type="number" id="masodperc" name="masodperc" min="0" max="86400" aria-describedby="mp-h" value="${seconds ?? ''}"></div><button>Beállítom</button></form>
${state.value.questions.length === 0 ? html`<p>Még nem érkezett kérdés.</p>` : state.value.questions.toReversed().map(questionView)}`
    return reply.type('text/html').send(page({ title: 'Szakhatóság: beérkezett kérdések', body }))
  })
  app.get('/api/specialist/questions', async () => ({
    items: state.value.questions.map(({ answer, ...question }) => ({ ...question, position: answer?.['position'] ?? null }))
  }))
  app.post<{ Body: { masodperc?: string } }>('/szakhatosag/beallitas', async (request, reply) => {
    const typed = request.body?.masodperc?.trim() ?? ''
    const seconds = typed === '' ? null : Number(typed)
    if (seconds === null || (Number.isInteger(seconds) && seconds >= 0 && seconds <= 86_400)) state.change((value) => { value.autoAnswerSeconds = seconds })
    return reply.redirect('/szakhatosag', 303)
  })
  app.post<{ Params: { id: string }; Body: { allasfoglalas?: string } }>('/szakhatosag/:id', async (request, reply) => {
    const question = state.value.questions.find((item) => item.correlationId === request.params.id)
    const choice = request.body?.allasfoglalas ?? ''
    if (question !== undefined && question.answer === null) {
      if (Object.hasOwn(positions, choice)) decide(options, question, choice as Position)
      else if (choice === 'late') state.change(() => { question.answerAt = null })
    }
    return reply.redirect('/szakhatosag', 303)
  })
}

function questionView(question: Question): Html {
  const status = question.delivered !== null ? 'Válasz elküldve'
    : question.answer !== null ? `Küldés folyamatban${question.lastProblem === null ? '' : `: ${question.lastProblem}`}`
      : question.answerAt !== null ? 'Önműködő válasz készül' : 'Válaszra vár'
  return html`<section class="sheet" aria-label="Kérdés: ${question.registrationNumber}"><h2>${question.registrationNumber}</h2><dl>
<dt>Kérdezte</dt><dd>${question.organisationName}</dd><dt>Szakhatóság</dt><dd>${question.authority}</dd><dt>Szakkérdés</dt><dd>${question.text}</dd>
<dt>Határidő</dt><dd>${question.dueDate}</dd><dt>Iratok</dt><dd>${question.documents.map((document) => document.name).join(', ') || 'nincs'}</dd>
<dt>Állapot</dt><dd><span class="tag">${status}</span></dd></dl>
${question.answer === null ? html`<form method="post" action="/szakhatosag/${question.correlationId}">
${Object.entries(positions).map(([code, { label }]) => html`<button name="allasfoglalas" value="${code}">${label}</button>`)}
${question.answerAt === null ? null : html`<button name="allasfoglalas" value="late">Késlekedik</button>`}</form>` : null}</section>`
}
