/** The schema as text and as types, read from the catalogue of a migrated database; CI compares them with the files. */
import type { ClientBase } from 'pg'

interface Line { readonly line: string }

/** Everything that matters of schema `kapu`, one sorted line each: independent of the server's version and of ids. */
const listing = `
  select format('column %s.%s %s%s%s', c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
    case when a.attnotnull then ' not null' else '' end,
    coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')) as line
  from pg_attribute a join pg_class c on c.oid = a.attrelid left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = 'kapu'::regnamespace and c.relkind in ('r', 'p', 'v') and a.attnum > 0 and not a.attisdropped
  union all
  select format('constraint %s %s %s', c.conrelid::regclass::text, c.conname, pg_get_constraintdef(c.oid))
  from pg_constraint c where c.connamespace = 'kapu'::regnamespace and c.contype <> 'n' and c.conrelid <> 0
  union all
  select format('index %s', pg_get_indexdef(i.indexrelid))
  from pg_index i join pg_class c on c.oid = i.indexrelid where c.relnamespace = 'kapu'::regnamespace
  union all
  select format('row security %s%s', c.relname, case when c.relforcerowsecurity then ' forced' else '' end)
  from pg_class c where c.relnamespace = 'kapu'::regnamespace and c.relrowsecurity
  union all
  select format('policy %s on %s for %s to %s using (%s) check (%s)', p.policyname, p.tablename, p.cmd, array_to_string(p.roles, ', '), p.qual, p.with_check)
  from pg_policies p where p.schemaname = 'kapu'
  union all
  select format('grant %s on %s to %s', string_agg(g.privilege_type, ', ' order by g.privilege_type), g.table_name, g.grantee)
  from information_schema.role_table_grants g where g.table_schema = 'kapu' and g.grantee like 'kapu\\_%' group by g.table_name, g.grantee
  union all
  select format('grant %s (%s) on %s to %s', g.privilege_type, string_agg(g.column_name, ', ' order by g.column_name), g.table_name, g.grantee)
  from information_schema.column_privileges g
  where g.table_schema = 'kapu' and g.grantee like 'kapu\\_%' and g.privilege_type = 'UPDATE'
    and not exists (select from information_schema.role_table_grants t where t.table_schema = 'kapu' and t.table_name = g.table_name
      and t.grantee = g.grantee and t.privilege_type = 'UPDATE')
  group by g.privilege_type, g.table_name, g.grantee
  union all
  select format('function %s(%s) returns %s%s md5 %s', p.proname, pg_get_function_identity_arguments(p.oid), pg_get_function_result(p.oid),
    case when p.prosecdef then ' security definer' else '' end, md5(p.prosrc))
  from pg_proc p where p.pronamespace = 'kapu'::regnamespace and p.prokind = 'f'
  union all
  select format('trigger %s', pg_get_triggerdef(t.oid))
  from pg_trigger t join pg_class c on c.oid = t.tgrelid where c.relnamespace = 'kapu'::regnamespace and not t.tgisinternal`

/** The listing of `db/schema.sql`. */
export async function describeSchema(client: ClientBase): Promise<string> {
  await client.query('set search_path = kapu, public')
  const { rows } = await client.query<Line>(`select line from (${listing}) as lines order by line collate "C"`)
  return `-- Made by ./kapu db schema --write from the migrated schema; do not edit.\n${rows.map((row) => row.line.replaceAll(/\s*\n\s*/g, ' ')).join('\n')}\n`
}

const typeOf: Readonly<Record<string, string>> = {
  uuid: 'string', text: 'string', bpchar: 'string', varchar: 'string', name: 'string', date: 'string', numeric: 'string', inet: 'string', interval: 'unknown',
  int2: 'number', int4: 'number', int8: 'number', float4: 'number', float8: 'number', oid: 'number',
  bool: 'boolean', timestamptz: 'Date', timestamp: 'Date', bytea: 'Buffer', jsonb: 'unknown', json: 'unknown'
}

/** Types of the rows as the pool parses them: `date` as text, `int8` as number, `numeric` as text. */
export async function describeTypes(client: ClientBase): Promise<string> {
  const { rows } = await client.query<{ table: string; column: string; type: string; required: boolean; generated: boolean }>(`
    select c.relname as table, a.attname as column, t.typname as type, a.attnotnull as required,
      (a.atthasdef or a.attidentity <> '') as generated
    from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
    where c.relnamespace = 'kapu'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
    order by c.relname collate "C", a.attnum`)
  const tables = new Map<string, string[]>()
  for (const row of rows) {
    const isArray = row.type.startsWith('_')
    const base = typeOf[isArray ? row.type.slice(1) : row.type] ?? 'unknown'
    const plain = `${isArray ? `${base}[]` : base}${row.required ? '' : ' | null'}`
    const type = row.generated ? `Generated<${plain}>` : plain
    const lines = tables.get(row.table) ?? []
    lines.push(`    ${row.column}: ${type}`)
    tables.set(row.table, lines)
  }
  const body = [...tables].map(([name, lines]) => `  ${name}: {\n${lines.join('\n')}\n  }`).join('\n')
  return `// Made by \`./kapu db types --write\` from the migrated schema; do not edit.\nimport type { Generated } from 'kysely'\n\n/** Every table of schema \`kapu\` as the pool parses its rows. */\nexport interface Tables {\n${body}\n}\n`
}
