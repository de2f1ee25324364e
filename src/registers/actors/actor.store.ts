import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/index.ts'
import { officerActor, officerOf } from './actor.ts'

/** Names of the officers among actors, by `officer:<id>`. */
export async function nameActors(db: Db | Tx, actors: readonly (string | null)[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(actors)].map(officerOf).filter((id) => id !== null)
  const { rows } = await sql<{ id: string; name: string }>`select id, name from kapu.officer where id = any(${ids}::uuid[])`.execute(db)
  return new Map(rows.map(({ id, name }) => [officerActor(id), name]))
}
