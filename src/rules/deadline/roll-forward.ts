/**
 * The policies in force. Dated data: an office that reads Ákr. 52. § otherwise closes one and adds another.
 */
import { DeadlineError } from './deadline.types.ts'
import type { Party, RollForwardPolicies, RollForwardPolicy } from './deadline.types.ts'
import type { LegalDate } from '../calendar/index.ts'

export const ROLL_FORWARD_POLICIES: RollForwardPolicies = [
  {
    id: 'authority-2018',
    party: 'authority',
    rollForward: false,
    breaksExcluded: true,
    validFrom: '2018-01-01',
    validTo: null,
    law: 'Ákr. 50. §',
    source: {
      hu: 'A Miniszterelnökség iránymutatása (akr.kormany.hu): a hatóság ügyintézési határideje munkaszüneti napon is lejár.',
      en: 'Guidance of the Prime Minister’s Office (akr.kormany.hu): the authority’s own limit expires on a day off, too.'
    }
  },
  {
    id: 'client-2018',
    party: 'client',
    rollForward: true,
    breaksExcluded: true,
    validFrom: '2018-01-01',
    validTo: null,
    law: 'Ákr. 52. § (3)',
    source: {
      hu: 'Ákr. 52. §: ha a határidő utolsó napja olyan nap, amelyen a hatóságnál a munka szünetel, a határidő a következő munkanapon jár le. Kétség esetén a határidőt megtartottnak kell tekinteni.',
      en: 'Ákr. 52. §: if the authority does not work on the last day, the limit ends on the next working day. In doubt the limit counts as kept.'
    }
  }
]

/** The policy of a party on a day. @throws DeadlineError `deadline.no-policy`. */
export function policyOf(policies: RollForwardPolicies, party: Party, date: LegalDate): RollForwardPolicy {
  const policy = policies.find((item) => item.party === party && item.validFrom <= date && (item.validTo === null || date <= item.validTo))
  if (policy) return policy
  throw new DeadlineError('deadline.no-policy', {
    hu: `Erre a napra nincs határidő-számítási szabály: ${date}. Adjon meg későbbi kezdőnapot, vagy vegye fel a szabályt az adatok közé.`,
    en: `No policy of counting is known for ${date}. Give a later start, or add the policy to the data.`
  })
}
