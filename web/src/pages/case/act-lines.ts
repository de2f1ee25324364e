/** An act told in a line of the timeline: what, its result, what it was about, and by whom. */
import { cite, type Act } from '../../../../src/rules/procedure/index.ts'
import { hasText, type useText } from '../../app/i18n.ts'
import type { useFormat } from '../../shared/format/use-format.ts'
import type { OpenCase } from './steps/step.types.ts'
import { textOf } from './composed-text.ts'

export interface Words {
  readonly t: ReturnType<typeof useText>
  readonly format: ReturnType<typeof useFormat>
  readonly language: 'hu' | 'en'
}

/** How the act is marked on the line: done, failed, of others, or the clock stands. */
export type Mark = 'done' | 'failed' | 'other' | 'pause' | 'sign'

const failures = new Set(['not-found', 'mismatch', 'not-paid', 'partly-paid', 'not-verified', 'invalid', 'expired', 'wanted', 'refuses', 'non-compliant', 'unreachable'])

/** The word that says how it went, where the act has one. */
export function resultOf(act: Act): string | null {
  switch (act.kind) {
    case 'client-identified': case 'representation-verified': case 'fee-checked': case 'identity-document-checked': case 'site-visit-recorded': case 'appeal-decided':
      return act.body.result
    case 'document-checked':
      return act.body.validity
    case 'data-set-queried':
      return act.body.answer ?? act.body.outcome
    case 'specialist-answered':
      return act.body.position
    case 'delivered':
      return act.body.how
    case 'deficiency-remedied':
      return act.body.complete ? 'complete' : 'incomplete'
    default:
      return null
  }
}

export function markOf(act: Act): Mark {
  const result = resultOf(act)
  if (result !== null && failures.has(result)) return 'failed'
  if (act.kind === 'deficiency-lapsed' || act.kind === 'decision-returned') return 'failed'
  if (act.kind === 'suspended') return 'pause'
  if (act.kind === 'decision-signed') return 'sign'
  return act.actor.kind === 'officer' ? 'done' : 'other'
}

/** `Díj ellenőrizve: nem érkezett be` */
export function titleOf(act: Pick<Act, 'kind'> | Act, { t }: Pick<Words, 't'>): string {
  const title = textOf(t, `case:act.${act.kind}`)
  const result = 'body' in act ? resultOf(act) : null
  const key = result === null ? '' : `case:result.${act.kind}.${result}`
  return key !== '' && hasText(key) ? `${title}: ${textOf(t, key)}` : title
}

/** What it was about, in the words of the case; empty where the title says all. */
export function aboutOf(act: Act, open: OpenCase, { t, format, language }: Words): string {
  const { rule } = open.view
  const party = (id: string | null): string => open.state.parties.find((one) => one.partyId === id)?.name ?? ''
  const paper = (id: string | null): string => open.view.documents.find((one) => one.documentId === id)?.title ?? ''
  const named = (list: readonly { code: string; name: { hu: string; en: string } }[], code: string): string => list.find((one) => one.code === code)?.name[language] ?? code
  const specialist = (code: string): string => rule.specialists.find((one) => one.code === code)?.authority[language] ?? code
  const list = (...parts: string[]): string => parts.filter((part) => part !== '').join(', ')
  switch (act.kind) {
    case 'submission-arrived': return list(textOf(t, `case:channel.${act.body.channel}`), act.body.submitter.name, act.body.arrivalNumber)
    case 'case-registered': return list(act.body.registrationNumber, textOf(t, `case:option.procedure.${act.body.procedure}`))
    case 'assigned': return list(act.body.assigneeName, act.body.instructions ?? '')
    case 'party-added': return list(act.body.party.name, textOf(t, `case:option.role.${act.body.party.role}`))
    case 'procedure-switched': return textOf(t, `case:option.procedure.${act.body.to}`)
    case 'client-identified': return list(party(act.body.partyId), act.body.source)
    case 'representation-verified': return list(act.body.representative, textOf(t, `case:option.basis.${act.body.basis}`))
    case 'document-filed': return act.body.subNumber === null ? act.body.title : `${act.body.subNumber}. ${act.body.title}`
    case 'document-checked': return list(paper(act.body.documentId), act.body.reason)
    case 'fee-checked': return act.body.result === 'paid' || act.body.result === 'partly-paid' ? format.money(act.body.paid) : act.body.result === 'exempt' ? '' : format.money(act.body.expected)
    case 'data-set-queried': return named(rule.dataSets, act.body.dataSet)
    case 'identity-document-checked': return list(party(act.body.partyId), textOf(t, `case:option.documentType.${act.body.documentType}`))
    case 'specialist-asked': case 'specialist-answered': case 'specialist-reminded': return specialist(act.body.specialist)
    case 'deficiency-noticed': return list(act.body.items.map((item) => item.text).join('; '), t('case:timeline.limit', { limit: limitWords(act.body.limit, { t }) }), cite(rule, rule.deficiency.law))
    case 'deficiency-remedied': return list(...act.body.documentIds.map(paper))
    case 'suspended': {
      const ground = rule.suspensions.find((one) => one.code === act.body.ground)
      return ground === undefined ? act.body.reason : list(ground.name[language], cite(rule, ground.law))
    }
    case 'resumed': return act.body.reason
    case 'site-visit-recorded': return act.body.place
    case 'request-withdrawn': return party(act.body.partyId)
    case 'decision-drafted': return list(named(rule.decisions, act.body.decision), t('case:timeline.revision', { revision: act.body.revision }))
    case 'decision-submitted': return t('case:timeline.toSigner', { name: act.body.signerName })
    case 'decision-returned': return act.body.reason
    case 'decision-signed': return list(act.body.signerName, act.body.registrationNumber)
    case 'decision-corrected': return act.body.reason
    case 'delivery-started': return list(act.body.recipient, paper(act.body.documentId), textOf(t, `case:option.channel.${act.body.channel}`))
    case 'delivery-attempted': return t('case:timeline.attempt', { attempt: act.body.attempt })
    case 'delivered': return list(open.state.deliveries.find((one) => one.deliveryId === act.body.deliveryId)?.recipient ?? '', act.body.law ?? '')
    case 'appeal-filed': return act.body.by
    case 'appeal-waived': return party(act.body.partyId)
    case 'appeal-forwarded': return act.body.to
    case 'finality-reached': return act.body.law
    case 'case-filed': return act.body.filingPlanItem
    case 'note-added': return act.body.text
    case 'deficiency-lapsed': case 'appeal-decided': return ''
  }
}

/** Who did it: a name, in whose stead, or the Gate itself. */
export function whoOf(act: Act, { t }: Pick<Words, 't'>): string {
  if (act.actor.kind === 'system') return t('case:timeline.gate')
  return act.actor.substitutesFor === null ? act.actor.name : t('case:timeline.insteadOf', { name: act.actor.name, other: act.actor.substitutesFor })
}

/** `8d` in words: `8 nap`. */
export function limitWords(limit: string, { t }: Pick<Words, 't'>): string {
  const match = /^(\d+)(h|d|wd|m|y)$/.exec(limit)
  return match === null ? limit : textOf(t, `case:limit.${match[2]}`, { count: Number(match[1]) })
}
