/** What a notice to remedy deficiencies (hiánypótlási felhívás, Ákr. 44. §) should name, read off the case. */
import type { Localised } from '../../../../../src/rules/calendar/index.ts'
import { expectedFee, isFulfilled } from '../../../../../src/rules/procedure/index.ts'
import { formatMoney } from '../../../shared/format/format.ts'
import type { DeficiencyItem, OpenCase } from './step.types.ts'

/** The language of the client's request: the notice speaks it. */
export function languageOfClient(open: OpenCase): 'hu' | 'en' {
  return open.state.request?.language ?? 'hu'
}

/**
 * One item for each thing that only the client can bring and that is not there: attachments by their name and hint, the fee by its
 * amount, the proof of representation. What the rule demands is ticked; what it only invites is offered.
 */
export function proposeDeficiencies(open: OpenCase): readonly DeficiencyItem[] {
  const { rule } = open.view
  const { state } = open
  const language = languageOfClient(open)
  const said = (text: Localised): string => text[language]
  const isOpen = (kind: string): boolean => state.readiness.some((line) => line.kind === kind && line.status === 'missing')
  const items: DeficiencyItem[] = []

  if (isOpen('attachments')) {
    const there = new Set(state.facts.attachments)
    for (const attachment of rule.attachments) {
      if (there.has(attachment.code) || !isFulfilled(attachment.condition, state.facts, state.legalNow)) continue
      const hint = attachment.hint === undefined ? '' : ` (${said(attachment.hint)})`
      items.push({ requirement: attachment.code, text: `${said(attachment.name)}${hint}`, chosen: attachment.required })
    }
  }
  if (isOpen('fee') && rule.fee !== null) {
    const amount = expectedFee(state, rule)
    const money = amount === null ? '' : `: ${formatMoney(amount, language)}`
    items.push({ requirement: null, text: `${said(rule.fee.name)}${money}`, chosen: true })
  }
  for (const line of state.readiness) {
    if (line.kind === 'representation-verified' && line.status === 'missing') items.push({ requirement: null, text: said(line.name), chosen: true })
  }
  // A paper that the officer found invalid must be brought again.
  for (const document of state.documents) {
    if (document.validity === 'invalid' && document.direction === 'in') items.push({ requirement: document.requirement, text: document.title, chosen: true })
  }
  return items
}
