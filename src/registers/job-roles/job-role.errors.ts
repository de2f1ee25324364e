import { defineErrors } from '../../platform/errors/index.ts'

export const jobRoleErrors = defineErrors('job-role', {
  codeTaken: { status: 409, hu: 'Ezzel a kóddal már van munkakör. Válasszon másikat.', en: 'A job role with this code exists already. Choose another.' }
})
