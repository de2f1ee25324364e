/** What the doctor asks the database; nothing here changes a row. */
import type { ClientBase } from 'pg'

export interface ServerFacts {
  readonly version: number
  readonly encoding: string
  readonly now: Date
  readonly connections: number
  readonly maxConnections: number
  readonly isMigrated: boolean
}

export async function readServer(client: ClientBase): Promise<ServerFacts> {
  const { rows } = await client.query<{ version: string; encoding: string; now: Date; connections: string; max: string; migrated: boolean }>(
    `select current_setting('server_version_num') as version, current_setting('server_encoding') as encoding, clock_timestamp() as now,
       (select count(*) from pg_stat_activity where backend_type = 'client backend') as connections, current_setting('max_connections') as max,
       to_regclass('kapu.migration') is not null as migrated`)
  const row = rows[0]!
  return {
    version: Math.floor(Number(row.version) / 10_000), encoding: row.encoding, now: row.now, connections: Number(row.connections),
    maxConnections: Number(row.max), isMigrated: row.migrated
  }
}

export async function readApplied(client: ClientBase): Promise<Array<{ name: string; checksum: string }>> {
  return (await client.query<{ name: string; checksum: string }>('select name, checksum from kapu.migration order by name')).rows
}

export interface RoleFacts {
  readonly name: string
  readonly exists: boolean
  readonly reachable: boolean
  readonly tooStrong: boolean
}

export async function readRoles(client: ClientBase, names: readonly string[]): Promise<RoleFacts[]> {
  const { rows } = await client.query<{ name: string; exists: boolean; reachable: boolean; strong: boolean }>(
    `select wanted.name, r.oid is not null as exists, coalesce(pg_has_role(current_user, r.oid, 'member'), false) as reachable,
       coalesce(r.rolsuper or r.rolbypassrls or exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'kapu' and c.relkind in ('r', 'p') and c.relowner = r.oid), false) as strong
     from unnest($1::text[]) as wanted (name) left join pg_roles r on r.rolname = wanted.name`, [names])
  return rows.map((row) => ({ name: row.name, exists: row.exists, reachable: row.reachable, tooStrong: row.strong }))
}

/** Tables that have policies but do not ask them, or not of their owner. */
export async function readUnprotected(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where n.nspname = 'kapu' and exists (select from pg_policy p where p.polrelid = c.oid)
       and not (c.relrowsecurity and c.relforcerowsecurity) order by 1`)
  return rows.map((row) => row.name)
}

export interface NumberFault {
  readonly kind: string
  readonly place: string
  readonly given: number
  readonly found: number
}

/** Counters against what stands in the books: arrival numbers, main numbers, sub-numbers, acts. */
export async function readNumberFaults(client: ClientBase, limit = 20): Promise<NumberFault[]> {
  const { rows } = await client.query<{ kind: string; place: string; given: string; found: string }>(
    `select * from (
       select 'érkeztetőszám' as kind, b.organisation_id || ' ' || b.year as place, b.last_number as given, count(s.id) as found,
           coalesce(max(s.arrival_number), 0) as last
         from kapu.arrival_book b left join kapu.submission s on s.organisation_id = b.organisation_id and s.arrival_year = b.year
         group by b.organisation_id, b.year, b.last_number
       union all
       select 'főszám', b.code || '/' || b.year || ' ' || b.organisation_id, b.last_main, count(c.id), coalesce(max(c.main_number), 0)
         from kapu.register_book b left join kapu.authority_case c on c.organisation_id = b.organisation_id and c.register_book_id = b.id
         group by b.organisation_id, b.id, b.code, b.year, b.last_main
       union all
       select 'alszám', c.registration_number, c.last_sub, count(e.sub_number), coalesce(max(e.sub_number), 0)
         from kapu.authority_case c left join kapu.registration_entry e on e.organisation_id = c.organisation_id and e.case_id = c.id
         group by c.organisation_id, c.id, c.registration_number, c.last_sub
       union all
       select 'cselekmény', c.registration_number, c.sequence, count(a.id), coalesce(max(a.sequence), 0)
         from kapu.authority_case c left join kapu.act a on a.organisation_id = c.organisation_id and a.case_id = c.id
         group by c.organisation_id, c.id, c.registration_number, c.sequence
     ) f where given <> found or given <> last limit $1`, [limit])
  return rows.map((row) => ({ kind: row.kind, place: row.place, given: Number(row.given), found: Number(row.found) }))
}

export interface JobFacts {
  readonly failed: number
  readonly failedExample: string | null
  readonly retrying: number
  readonly retryingExample: string | null
  readonly due: number
  readonly oldestDue: Date | null
}

/** A job whose process was killed after it had asked for its successor is out of attempts as well; it has not failed, and has no error. */
export async function readJobs(client: ClientBase): Promise<JobFacts> {
  const { rows } = await client.query<Record<string, string | Date | null>>(
    `select count(*) filter (where attempts >= max_attempts and last_error is not null) as failed,
       max(task_identifier || ': ' || left(last_error, 200)) filter (where attempts >= max_attempts) as failed_example,
       count(*) filter (where attempts between 1 and max_attempts - 1 and last_error is not null) as retrying,
       max(task_identifier || ': ' || left(last_error, 200)) filter (where attempts < max_attempts) as retrying_example,
       count(*) filter (where attempts < max_attempts and run_at <= now() and locked_at is null) as due,
       min(run_at) filter (where attempts < max_attempts and run_at <= now() and locked_at is null) as oldest_due
     from graphile_worker.jobs`)
  const row = rows[0]!
  return {
    failed: Number(row['failed']), failedExample: row['failed_example'] as string | null, retrying: Number(row['retrying']),
    retryingExample: row['retrying_example'] as string | null, due: Number(row['due']), oldestDue: row['oldest_due'] as Date | null
  }
}

export interface StoredDocument {
  readonly sha256: string
  readonly size: number
  readonly name: string
}

/** The latest documents and submitted files, each content once. */
export async function readDocuments(client: ClientBase, limit: number): Promise<StoredDocument[]> {
  const { rows } = await client.query<{ sha256: string; size: string; name: string }>(
    `select distinct on (sha256) sha256, size, name from (
       (select sha256, size, 'irat ' || id as name from kapu.case_document order by filed_at desc limit $1)
       union all
       (select f.sha256, f.size, 'beadvány ' || f.submission_id || ' melléklete' from kapu.submission_file f limit $1)) d`, [limit])
  return rows.map((row) => ({ sha256: row.sha256, size: Number(row.size), name: row.name }))
}

export interface ServerCertificate {
  readonly kind: string
  readonly holder: string
  readonly keyName: string
  readonly notAfter: Date
  readonly der: Uint8Array
}

/** Certificates whose key the server holds: of each kind and holder the one that lasts longest. */
export async function readServerCertificates(client: ClientBase): Promise<ServerCertificate[]> {
  const { rows } = await client.query<{ kind: string; holder: string; key: string; until: Date; der: Uint8Array }>(
    `select distinct on (c.kind, c.holder_name) c.kind, c.holder_name as holder, c.key_name as key, c.not_after as until, c.der
     from kapu.signature_certificate c
     where c.key_name is not null
       and coalesce((select s.status from kapu.signature_certificate_status s where s.certificate_id = c.id order by s.sequence desc limit 1), 'good') = 'good'
     order by c.kind, c.holder_name, c.not_after desc`)
  return rows.map((row) => ({ kind: row.kind, holder: row.holder, keyName: row.key, notAfter: row.until, der: row.der }))
}
