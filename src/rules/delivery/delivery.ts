/** Whether and when a document counts as delivered. */
import { addDays, addWorkingDays } from '../calendar/index.ts'
import type { CalendarData, LegalDate } from '../calendar/index.ts'
import type { DeliveryChannel, DeliveryEvent, DeliveryEventKind, DeliveryOutcome, DeliveryRule, DeliveryState, DeliveryStep } from './delivery.types.ts'

export const DELIVERY_RULES: readonly DeliveryRule[] = [
  {
    validFrom: '2018-01-01', validTo: '2024-08-31', workingDays: 5, secondNoticeWorkingDays: 5, publicNoticeDays: 15, objectionDays: 15, objectionOuterDays: 45,
    paperLaw: 'Ákr. 86. §', electronicLaw: 'E-ügyintézési tv. 14. § (4)', publicNoticeLaw: 'Ákr. 88. §', objectionLaw: 'Ákr. 87. §'
  },
  {
    validFrom: '2024-09-01', validTo: null, workingDays: 5, secondNoticeWorkingDays: 5, publicNoticeDays: 15, objectionDays: 15, objectionOuterDays: 45,
    paperLaw: 'Ákr. 86. §', electronicLaw: 'Dáptv. 27. §', publicNoticeLaw: 'Ákr. 88. §', objectionLaw: 'Ákr. 87. §'
  }
]

export interface DeliveryInput {
  readonly channel: DeliveryChannel
  /** What happened, in any order. */
  readonly events: readonly DeliveryEvent[]
  readonly calendar: CalendarData
  /** The legal day on which the question is asked. */
  readonly today: LegalDate
  readonly rules?: readonly DeliveryRule[]
}

const EVENT_TEXT: Readonly<Record<DeliveryEventKind, { hu: string; en: string }>> = {
  sent: { hu: 'Elküldve.', en: 'Sent.' },
  notified: { hu: 'Értesítés a várakozó küldeményről.', en: 'Notice of a waiting document.' },
  attempted: { hu: 'Kézbesítési kísérlet, a címzett nem volt ott.', en: 'Attempt at delivery, the addressee was not there.' },
  accepted: { hu: 'A címzett átvette.', en: 'The addressee took it over.' },
  refused: { hu: 'A címzett megtagadta az átvételt.', en: 'The addressee refused it.' },
  'not-collected': { hu: '„Nem kereste” jelzéssel visszaérkezett.', en: 'Returned as not collected.' },
  undeliverable: { hu: 'Kézbesíthetetlenként visszaérkezett.', en: 'Returned as undeliverable.' },
  posted: { hu: 'A hirdetmény kifüggesztve.', en: 'The public notice went up.' }
}

/** @throws RangeError when no rule is in force on the day of the first event. */
export function deliveryOutcome({ channel, events, calendar, today, rules = DELIVERY_RULES }: DeliveryInput): DeliveryOutcome {
  const past = events.filter(({ on }) => on <= today).toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const rule = ruleOn(rules, past[0]?.on ?? today)
  const law = lawOf(channel, rule)
  const steps: DeliveryStep[] = past.map(({ kind, on }) => ({ on, law, ...EVENT_TEXT[kind] }))
  const presumedOn = presumption(channel, past, calendar, rule)
  const settled = past.find(({ kind }) => kind === 'accepted' || kind === 'refused')

  const outcome = (state: DeliveryState, on: LegalDate | null): DeliveryOutcome => ({
    state, on, law, steps,
    presumedOn: state === 'pending' ? presumedOn : null,
    objectionUntil: state === 'deemed' ? addDays(on!, rule.objectionOuterDays) : null
  })
  // Once the presumption has set in, taking the letter over later does not move the day of communication.
  if (settled && (presumedOn === null || settled.on <= presumedOn)) return outcome('delivered', settled.on)
  if (presumedOn !== null && presumedOn <= today) {
    steps.push({
      on: presumedOn, law,
      hu: channel === 'public-notice' ? `A kifüggesztést követő ${rule.publicNoticeDays}. nap: közöltnek kell tekinteni.` : `A második kísérletet vagy értesítést követő ${rule.workingDays}. munkanap: kézbesítettnek kell tekinteni.`,
      en: channel === 'public-notice' ? `Day ${rule.publicNoticeDays} after posting: communicated.` : `Working day ${rule.workingDays} after the second attempt or notice: deemed delivered.`
    })
    return outcome('deemed', presumedOn)
  }
  if (past.some(({ kind }) => kind === 'undeliverable')) return outcome('failed', null)
  return outcome('pending', null)
}

/** Last day to object after learning of the presumption: the shorter of the two limits (Ákr. 87. §). */
export function objectionDeadline(deemedOn: LegalDate, learnedOn: LegalDate, rules: readonly DeliveryRule[] = DELIVERY_RULES): LegalDate {
  const rule = ruleOn(rules, deemedOn)
  const byKnowledge = addDays(learnedOn, rule.objectionDays)
  const outer = addDays(deemedOn, rule.objectionOuterDays)
  return byKnowledge < outer ? byKnowledge : outer
}

/** The day on which the presumption sets in, once its conditions are there; null while they are not. */
function presumption(channel: DeliveryChannel, past: readonly DeliveryEvent[], calendar: CalendarData, rule: DeliveryRule): LegalDate | null {
  if (channel === 'in-person') return null
  if (channel === 'public-notice') {
    const posted = past.find(({ kind }) => kind === 'posted')
    return posted ? addDays(posted.on, rule.publicNoticeDays) : null
  }
  const paper = channel === 'return-receipt'
  const second = past.filter(({ kind }) => kind === (paper ? 'attempted' : 'notified'))[1]
  // A letter is deemed delivered only if it came back uncollected; an electronic one needs no such word.
  if (!second || (paper && !past.some(({ kind }) => kind === 'not-collected'))) return null
  return addWorkingDays(calendar, second.on, rule.workingDays)
}

function lawOf(channel: DeliveryChannel, rule: DeliveryRule): string {
  if (channel === 'public-notice') return rule.publicNoticeLaw
  return channel === 'return-receipt' || channel === 'in-person' ? rule.paperLaw : rule.electronicLaw
}

/** The rule of delivery in force on a day. @throws RangeError when none is known */
export function deliveryRuleOn(on: LegalDate, rules: readonly DeliveryRule[] = DELIVERY_RULES): DeliveryRule {
  return ruleOn(rules, on)
}

/** The day on which a message that nobody opened is noticed a second time. */
export function secondNoticeOn(calendar: CalendarData, sentOn: LegalDate, rules: readonly DeliveryRule[] = DELIVERY_RULES): LegalDate {
  return addWorkingDays(calendar, sentOn, ruleOn(rules, sentOn).secondNoticeWorkingDays)
}

function ruleOn(rules: readonly DeliveryRule[], on: LegalDate): DeliveryRule {
  const rule = rules.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo))
  if (!rule) throw new RangeError(`no rule of delivery is known for ${on}`)
  return rule
}
