/** The registers of staff as the Gate wires them, for tests of officers, posts, job roles and rights. */
import type { OfficerPrincipal } from '../../src/platform/context/index.ts'
import { authorise, registerStanding } from '../../src/access/entitlement/index.ts'
import { endSessionsOfCard } from '../../src/access/sessions/index.ts'
import { decideChange, proposeChange, readVersion, type Decided, type Proposed, type RegisterDefinition, type RegisterPorts } from '../../src/registers/changes/index.ts'
import { grantRegister } from '../../src/registers/grants/index.ts'
import { jobRoleRegister } from '../../src/registers/job-roles/index.ts'
import { officerRegister, onLeft, postRegister, qualificationRegister } from '../../src/registers/officers/index.ts'
import type { TestDatabase } from './database.ts'

export const staffPorts: RegisterPorts = { authorise, standing: registerStanding }
export const staffRegisters = [
  officerRegister({ demo: true, ports: { onLeft: onLeft(endSessionsOfCard) } }), postRegister(), qualificationRegister(), jobRoleRegister(), grantRegister()
] as readonly RegisterDefinition[]

export interface StaffChange {
  readonly register: string
  readonly kind: string
  readonly subjectId?: string
  readonly input?: unknown
  readonly from?: string
}

/** Asks for a change as an officer. */
export async function proposeStaff(t: TestDatabase, who: OfficerPrincipal, change: StaffChange): Promise<Proposed> {
  const subjectId = change.subjectId ?? null
  return proposeChange(t.context(who), staffRegisters.find(({ code }) => code === change.register)!, staffPorts, {
    kind: change.kind, subjectId, input: change.input ?? {}, effectiveFrom: change.from ?? '2026-11-24', reason: 'Próba oka',
    expectedVersion: subjectId === null ? 0 : await readVersion(t.db, change.register, subjectId)
  })
}

export function decideStaff(t: TestDatabase, who: OfficerPrincipal, changeId: string, decision: 'approve' | 'refuse' | 'withdraw' = 'approve'): Promise<Decided> {
  return decideChange(t.context(who), staffRegisters, staffPorts, { changeId, expectedVersion: 1, decision, note: 'rendben' })
}
