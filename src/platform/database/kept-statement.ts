import { CompiledQuery, type RawBuilder } from 'kysely'
import type { Db, Tx } from './database.types.ts'

/** Stands for a value while a statement is made. */
class Blank {
  readonly name: string
  constructor(name: string) {
    this.name = name
  }
}

/** Asks with these values. */
export type KeptStatement<Row, Name extends string> = (db: Db | Tx, values: Readonly<Record<Name, unknown>>) => Promise<Row[]>

/**
 * A statement whose text is made once and kept, with values filled in at each call: for what every request asks. Making a text of some
 * fragments took longer than sending it and reading the answer.
 * @param make gets a blank for each name, to be used as a value (`${blanks.today}::date`), as often as it likes
 */
export function keptStatement<Row, const Name extends string>(
  names: readonly Name[], make: (blanks: Readonly<Record<Name, unknown>>) => RawBuilder<Row>
): KeptStatement<Row, Name> {
  let kept: { readonly sql: string; readonly parameters: readonly unknown[] } | undefined
  return async (db, values) => {
    kept ??= make(Object.fromEntries(names.map((name) => [name, new Blank(name)])) as Record<Name, unknown>).compile(db)
    const parameters = kept.parameters.map((value) => (value instanceof Blank ? values[value.name as Name] : value))
    return (await db.executeQuery<Row>(CompiledQuery.raw(kept.sql, parameters) as CompiledQuery<Row>)).rows
  }
}
