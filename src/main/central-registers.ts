import { endSessionsOfCard } from '../access/sessions/index.ts'
import type { RegisterDefinition } from '../registers/changes/index.ts'
import { competenceRegister, settlementRegister } from '../registers/competence/index.ts'
import { grantRegister } from '../registers/grants/index.ts'
import { jobRoleRegister } from '../registers/job-roles/index.ts'
import { officerRegister, onLeft, postRegister, qualificationRegister } from '../registers/officers/index.ts'
import { organisationRegister } from '../registers/organisations/index.ts'

/** Every central register: the routes serve them, and the jobs read files for them. */
export function centralRegisters(demo: boolean): readonly RegisterDefinition[] {
  return [
    organisationRegister({ demo }), settlementRegister, competenceRegister, officerRegister({ demo, ports: { onLeft: onLeft(endSessionsOfCard) } }), postRegister(), qualificationRegister(),
    jobRoleRegister(), grantRegister()
  ].map((register) => register as RegisterDefinition)
}
