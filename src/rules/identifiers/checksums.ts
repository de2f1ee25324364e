/** The check-digit rules. Each takes the digits before the check digit; `null` where no check digit exists and the number is not issued. */

/** Σ weight·digit mod 11; a remainder of 10 is never issued. */
function modulo11(digits: string, weightOf: (position: number) => number): number | null {
  const remainder = sum(digits, weightOf) % 11
  return remainder === 10 ? null : remainder
}

/** Personal identifier, from 10 digits; the weights turned round for those born from 1997-01-01 on. */
export function personalIdentifierCheck(digits: string, bornFrom1997: boolean): number | null {
  return modulo11(digits, bornFrom1997 ? (i) => 11 - i : (i) => i)
}

/** Tax identifier (adóazonosító jel) from 9 digits, education identifier from 10: weights 1, 2, 3… */
export function ascendingCheck(digits: string): number | null {
  return modulo11(digits, (i) => i)
}

/** Social security number (TAJ) from 8 digits: weights 3 and 7 by turns, mod 10. */
export function socialSecurityCheck(digits: string): number {
  return sum(digits, (i) => (i % 2 === 1 ? 3 : 7)) % 10
}

/** Weights 9, 7, 3, 1: tax number core (from 7 digits) and bank account block (from 7 or 15). */
export function nineSevenThreeOneCheck(digits: string): number {
  const weights = [9, 7, 3, 1]
  return (10 - (sum(digits, (i) => weights[(i - 1) % 4]!) % 10)) % 10
}

/** ISO 7064 MOD 97-10 over the rearranged IBAN: 1 when it is right. */
export function ibanRemainder(iban: string): number {
  let remainder = 0
  for (const character of iban.slice(4) + iban.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder
}

/** ICAO 9303 check digit of a machine-readable field: weights 7, 3, 1; letters count from 10, `<` as 0. */
export function mrzCheckDigit(field: string): number {
  const weights = [7, 3, 1]
  let total = 0
  for (const [index, character] of [...field].entries()) {
    if (!/^[0-9A-Z<]$/.test(character)) throw new RangeError(`not a machine-readable character: ${character}`)
    total += (character === '<' ? 0 : Number.parseInt(character, 36)) * weights[index % 3]!
  }
  return total % 10
}

function sum(digits: string, weightOf: (position: number) => number): number {
  let total = 0
  for (let i = 0; i < digits.length; i += 1) total += Number(digits[i]) * weightOf(i + 1)
  return total
}
