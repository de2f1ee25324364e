import type { Db, Tx } from '../../platform/database/index.ts'
import { readPolicy } from './organisation.store.ts'
import { policyValues, type PolicyCode, type PolicyInForce, type PolicyValue } from './organisation.types.ts'

/** An office's own setting as of a day; null where it has settled nothing. */
export async function policyInForce<C extends PolicyCode>(db: Db | Tx, organisationId: string, code: C, asOf: string): Promise<PolicyInForce<C> | null> {
  const row = await readPolicy(db, organisationId, code, asOf)
  return row && { value: policyValues[code].parse(row.value) as PolicyValue<C>, legalSource: row.legal_source, validFrom: row.valid_from }
}

/** Whether the four-eyes principle (négy szem elve) binds sign-off in the office on a day. Off unless the office turned it on. */
export async function fourEyesOn(db: Db | Tx, organisationId: string, asOf: string): Promise<boolean> {
  return (await policyInForce(db, organisationId, 'four-eyes', asOf))?.value.on ?? false
}
