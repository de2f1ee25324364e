import { registerSubmission } from '../src/casework/intake/register-submission.ts'
import { actorOf, appendActs, authoriseOnCase, openCaseFile } from '../src/casework/cases/index.ts'
import { judgeActs } from '../src/casework/cases/append-acts.ts'
import { insertActs, updateProjection } from '../src/casework/cases/case.store.ts'
import { appendEntry } from '../src/log/index.ts'
import type { Context, OfficerPrincipal } from '../src/platform/context/index.ts'
import { createDb, createPool, inOrganisation, type DatabaseAddress } from '../src/platform/database/index.ts'
import { publishLive } from '../src/platform/live/index.ts'
import { benchContext } from './bench-database.ts'
import type { BenchOfficer } from './bench-gate.ts'
import type { BenchDesk } from './registration-http.workload.ts'
import type { Prepared } from './workload.ts'

interface Work { readonly ctx: Context<OfficerPrincipal>; readonly caseId: string }

/** A step in a case with and without its log entry, and a steady stream of entries. */
export async function prepare(parameters: { address: DatabaseAddress; desks: readonly BenchDesk[]; concurrency: number; streamRate: number }): Promise<Prepared> {
  const pool = createPool(parameters.address, 'kapu_app', { max: parameters.concurrency, applicationName: 'kapu bench load' })
  const db = createDb(pool)
  const ctx = benchContext(db)
  const asOfficer = (officer: BenchOfficer): Context<OfficerPrincipal> => ({
    ...ctx, principal: {
      kind: 'officer', sessionId: ctx.ids.uuid(), officerId: officer.officerId, name: 'Próba Panna', organisationId: officer.organisationId, postId: officer.postId,
      jobRoleId: officer.jobRoleId, cardId: officer.cardId, substitutesForOfficerId: null
    }
  })
  const works: Work[] = []
  for (const { registrar, submissions } of parameters.desks) {
    const officer = asOfficer(registrar)
    works.push(...await Promise.all(submissions.map(async (submissionId) => {
      const registration = { submissionId, expectedVersion: 1, caseType: 'telepengedely', subject: 'Telepengedély iránti kérelem', predecessorCaseIds: [] }
      return { ctx: officer, caseId: (await registerSubmission(officer, registration)).caseId }
    })))
  }
  let turn = 0
  const next = (): Work => works[(turn += 1) % works.length]!

  /** What `takeStep` does for a note: opens, locks and folds the case, asks for the right, judges, stores the act and the row of lists, tells who looks on. */
  const step = ({ ctx: officer, caseId }: Work, isLogged: boolean): Promise<void> => {
    const { organisationId } = officer.principal
    return inOrganisation(db, organisationId, async (tx) => {
      const file = await openCaseFile(tx, officer, organisationId, caseId, { lock: true })
      const { policies } = await authoriseOnCase(tx, officer, 'case:act', file)
      const by = { actor: actorOf(officer), policies }
      const acts = [{ kind: 'note-added', body: { noteId: ctx.ids.uuid(), text: 'Az ügyfél telefonon jelezte, hogy a helyszínrajzot pótolja.' } }] as const
      if (isLogged) {
        await appendActs(tx, officer, file, by, acts)
        return
      }
      const judged = judgeActs(officer, file, by, acts)
      await insertActs(tx, organisationId, caseId, judged.added.map((act) => ({ act, entryId: ctx.ids.uuid() })))
      await updateProjection(tx, file.stored, { sequence: judged.file.acts.length, at: judged.at, projection: judged.projection })
      await publishLive(tx, judged.live)
    })
  }

  // So many entries a second, whatever each takes: callers that fall behind catch up. One transaction writes ten, as a busy Gate's do.
  let due = performance.now()
  const perEntry = 10_000 / parameters.streamRate
  const stream = async (): Promise<void> => {
    due = Math.max(due + perEntry, performance.now() - 1_000)
    const wait = due - performance.now()
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait))
    const { ctx: officer, caseId } = next()
    const { organisationId } = officer.principal
    await inOrganisation(db, organisationId, async (tx) => {
      for (let count = 0; count < 10; count += 1) {
        await appendEntry(tx, ctx, { kind: 'personal-data.opened', organisationId, caseId, body: { count } })
      }
    })
  }
  return {
    variants: { logged: () => step(next(), true), bare: () => step(next(), false), stream },
    close: () => pool.end()
  }
}
