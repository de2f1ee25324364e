/** The Gate's HTTP server on a benchmark's database, with real sessions, rights and row-level security, and the references beside it. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Pool } from 'pg'
import { authoriseAction, logDenialsOn, preparePolicies } from '../src/access/entitlement/index.ts'
import { identifyOfficer } from '../src/access/sessions/index.ts'
import { registerRoutes } from '../src/main/routes.ts'
import { systemClock, systemIds } from '../src/platform/context/index.ts'
import { createDb, createPool } from '../src/platform/database/index.ts'
import { rateLimitKinds } from '../src/platform/config/index.ts'
import { buildHttp } from '../src/platform/http/index.ts'
import type { CertificateAuthority } from '../src/registers/signatures/index.ts'
import { folderStorage } from '../src/platform/storage/index.ts'
import { benchContext, type BenchDatabase } from './bench-database.ts'
import { prepareReferences, referenceRoutes } from './references.ts'

export interface BenchGate {
  readonly url: string
  close(): Promise<void>
}

/** What benchmarks never ask for; who reaches it all the same is told so. */
function unreachable<T>(what: string): T {
  return new Proxy({}, { get: () => { throw new Error(`${what} is not there in a benchmark`) } }) as T
}

/**
 * Serves every route of the Gate, as `start` does, but for parts that casework does not touch (cards unless their authority is given,
 * seals, other authorities).
 * It runs in the benchmark's process, which waits meanwhile; the load comes from another (`workload.ts`).
 */
export async function benchGate(
  database: BenchDatabase, folder: string, authority: CertificateAuthority = unreachable('the certificate authority')
): Promise<BenchGate> {
  await prepareReferences(database.owner)
  const pool = createPool(database.address, 'kapu_app', { applicationName: 'kapu bench gate' })
  const denials = createPool(database.address, 'kapu_app', { max: 2, applicationName: 'kapu bench denials' })
  const db = createDb(pool)
  const ids = systemIds(systemClock)
  logDenialsOn(createDb(denials))
  preparePolicies()
  const storage = await folderStorage(join(folder, 'documents'), { clock: systemClock, ids })
  const app = await buildHttp({
    config: { publicUrl: null }, version: '0.0.0-bench', logger: pino({ level: 'silent' }), db, clock: systemClock, ids,
    identify: { officer: identifyOfficer, client: async () => null, integration: async () => null }, authoriseAction, webFolder: null,
    // Counted as in the Gate, but one session makes the load of many.
    rateLimits: Object.fromEntries(rateLimitKinds.map((kind) => [kind, 1e9]))
  })
  let url = ''
  await registerRoutes(app, {
    db, demo: true, authority, cards: { ports: unreachable('the ports of cards'), authority: unreachable('the certificate authority'), publicUrl: () => '', pins: unreachable('the seal of PINs'), station: null }, seals: unreachable('the making of seals'), origins: () => [url], live: { subscribe: () => () => {} },
    exchange: unreachable('the exchange'),
    documents: { storage, templates: async () => null, seals: unreachable('the seals'), authority: unreachable('the certificate authority') },
    startDelivery: async () => [], logFolder: join(folder, 'log'), logKeys: () => null, otherIssuers: [], clientLogin: null, context: () => benchContext(db)
  })
  referenceRoutes(app, pool)
  url = await app.listen({ host: '127.0.0.1', port: 0 })
  return {
    url,
    close: async () => {
      await app.close()
      await pool.end()
      await denials.end()
    }
  }
}

/** What an officer's job role may do. */
export interface BenchDuties {
  readonly registrar?: boolean
  readonly caseOfficer?: boolean
  readonly head?: boolean
  readonly nationalAdministrator?: boolean
  readonly caseTypes: readonly string[]
}

/** An officer at work: headers of a live session of the browser that the load process plays. */
export interface BenchOfficer {
  readonly organisationId: string
  readonly officerId: string
  readonly postId: string
  readonly jobRoleId: string
  readonly cardId: string
  readonly headers: Readonly<Record<string, string>>
}

export const benchBrowser = 'kapu-bench'

/** Inserts offices (valid since 2020, demo); gives their ids. */
export async function insertBenchOffices(owner: Pool, count: number): Promise<string[]> {
  const { rows } = await owner.query<{ id: string }>(`insert into kapu.organisation (id, code, name, short_name, tier, kind, authority_kind, demo, valid_from, recorded_at)
    select gen_random_uuid(), 'office-' || gen_random_uuid(), 'Próba Hivatal ' || n, 'Próba', 'mayors-office', 'mayors-office', 'local-government', true, '2020-01-01', now()
    from generate_series(1, $1::integer) n returning id`, [count])
  return rows.map(({ id }) => id)
}

/** Inserts an officer with card and post, and a session in use; what logging in would have written. */
export async function insertBenchOfficer(owner: Pool, organisationId: string, duties: BenchDuties): Promise<BenchOfficer> {
  const [jobRoleId, postId, officerId, cardId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()]
  const token = randomBytes(32).toString('base64url')
  const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
  await owner.query(`insert into kapu.job_role (id, code, name_hu, name_en, organisation_tier, is_registrar, is_case_officer, is_signer, is_head, is_auditor, is_national_administrator, valid_from, recorded_at)
    values ($1, $2, 'Próba munkakör', 'Test role', 'mayors-office', $3, $4, false, $5, false, $6, '2020-01-01', now())`,
  [jobRoleId, `role-${jobRoleId}`, duties.registrar ?? false, duties.caseOfficer ?? false, duties.head ?? false, duties.nationalAdministrator ?? false])
  await owner.query(`insert into kapu.job_role_case_type (job_role_id, case_type_code, valid_from, recorded_at) select $1, unnest($2::text[]), '2020-01-01', now()`,
    [jobRoleId, duties.caseTypes])
  await owner.query(`insert into kapu.officer (id, officer_number, name, demo, valid_from, recorded_at) values ($1, $2, 'Próba Panna', true, '2020-01-01', now())`,
    [officerId, officerId])
  await owner.query(`insert into kapu.card (id, officer_id, issuer, serial, state, state_since, recorded_at, authentication_serial, signing_serial, expires_at)
    values ($1, $2, 'Próba', $3, 'active', now(), now(), $4, $5, '2090-01-01')`, [cardId, officerId, cardId, `A-${cardId}`, `B-${cardId}`])
  await owner.query(`insert into kapu.post (id, officer_id, organisation_id, job_role_id, valid_from, recorded_at) values ($1, $2, $3, $4, '2020-01-01', now())`,
    [postId, officerId, organisationId, jobRoleId])
  await owner.query(`insert into kapu.session (id, token_hash, officer_id, card_id, card_expires_at, post_id, user_agent_hash, opened_from, opened_at, last_used_at, absolute_expires_at)
    values ($1, $2, $3, $4, '2090-01-01', $5, $6, null, now(), now(), now() + interval '12 hours')`,
  [randomUUID(), sha256(token), officerId, cardId, postId, sha256(benchBrowser)])
  return { organisationId, officerId, postId, jobRoleId, cardId, headers: { cookie: `kapu_session=${token}`, 'user-agent': benchBrowser } }
}
