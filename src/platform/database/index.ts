export type { Db, Tx } from './database.types.ts'
export type { DB } from './schema.types.ts'
export { inCentral, inOrganisation } from './transaction.ts'
