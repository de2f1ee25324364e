/**
 * The queries that every officer sends all day find their rows by the index that was made for them, under row-level
 * security, with a few thousand rows of several offices: a lost index or a policy with an OR fails here, not in production.
 */
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { postFacts, visibilityOf } from '../../src/access/entitlement/index.ts'
import { readByToken, readByTokens } from '../../src/access/sessions/session.store.ts'
import { readActs, isCaseOfClient, linksOfClient, readCase, readDocuments } from '../../src/casework/cases/case.store.ts'
import { listDueCases } from '../../src/casework/diary/diary.store.ts'
import { findPredecessors, listWaiting, waitingAmong } from '../../src/casework/intake/submission.store.ts'
import { countBucket, listWork, searchCases, type Viewer } from '../../src/casework/worklist/worklist.store.ts'
import { bucketCodes, type Bucket } from '../../src/casework/worklist/worklist.types.ts'
import { readUnsealed } from '../../src/log/tree.store.ts'
import { actAsClient, countUnread, messagesOfCase, pageOfMessages, pageOfNotices } from '../../src/notices/notices.store.ts'
import { inOrganisation, withGenericPlans, type Tx } from '../../src/platform/database/index.ts'
import { plansOf, plansOnConnection, waysTo, type Plan } from '../factories/query-plan.ts'
import { manyCases, type ManyCases } from './many-cases.ts'

let many: ManyCases
let viewer: Viewer
beforeAll(async () => {
  many = await manyCases()
  const ctx = many.t.context(many.officer)
  const post = await many.t.db.transaction().execute((tx) => postFacts(tx, ctx))
  viewer = { organisationId: many.organisationId, postId: post.postId, sees: visibilityOf(post), today: '2026-11-24' }
})
afterAll(() => many?.t.close())

const asOfficer = (read: (tx: Tx) => Promise<unknown>): Promise<Plan[]> => plansOf(many.t, many.organisationId, read)
const text = (plans: readonly Plan[]): string => plans.map((plan) => `${plan.statement}\n${plan.text}`).join('\n')
const expectWay = (plans: readonly Plan[], table: string, way: string | readonly string[]): void => {
  expect(plans.length).toBeGreaterThan(0)
  expect(waysTo(plans, table), text(plans)).toEqual(typeof way === 'string' ? [way] : way)
}

/** Which index leads to the cases of a heap. */
const heaps: Readonly<Record<Bucket, string>> = {
  mine: 'case_of_assignee', unassigned: 'case_waiting', 'to-sign': 'case_waiting', overdue: 'case_open', 'due-today': 'case_open', 'due-soon': 'case_open',
  'waiting-others': 'case_open', 'all-open': 'case_open'
}

describe('the desk', () => {
  it.each(bucketCodes)('reads a page of the heap %s in the order of its index', async (bucket) => {
    for (const after of [null, { due: '2026-11-30T00:00:00Z', id: '00000000-0000-7000-8000-000000000000' }]) {
      const plans = await asOfficer((tx) => listWork(tx, viewer, { bucket, words: [], after, limit: 51 }))
      expectWay(plans, 'authority_case', heaps[bucket])
      expect(plans[0]!.steps, text(plans)).not.toContain('Sort')
    }
  })

  it.each(bucketCodes)('counts the heap %s by an index', async (bucket) => {
    const plans = await asOfficer((tx) => countBucket(tx, viewer, bucket))
    const [way] = waysTo(plans, 'authority_case')
    expect(way, text(plans)).toMatch(/^case_(of_assignee|open|waiting)$/)
  })

  it('searches by the words of the cases, and looks up those that were found', async () => {
    const searches: Array<(tx: Tx) => Promise<unknown>> = [
      (tx) => searchCases(tx, viewer, ['c4ca42'], 20), (tx) => findPredecessors(tx, many.organisationId, ['c4ca42'], 20),
      (tx) => searchCases(tx, viewer, ['hat/77-1/2026'], 20)
    ]
    for (const search of searches) {
      const plans = await asOfficer(search)
      expectWay(plans, 'case_word', 'case_word_pkey')
      expectWay(plans, 'authority_case', 'authority_case_pkey')
    }
  })

  it('reads notices by their addressee, and counts the unread', async () => {
    const to = { organisationId: many.organisationId, postId: many.officer.postId, officerId: many.officer.officerId }
    expectWay(await asOfficer((tx) => pageOfNotices(tx, to, null, 20)), 'notice', ['notice_officer', 'notice_post'])
    expectWay(await asOfficer((tx) => countUnread(tx, to, 100)), 'notice', ['notice_unread_officer', 'notice_unread_post'])
  })

  it('reads what has arrived, the longest waiting first', async () => {
    for (const after of [null, { receivedAt: '2026-11-20T00:00:00Z', id: '00000000-0000-7000-8000-000000000000' }]) {
      const plans = await asOfficer((tx) => listWaiting(tx, many.organisationId, { after, limit: 51 }))
      expectWay(plans, 'submission', 'submission_waiting')
      expectWay(plans, 'submission_file', 'submission_file_pkey')
    }
  })
})

describe('a request of an officer', () => {
  it('finds its session by the token, alone or together with others, and what the registers say by their keys', async () => {
    await sql`insert into kapu.session (id, token_hash, officer_id, card_id, card_expires_at, post_id, user_agent_hash, opened_at, last_used_at, absolute_expires_at)
      select gen_random_uuid(), sha256(n::text::bytea), ${many.officer.officerId}, ${many.officer.cardId}, now(), ${many.officer.postId}, sha256('x'), now(), now(), now()
      from generate_series(1, 5000) n`.execute(many.t.owner)
    await sql`analyze kapu.session`.execute(many.t.owner)
    const hashes = [1, 2, 3].map((n) => createHash('sha256').update(String(n)).digest())
    for (const read of [(tx: Tx) => readByToken(tx, hashes[0]!, '2026-11-24'), (tx: Tx) => readByTokens(tx, hashes, '2026-11-24')]) {
      const plans = await plansOf(many.t, null, async (tx) => {
        await withGenericPlans(tx)
        await read(tx)
      })
      expectWay(plans, 'session', 'session_token_hash_key')
    }
  })
})

describe('an open case', () => {
  it('is found with its acts and documents by its key', async () => {
    const plans = await asOfficer(async (tx) => {
      await readCase(tx, many.organisationId, many.caseId, { lock: false })
      await readActs(tx, many.organisationId, many.caseId)
      await readDocuments(tx, many.organisationId, many.caseId)
    })
    expectWay(plans, 'authority_case', 'authority_case_pkey')
    expectWay(plans, 'act', 'act_pkey')
    expect(waysTo(plans, 'case_document')[0], text(plans)).toMatch(/^case_document_(pkey|sub_number)$/)
  })

  it('is there for its own office only, whatever is asked', async () => {
    const read = (organisationId: string): Promise<unknown[]> =>
      inOrganisation(many.t.db, organisationId, (tx) => readActs(tx, many.organisationId, many.caseId))
    expect(await read(many.organisationId)).toHaveLength(200)
    expect(await read(many.t.ids.uuid())).toEqual([])
  })
})

describe('a client\'s page', () => {
  it('finds the client\'s cases, submissions and messages by the client\'s key', async () => {
    expectWay(await plansOf(many.t, null, (tx) => linksOfClient(tx, many.clientKey, { after: null, limit: 21 })), 'client_case', 'client_case_newest')
    expectWay(await plansOf(many.t, null, (tx) => linksOfClient(tx, many.clientKey, { after: { since: new Date(), submissionId: many.caseId }, limit: 21 })), 'client_case', 'client_case_newest')
    expectWay(await plansOf(many.t, null, (tx) => isCaseOfClient(tx, many.clientKey, many.organisationId, many.caseId)), 'client_case', 'client_case_pkey')
    expectWay(await asOfficer((tx) => waitingAmong(tx, many.organisationId, [many.caseId, many.organisationId])), 'submission', 'submission_pkey')
    expectWay(await plansOf(many.t, null, async (tx) => {
      await actAsClient(tx, [many.clientKey])
      await pageOfMessages(tx, [many.clientKey], null, 20)
    }), 'mailbox_message', 'mailbox_message_client')
    expectWay(await asOfficer((tx) => messagesOfCase(tx, [many.clientKey], many.organisationId, many.caseId)), 'mailbox_message', 'mailbox_message_case')
  })
})

describe('what runs by itself', () => {
  it('the sequencer takes the tail of the log by its marker', async () => {
    const plans = await plansOnConnection(many.t, 'kapu_sequencer', (client) => readUnsealed(client, 100))
    expectWay(plans, 'log_unsealed', 'log_unsealed_pkey')
    expectWay(plans, 'log_entry', 'log_entry_pkey')
  })

  it('the sweeper finds due cases by the day of their next event', async () => {
    const plans = await plansOf(many.t, null, (tx) => listDueCases(tx, { now: new Date('2026-11-24T09:00:00Z'), organisationId: null, after: null, limit: 200 }), 'kapu_housekeeper')
    expectWay(plans, 'authority_case', 'case_next_event')
  })
})

describe('these tests', () => {
  it('see a lost index, and a table that is read from end to end', async () => {
    await sql`drop index kapu.case_of_assignee`.execute(many.t.owner)
    const mine = await asOfficer((tx) => listWork(tx, viewer, { bucket: 'mine', words: [], after: null, limit: 51 }))
    expect(waysTo(mine, 'authority_case')).not.toContain('case_of_assignee')
    const whole = await plansOf(many.t, null, (tx) => tx.selectFrom('submission').select('id').where('subject', '=', 'y').execute(), 'kapu_auditor')
    expect(waysTo(whole, 'submission')).toEqual(['(all rows)'])
  })
})
