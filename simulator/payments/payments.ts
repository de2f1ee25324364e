import type { FastifyInstance } from 'fastify'
import type { JsonFile } from '../state/json-file.ts'
import { html, page, type Html } from '../pages/html.ts'
import { registerHandler, type Handler } from '../exchange/x-road-provider.ts'
import { budapestDay } from '../state/day.ts'

export interface Payment {
  readonly id: string
  readonly reference: string
  readonly amount: number
  readonly bookedOn: string
}
export interface PaymentState {
  payments: Payment[]
}

/** ISO 11649: MOD 97-10 over the body, `RF` and the check digits; the simulated bank checks it on its own. */
export function readReference(text: string): string | null {
  const plain = text.replaceAll(/\s/g, '').toUpperCase()
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(plain)) return null
  const digits = [...plain.slice(4), ...plain.slice(0, 4)].map((letter) => String(Number.parseInt(letter, 36))).join('')
  return BigInt(digits) % 97n === 1n ? plain : null
}

/** The payment service over X-Road: what was credited under a reference. */
export function paymentHandler(state: JsonFile<PaymentState>): Handler {
  return registerHandler((subject) => {
    const payments = state.value.payments.filter((payment) => payment.reference === subject['reference'])
    return { payments }
  })
}

/** The page where a demo client pays by a button, and the status as an API. */
export function paymentPages(app: FastifyInstance, state: JsonFile<PaymentState>, newId: () => string): void {
  app.get<{ Querystring: { azonosito?: string; osszeg?: string } }>('/fizetes', async (request, reply) => {
    const reference = readReference(request.query.azonosito ?? '')
    return reply.type('text/html').send(page({ title: 'Díj befizetése', body: form(request.query, reference, state.value.payments, newId()) }))
  })

  app.post<{ Body: { azonosito?: string; osszeg?: string; fizetes?: string } }>('/fizetes', async (request, reply) => {
    const { azonosito = '', osszeg = '', fizetes = '' } = request.body ?? {}
    const reference = readReference(azonosito)
    const amount = Number(osszeg)
    const wrong = reference === null || !Number.isInteger(amount) || amount < 1 || amount > 10_000_000 || !/^[0-9a-f-]{36}$/.test(fizetes)
    if (wrong) {
      const body = html`${problem(reference === null
        ? 'A fizetési azonosító hibás. Írja be újra az RF kezdetű azonosítót.'
        : 'Az összeg egész forint legyen, 1 és 10 000 000 között.')}${form({ azonosito, osszeg }, reference, state.value.payments, newId())}`
      return reply.code(422).type('text/html').send(page({ title: 'Díj befizetése', body }))
    }
    // The id comes from the form: a double click is one payment, a second form another.
    state.change((value) => {
      if (!value.payments.some((payment) => payment.id === fizetes)) {
        value.payments.push({ id: fizetes, reference, amount, bookedOn: budapestDay(new Date()) })
      }
    })
    return reply.redirect(`/fizetes?azonosito=${reference}`, 303)
  })

  app.get<{ Params: { reference: string } }>('/api/payments/:reference', async (request) => {
    const reference = readReference(request.params.reference)
    return { reference, payments: state.value.payments.filter((payment) => payment.reference === reference) }
  })
}

export function problem(text: string): Html {
  return html`<div class="problem" role="alert" tabindex="-1"><b>${text}</b></div>`
}

function form(query: { azonosito?: string; osszeg?: string }, reference: string | null, payments: readonly Payment[], id: string): Html {
  const made = reference === null ? [] : payments.filter((payment) => payment.reference === reference)
  return html`
${made.length > 0 ? html`<section class="done" aria-labelledby="eddig"><h2 id="eddig">Eddigi befizetések</h2><ul class="plain">${made.map((payment) => html`
<li><span class="num">${payment.amount.toLocaleString('hu-HU')} Ft</span>, ${payment.bookedOn}, azonosító: ${payment.reference}</li>`)}</ul></section>` : null}
<form method="post" action="/fizetes" class="sheet" data-once>
<p>Itt egy gombnyomás a befizetés: valódi pénz nem mozog.</p>
<input type="hidden" name="fizetes" value="${id}">
<div class="field"><label for="azonosito">Fizetési azonosító</label><span class="hint" id="azonosito-h">RF kezdetű, a hivataltól kapta.</span>
<input type="text" id="azonosito" name="azonosito" required aria-describedby="azonosito-h" autocomplete="off" value="${query.azonosito ?? ''}"></div>
<div class="field"><label for="osszeg">Összeg (Ft)</label><input type="number" id="osszeg" name="osszeg" min="1" max="10000000" step="1" required value="${query.osszeg ?? ''}"></div>
<button class="main">Befizetem</button><span role="status"></span></form>`
}
