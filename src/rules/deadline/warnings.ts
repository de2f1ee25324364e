/** What a reader of a derivation has to know beside the date. */
import { formatDate, isWorkingDay, knowledgeOf, yearOf } from '../calendar/index.ts'
import type { DeadlineInput, DerivationStep, DerivationWarning, RollForwardPolicy, Start } from './deadline.types.ts'

interface Derived {
  readonly input: DeadlineInput
  readonly start: Start
  readonly policy: RollForwardPolicy
  readonly due: string | null
  readonly otherPolicyDue: string | null
  readonly steps: readonly DerivationStep[]
}

export function warningsOf(derived: Derived): DerivationWarning[] {
  return [...clockChange(derived), ...calendarGaps(derived), ...unconfirmedBreaks(derived), ...intervals(derived), ...lastDay(derived)]
}

function clockChange({ input, start }: Derived): DerivationWarning[] {
  if (start.resolution === 'gap') {
    return [{
      code: 'clock-change-gap', about: input.arrived,
      hu: 'A megadott időpont az óraátállítás miatt nem létezik; egy órával későbbinek vettük.',
      en: 'The given time does not exist because of the clock change; it was taken as one hour later.'
    }]
  }
  if (start.resolution === 'overlap') {
    return [{
      code: 'clock-change-overlap', about: input.arrived,
      hu: 'A megadott időpont az óraátállítás miatt kétszer fordul elő; az elsőt vettük. Adja meg az időeltolódást is, ha a másodikat érti.',
      en: 'The given time comes twice because of the clock change; the first was taken. Give the offset if you mean the second.'
    }]
  }
  return []
}

function calendarGaps(derived: Derived): DerivationWarning[] {
  const { input, policy } = derived
  const warnings: DerivationWarning[] = []
  const [first, last] = spanOf(derived)
  for (let year = yearOf(first); year <= yearOf(last); year += 1) {
    const known = knowledgeOf(input.calendar, year)
    if (known.relocations === 'unknown') {
      warnings.push({
        code: 'relocations-unknown', about: String(year),
        hu: `A ${year}. évi munkarend (áthelyezett munkanapok és pihenőnapok) nem ismert: a levezetés a naptár szerinti munkarenddel számol.`,
        en: `The relocated working and rest days of ${year} are not known: the derivation uses the plain calendar.`
      })
    }
    if (policy.breaksExcluded && known.breaks !== 'known') {
      const unverified = known.breaks === 'unverified'
      warnings.push({
        code: unverified ? 'breaks-unverified' : 'breaks-unknown', about: String(year),
        hu: unverified
          ? `A ${year}. évi igazgatási szünet adatai nincsenek jogszabállyal ellenőrizve: a levezetés csak az ellenőrzött szünetekkel számol.`
          : `A ${year}. évi igazgatási szünet nem ismert: a levezetés nem számol vele.`,
        en: unverified
          ? `The administrative breaks of ${year} were not checked against the law: only confirmed ones are left out.`
          : `The administrative breaks of ${year} are not known: none is left out.`
      })
    }
  }
  return warnings
}

function unconfirmedBreaks(derived: Derived): DerivationWarning[] {
  const { input, policy } = derived
  if (!policy.breaksExcluded) return []
  const [first, last] = spanOf(derived)
  return input.calendar.breaks
    .filter(({ certainty, from, to }) => certainty === 'reported' && from <= last && to >= first)
    .map(({ from, to, name }) => ({
      code: 'break-not-confirmed' as const, about: `${from}/${to}`,
      hu: `${name.hu} (${formatDate(from)} – ${formatDate(to)}): csak hírből ismert, ezért napjai beleszámítottak. Ha a rendelet elrendelte, a határidő ennyivel később jár le.`,
      en: `${name.en} (${from} to ${to}): known from the press only, so its days were counted. If it was ordered, the limit ends that much later.`
    }))
}

function intervals({ input, start, due, steps }: Derived): DerivationWarning[] {
  const lastDay = due === null ? null : due.slice(0, 10)
  // Hours run on the day of the event, days from the day after it.
  const runsFrom = (from: string, to: string | null) =>
    (to === null || (input.limit.unit === 'hours' ? to >= start.day : to > start.day)) && (lastDay === null || from <= lastDay)
  const warnings: DerivationWarning[] = input.excluded.filter(({ from, to }) => !runsFrom(from, to)).map(({ from, to }) => ({
    code: 'exclusion-without-effect', about: `${from}/${to ?? ''}`,
    hu: `A ${from}/${to ?? ''} időköz nem érinti a határidőt: nem esik a számítás idejére.`,
    en: `The interval ${from}/${to ?? ''} does not touch the limit: it lies outside the count.`
  }))
  const open = steps.at(-1)
  if (open?.to === null) {
    warnings.push({
      code: 'exclusion-open', about: open.from,
      hu: `A határidő ${formatDate(open.from.slice(0, 10))} óta nem telik: a kizárt időköz még nem zárult le, ezért a lejárat nem számítható ki.`,
      en: `The limit does not run since ${open.from.slice(0, 10)}: an excluded interval is open, so no due date can be given yet.`
    })
  }
  return warnings
}

function lastDay({ input, policy, due, otherPolicyDue }: Derived): DerivationWarning[] {
  if (due === null || policy.rollForward || input.limit.unit === 'hours' || isWorkingDay(input.calendar, due)) return []
  const other = otherPolicyDue === null || otherPolicyDue === due ? '' : ` (az ügyfélre vonatkozó szabállyal: ${formatDate(otherPolicyDue)})`
  return [{
    code: 'due-on-non-working-day', about: due,
    hu: `A határidő utolsó napja nem munkanap (${formatDate(due)}), és e szabály szerint nem tolódik el${other}. A döntést előbb célszerű meghozni.`,
    en: `The last day of the limit (${due}) is not a working day and does not move under this policy. Decide earlier.`
  }]
}

/** First and last day that the derivation depends on. */
function spanOf({ start, due, otherPolicyDue, steps }: Derived): [string, string] {
  const ends = [due, otherPolicyDue, steps.at(-1)!.from].flatMap((end) => (end === null ? [] : [end.slice(0, 10)]))
  return [start.day, ends.toSorted().at(-1)!]
}
