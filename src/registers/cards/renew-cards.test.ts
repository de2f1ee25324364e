import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cardRegister, type CardRegister } from '../../../test/factories/card-register.ts'
import { renewalJobs } from './index.ts'

let r: CardRegister
beforeAll(async () => { r = await cardRegister() })
afterAll(() => r?.close())

/** Officers with a post and an active card that ends on a day. */
async function many(count: number, ends: string, organisationId = r.organisationId): Promise<string[]> {
  const ids: string[] = []
  for (let i = 0; i < count; i++) {
    const holder = await r.newcomer(organisationId)
    const id = r.t.ids.uuid()
    await r.t.owner.insertInto('card').values({
      id, officer_id: holder.id, issuer: 'Próba', serial: `S-${id.slice(-12)}`, state: 'active', state_since: new Date(), recorded_at: new Date(), authentication_serial: `A-${id.slice(-12)}`,
      signing_serial: `B-${id.slice(-12)}`, expires_at: new Date(`${ends}T00:00:00Z`)
    }).execute()
    ids.push(id)
  }
  return ids
}
const orders = async (): Promise<number> => Number((await r.t.owner.selectFrom('card').select((e) => e.fn.countAll().as('n')).where('order_reason', '=', 'renewal').executeTakeFirstOrThrow()).n)
const start = async (who: keyof CardRegister['who'], organisationId: string | null, months = 3): Promise<{ status: number; body: { renewalId: string; already: boolean } }> =>
  r.call(r.who[who], 'POST', '/card-renewals', { organisationId, months })
const run = (renewalId: string): Promise<void> => renewalJobs['cards.renew']!({ renewalId }, r.t.context({ kind: 'system', name: 'cards.renew' }), null)
const progress = async (id: string): Promise<Record<string, unknown>> => (await r.call(r.who.local, 'GET', `/card-renewals/${id}`)).body

describe('renewal of many cards', () => {
  it('orders a replacement for each that ends in time, once, in the name of who started it', async () => {
    const due = await many(60, '2027-01-15')
    await many(3, '2027-06-01')
    await many(2, '2027-01-15', r.otherOrganisationId)
    const withoutPost = due[0]!
    const holder = await r.t.owner.selectFrom('card').select('officer_id').where('id', '=', withoutPost).executeTakeFirstOrThrow()
    await r.t.owner.updateTable('post').set({ valid_to: '2026-11-01' }).where('officer_id', '=', holder.officer_id as string).execute()
    await r.t.owner.updateTable('card').set({ expires_at: new Date('2027-01-01') }).where('id', '=', r.who.local.cardId).execute()

    const { status, body: { renewalId } } = await start('local', r.organisationId)
    expect(status).toBe(201)
    expect((await start('local2', r.organisationId)).body).toEqual({ renewalId, already: true })
    expect(await progress(renewalId)).toMatchObject({ state: 'waiting', ordered: 0 })
    await Promise.all([run(renewalId), run(renewalId)])
    expect(await progress(renewalId)).toMatchObject({ state: 'done', total: 61, ordered: 59, skipped: 2 })
    expect(await orders()).toBe(59)
    await run(renewalId)
    const again = (await start('local', r.organisationId)).body
    expect(again.already).toBe(false)
    await run(again.renewalId)
    expect(await orders()).toBe(59)
    expect(await progress(again.renewalId)).toMatchObject({ state: 'done', ordered: 0 })

    const ordered = await r.t.owner.selectFrom('card').selectAll().where('predecessor_id', '=', due[1]!).executeTakeFirstOrThrow()
    expect(ordered).toMatchObject({ state: 'ordered', ordered_by: `officer:${r.who.local.officerId}` })
    const refused = await r.call(r.who.local, 'POST', `/cards/${ordered.id as string}/personalise`, { expectedVersion: 1, made: null })
    expect(refused.body).toMatchObject({ code: 'entitlement.card-four-eyes' })
  })

  it('goes on where a process that died left it', async () => {
    await many(40, '2027-01-20')
    const before = await orders()
    const { body: { renewalId } } = await start('local', r.organisationId)
    // One batch, then the process is gone: the job comes again.
    let calls = 0
    const dying = { ...r.t.context({ kind: 'system', name: 'cards.renew' }), clock: { now: () => { if (++calls > 30) throw new Error('killed'); return r.t.clock.now() } } }
    await expect(renewalJobs['cards.renew']!({ renewalId }, dying, null)).rejects.toThrow('killed')
    const half = await progress(renewalId)
    expect(half['ordered']).toBe(await orders() - before)
    await run(renewalId)
    expect(await orders()).toBe(before + 40)
    expect(await progress(renewalId)).toMatchObject({ state: 'done', ordered: 40 })
  })

  it('is the country\'s only for its administrators, and shown to who looks after the office', async () => {
    expect((await start('local', null)).status).toBe(403)
    expect((await start('stranger', r.organisationId)).status).toBe(403)
    const { body } = await start('national', null, 1)
    expect((await r.call(r.who.local, 'GET', `/card-renewals/${body.renewalId}`)).status).toBe(404)
    await run(body.renewalId)
    const list = (await r.call(r.who.national, 'GET', '/card-renewals')).body as { items: { id: string }[] }
    expect(list.items[0]!.id).toBe(body.renewalId)
  })
})
