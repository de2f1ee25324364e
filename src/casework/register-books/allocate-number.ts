import type { Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import { lastSubNumber, takeArrivalNumber, takeSubNumber } from './register-book.store.ts'
import { registrationText, type AllocatedNumber } from './register-book.types.ts'

export const registerBookErrors = defineErrors('register-book', {
  notFound: {
    status: 404,
    hu: 'Ez az iktatókönyv nem található ebben a hivatalban.',
    en: 'This register book is not found in this office.'
  },
  cursor: { status: 400, hu: 'A lapozás jele hibás; kezdje elölről a listát.', en: 'The page mark is broken; start the list again.' },
  closed: {
    status: 409,
    hu: 'Ezt az iktatókönyvet már lezárták. Iktasson a folyó év iktatókönyvébe.',
    en: 'This register book is closed. Register in the book of the current year.'
  },
  noCase: {
    status: 404,
    hu: 'Az ügy nem található ebben a hivatalban. Ellenőrizze az iktatószámot.',
    en: 'The case is not found in this office. Check the registration number.'
  }
})

/**
 * Gives the next document of a case its sub-number (alszám).
 * @throws register-book.no-case when the case is not this office's
 */
export async function allocateSubNumber(tx: Tx, organisationId: string, caseId: string): Promise<AllocatedNumber> {
  const taken = await takeSubNumber(tx, organisationId, caseId)
  if (!taken) throw registerBookErrors.noCase()
  const { registerBookId, registerCode, main, sub, year } = taken
  return { registerBookId, registerCode, main, sub, year, text: registrationText(registerCode, main, sub, year) }
}

/**
 * The number that the case's next document would get, for a document that is shown before it is filed: a preview, or what
 * is being signed. Nothing is taken, so nothing is lost when it never comes to filing; compare when it does.
 * @throws register-book.no-case
 */
export async function expectedSubNumber(tx: Tx, organisationId: string, caseId: string): Promise<string> {
  const last = await lastSubNumber(tx, organisationId, caseId)
  if (!last) throw registerBookErrors.noCase()
  return registrationText(last.registerCode, last.main, last.sub + 1, last.year)
}

/** Next arrival number (érkeztetőszám) of the office, `E-123/2026`. */
export async function allocateArrivalNumber(
  tx: Tx, organisationId: string, year: number
): Promise<{ number: number; year: number; text: string }> {
  const number = await takeArrivalNumber(tx, organisationId, year)
  return { number, year, text: arrivalText(number, year) }
}

/** `E-123/2026`. */
export function arrivalText(number: number, year: number): string {
  return `E-${number}/${year}`
}
