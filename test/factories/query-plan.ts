/** How PostgreSQL carries out the queries that a store sends, asked in the same role and office: row-level security included. */
import { Kysely, PostgresDialect, type LogEvent } from 'kysely'
import type { ClientBase } from 'pg'
import { inCentral, inOrganisation, type DatabaseRole, type Tx } from '../../src/platform/database/index.ts'
import type { TestDatabase } from './database.ts'

/** A read of one table in a plan. */
export interface Scan {
  readonly table: string
  readonly kind: string
  /** The index that leads to the rows; null: every row of the table is looked at. */
  readonly index: string | null
}

/** The plan of one statement. */
export interface Plan {
  readonly statement: string
  readonly scans: readonly Scan[]
  /** Kinds of all steps, such as `Sort`. */
  readonly steps: readonly string[]
  /** The whole plan, for the message of a failed test. */
  readonly text: string
}

interface PlanNode {
  readonly 'Node Type': string
  readonly 'Relation Name'?: string
  readonly 'Index Name'?: string
  readonly Plans?: readonly PlanNode[]
}

/**
 * Carries out `read` and gives the plans of its queries in order.
 * @param organisationId the office in whose name is read; null: central registers
 */
export async function plansOf(
  t: TestDatabase, organisationId: string | null, read: (tx: Tx) => Promise<unknown>, role: DatabaseRole = 'kapu_app'
): Promise<Plan[]> {
  const sent: Statement[] = []
  const log = (event: LogEvent): void => {
    if (event.level === 'query') sent.push({ sql: event.query.sql, parameters: event.query.parameters })
  }
  const db = new Kysely({ dialect: new PostgresDialect({ pool: t.pool(role) }), log }) as TestDatabase['db']
  await (organisationId === null ? inCentral(db, read) : inOrganisation(db, organisationId, read))
  const client = await t.pool(role).connect()
  try {
    await client.query('begin')
    // Settings of the transaction (office, client) come again, in their place.
    return await explain(client, sent)
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** The same for a store that speaks to a plain connection. */
export async function plansOnConnection(t: TestDatabase, role: DatabaseRole, read: (client: ClientBase) => Promise<unknown>): Promise<Plan[]> {
  const sent: Statement[] = []
  const client = await t.pool(role).connect()
  const recording = new Proxy(client, {
    get: (target, name) => (name !== 'query' ? Reflect.get(target, name) : (first: string | { text: string; values?: unknown[] }, values?: unknown[]) => {
      sent.push(typeof first === 'string' ? { sql: first, parameters: values ?? [] } : { sql: first.text, parameters: first.values ?? [] })
      return target.query(first as string, values)
    })
  })
  try {
    await read(recording)
    return await explain(client, sent)
  } finally {
    client.release()
  }
}

interface Explained {
  readonly 'QUERY PLAN': [{ readonly Plan: PlanNode }]
}

async function majorOf(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ major: number }>(`select current_setting('server_version_num')::integer / 10000 as major`)
  return rows[0]!.major
}

interface Statement {
  readonly sql: string
  readonly parameters: readonly unknown[]
}

async function explain(client: ClientBase, statements: readonly Statement[]): Promise<Plan[]> {
  const plans: Plan[] = []
  let values = true
  for (const { sql, parameters } of statements) {
    if (sql.includes('set_config(')) {
      await client.query(sql, [...parameters])
      // The plan for any values is asked for as such; PostgreSQL 15 cannot tell it yet.
      if (sql.includes('force_generic_plan')) values = await majorOf(client) < 16
    } else if (/^\s*(\(\s*)?(select|with)\b/i.test(sql)) {
      const { rows } = values
        ? await client.query<Explained>(`explain (format json) ${sql}`, [...parameters])
        : await client.query<Explained>(`explain (generic_plan, format json) ${sql}`)
      plans.push(planOf(sql, rows[0]!['QUERY PLAN'][0].Plan))
    }
  }
  return plans
}

function planOf(statement: string, root: PlanNode): Plan {
  const scans: Scan[] = []
  const steps: string[] = []
  const walk = (node: PlanNode): void => {
    steps.push(node['Node Type'])
    const table = node['Relation Name']
    if (table !== undefined) {
      // A bitmap's heap scan names the table, the index scans below it the indexes.
      const found = node['Index Name'] ?? indexBelow(node)
      scans.push({ table, kind: node['Node Type'], index: found })
    }
    for (const child of node.Plans ?? []) walk(child)
  }
  walk(root)
  return { statement, scans, steps, text: JSON.stringify(root, null, 1) }
}

function indexBelow(node: PlanNode): string | null {
  if (node['Node Type'] !== 'Bitmap Heap Scan') return null
  const below = (node.Plans ?? []).flatMap((child): string[] => [
    ...(child['Index Name'] === undefined ? [] : [child['Index Name']]),
    ...(child.Plans ?? []).flatMap((one) => (one['Index Name'] === undefined ? [] : [one['Index Name']]))
  ])
  return below.length > 0 ? below.sort().join(' + ') : null
}

/** The indexes by which a table is read in all the plans, without doubles; `(all rows)` for a sequential scan. */
export function waysTo(plans: readonly Plan[], table: string): string[] {
  const ways = plans.flatMap((plan) => plan.scans.filter((scan) => scan.table === table).map((scan) => scan.index ?? '(all rows)'))
  return [...new Set(ways)].sort()
}
