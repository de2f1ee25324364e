/**
 * ISO 11649 structured creditor reference: `RF`, two check digits (ISO 7064 MOD 97-10), up to 21 letters and digits.
 * The Gate gives one to each fee of a case, so that a payment finds its case by itself.
 */

/** Value of the text with letters as 10…35, modulo 97; digit by digit, for it has no bound. */
function modulo97(text: string): number {
  let rest = 0
  for (const letter of text) {
    const value = Number.parseInt(letter, 36)
    rest = (value > 9 ? rest * 100 + value : rest * 10 + value) % 97
  }
  return rest
}

/**
 * @param body 1–21 characters of A–Z and 0–9
 * @throws RangeError for anything else
 */
export function creditorReference(body: string): string {
  const plain = body.toUpperCase()
  if (!/^[A-Z0-9]{1,21}$/.test(plain)) throw new RangeError('a creditor reference has 1–21 letters and digits')
  const check = 98 - modulo97(`${plain}RF00`)
  return `RF${String(check).padStart(2, '0')}${plain}`
}

/** The reference of a case's fee: register, main number, year and a serial, for example `RF..HAT1234Y2026N1`. */
export function feeReference(registrationNumber: string, serial: number): string {
  const parts = /^([A-Z0-9]{1,5})\/(\d{1,8})(?:-\d+)?\/(\d{4})$/.exec(registrationNumber)
  if (parts === null) throw new RangeError(`not a registration number: ${registrationNumber}`)
  return creditorReference(`${parts[1]}${parts[2]}Y${parts[3]}N${serial}`)
}

/** Canonical form (no spaces, capitals) of a valid reference, or null. */
export function readCreditorReference(text: string): string | null {
  const plain = text.replaceAll(/\s/g, '').toUpperCase()
  if (!/^RF\d{2}[A-Z0-9]{1,21}$/.test(plain)) return null
  return modulo97(plain.slice(4) + plain.slice(0, 4)) === 1 ? plain : null
}

/** In groups of four, as printed. */
export function formatCreditorReference(reference: string): string {
  return reference.replaceAll(/(.{4})(?=.)/g, '$1 ')
}
