import { z } from 'zod'
import type { Db, Tx } from '../../platform/database/index.ts'
import { readOrganisation, readOrganisationByCode } from './organisation.store.ts'
import type { Organisation } from './organisation.types.ts'

/** An organisation by id or code as of a legal date; null when there is none. */
export async function findOrganisation(db: Db | Tx, idOrCode: string, asOf: string): Promise<Organisation | null> {
  return z.uuid().safeParse(idOrCode).success ? readOrganisation(db, idOrCode, asOf) : readOrganisationByCode(db, idOrCode, asOf)
}
