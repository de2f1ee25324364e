/** A derivation in Hungarian words, for the command line, documents and the client's page. */
import { formatDate, formatDateTime, formatDateWithWeekday, isLegalDate } from '../calendar/index.ts'
import type { Localised } from '../calendar/index.ts'
import type { Derivation, Limit, Party, StepKind } from './deadline.types.ts'
import { limitInWords } from './limit.ts'

export const STEP_LABELS: Readonly<Record<StepKind, Localised>> = {
  start: { hu: 'kezdő esemény', en: 'starting event' },
  counted: { hu: 'számít', en: 'counts' },
  'counted-public-holiday': { hu: 'munkaszüneti nap, számít', en: 'public holiday, counts' },
  'counted-relocated-rest-day': { hu: 'áthelyezett pihenőnap, számít', en: 'relocated rest day, counts' },
  'counted-relocated-working-day': { hu: 'áthelyezett munkanap, számít', en: 'relocated working day, counts' },
  'non-working': { hu: 'nem munkanap, nem számít', en: 'not a working day, does not count' },
  'administrative-break': { hu: 'igazgatási szünet, nem számít', en: 'administrative break, does not count' },
  suspension: { hu: 'felfüggesztés, nem számít', en: 'suspension, does not count' },
  stay: { hu: 'szünetelés, nem számít', en: 'stay, does not count' },
  'client-delay': { hu: 'az ügyfél mulasztása vagy késedelme, nem számít', en: 'the client’s omission or delay, does not count' },
  other: { hu: 'nem számít', en: 'does not count' },
  'roll-forward': { hu: 'a következő munkanapra tolódik', en: 'moves to the next working day' }
}

/** The whole derivation as lines of text. */
export function explainDerivation(derivation: Derivation, limit: Limit, party: Party): string {
  const { due, otherPolicyDue, policy } = derivation
  const whose = party === 'authority' ? 'a hatóság ügyintézési határideje' : 'az ügyfél határideje'
  const lines = [
    due === null ? `A lejárat még nem számítható ki (${limitInWords(limit)}, ${whose}).` : `Lejár: ${longMoment(due)} (${limitInWords(limit)}, ${whose}).`,
    '',
    'Levezetés:'
  ]
  for (const { from, to, kind, law, counted } of derivation.steps) {
    const span = to === null ? `${moment(from)} óta` : from === to ? moment(from) : `${moment(from)} – ${moment(to)}`
    const amount = counted === 0 ? '' : ` ${Number(counted.toFixed(2)).toLocaleString('hu-HU')} ${limit.unit === 'hours' ? 'óra' : 'nap'}:`
    lines.push(`  ${span}:${amount} ${STEP_LABELS[kind].hu} [${law}]`)
  }
  lines.push('', `Szabály: ${policy.source.hu} [${policy.law}]`)
  if (otherPolicyDue !== null) lines.push(`A másik szabállyal: ${longMoment(otherPolicyDue)}.`)
  if (derivation.warnings.length > 0) lines.push('', 'Figyelmeztetések:', ...derivation.warnings.map(({ hu }) => `  - ${hu}`))
  return `${lines.join('\n')}\n`
}

function moment(text: string): string {
  return isLegalDate(text) ? formatDate(text) : formatDateTime(text)
}

function longMoment(text: string): string {
  return isLegalDate(text) ? `${formatDateWithWeekday(text)}, 24.00` : formatDateTime(text)
}
