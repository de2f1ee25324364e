/** What a rule says beyond its shape: laws it cites, conditions, places in the form, and gaps in its texts. */
import { acceptedTypes } from '../../platform/storage/index.ts'
import { evaluateFeel, faultOfExpression, faultsAcross } from '../../rules/procedure/index.ts'
import { remedyOf, type DecidingOrgan, type Remedy } from '../../rules/remedy/index.ts'
import { lineOfPiece, type CatalogueSource, type ReportAt } from './catalogue-source.ts'
import type { CatalogueFault } from './case-type.types.ts'
import { allFields, isRecord } from './form-fields.ts'
import { sampleConditionFacts, sampleData, sampleTemplateFacts } from './sample-facts.ts'

/** Every `{ law, section }` must lead to a law of laws.yaml. */
export function checkCitations(rule: CatalogueSource, laws: readonly string[], report: ReportAt): void {
  walk(rule.value, [], (value, path) => {
    if (isRecord(value) && typeof value['law'] === 'string' && typeof value['section'] === 'string' && !laws.includes(value['law'])) {
      report(rule, [...path, 'law'], 'catalogue.unknown-law', `laws.yaml has no law ${value['law']}`)
    }
  })
}

/** References between the parts of the rule. */
export function checkReferences(rule: CatalogueSource, report: ReportAt): void {
  for (const { path, message } of faultsAcross(rule.value)) report(rule, path, 'catalogue.schema', `${path.join('.')}: ${message}`)
}

const codesOf = (rule: unknown, list: string): unknown[] => {
  const items = isRecord(rule) ? rule[list] : undefined
  return Array.isArray(items) ? items.filter(isRecord).map((item) => item['code']) : []
}

/** Who decides in an office of each tier, as the table of remedies knows it. */
const organOfTier: Readonly<Record<string, DecidingOrgan>> = {
  'mayors-office': 'clerk', 'county-regional-document-office': 'district-office', 'national-body': 'central-body', 'ministry-department': 'central-body'
}
const kindOf: Readonly<Record<string, Remedy['kind']>> = { appeal: 'appeal', court: 'administrative-action' }

/**
 * Whose power is used says which remedy there is, and who decides on it (Ákr. 114., 116. §): delegated municipal power leads to the
 * council, the state's power in a municipal office to the county government office, anything else to the court.
 */
export function checkRemedies(rule: CatalogueSource, report: ReportAt): void {
  if (!isRecord(rule.value)) return
  const { power, competence, remedies } = rule.value
  const tiers = isRecord(competence) && Array.isArray(competence['tiers']) ? competence['tiers'] as unknown[] : []
  const organs = tiers.flatMap((tier) => (typeof tier === 'string' && organOfTier[tier] ? [organOfTier[tier]] : []))
  const on = typeof rule.value['validFrom'] === 'string' ? rule.value['validFrom'] : ''
  if ((power !== 'state' && power !== 'municipal') || organs.length === 0 || !Array.isArray(remedies)) return
  const lawful = organs.flatMap((organ) => {
    try {
      return [remedyOf({ power: power === 'state' ? 'state' : 'local-government', organ, decision: 'determination', instance: 1, on })]
    } catch (error) {
      if (error instanceof RangeError) return []
      throw error
    }
  })
  remedies.forEach((remedy: unknown, index) => {
    if (!isRecord(remedy) || kindOf[String(remedy['kind'])] === undefined) return
    const path = ['remedies', index]
    const decidedBy = remedy['decidedBy']
    const names = lawful.map((item) => `${item.kind} to ${item.decidedBy} (${item.law})`).join(', or ')
    if (!lawful.some((item) => item.kind === kindOf[String(remedy['kind'])])) report(rule, [...path, 'kind'], 'catalogue.remedy', `in ${power} power the remedy is ${names}`)
    else if (decidedBy === undefined) report(rule, [...path, 'code'], 'catalogue.remedy', `says not who decides (decidedBy); in ${power} power: ${names}`)
    else if (!lawful.some((item) => item.decidedBy === decidedBy)) report(rule, [...path, 'decidedBy'], 'catalogue.remedy', `in ${power} power the remedy is ${names}`)
  })
}

/** A file of a type that no intake accepts could never be attached. */
export function checkMediaTypes(rule: CatalogueSource, report: ReportAt): void {
  walk(isRecord(rule.value) ? rule.value['attachments'] : undefined, ['attachments'], (value, path) => {
    if (path.at(-2) === 'mediaTypes' && typeof value === 'string' && !acceptedTypes.includes(value)) {
      report(rule, path, 'catalogue.media-type', `the Gate takes in no ${value}; it takes ${acceptedTypes.join(', ')}`)
    }
  })
}

/** What some facts can be; a condition that compares them with anything else never holds. */
const known: Readonly<Record<string, readonly string[]>> = {
  'client.kind': ['person', 'organisation'],
  procedure: ['automatic', 'summary', 'full'],
  channel: ['electronic', 'paper', 'email', 'in-person', 'exchange'],
  'siteVisit.result': ['compliant', 'non-compliant', 'inconclusive']
}

/** Conditions are run on invented facts: an unknown name, a wrong type or a result that is no yes or no is a fault. */
export function checkConditions(rule: CatalogueSource, schema: unknown, report: ReportAt): void {
  const facts = schema === undefined ? null : sampleConditionFacts(sampleData(schema))
  const fields = new Map(allFields(schema).map((field) => [`data.${field.path}`, field]))
  const codes = [...codesOf(rule.value, 'dataSets'), ...codesOf(rule.value, 'specialists')]
  walk(rule.value, [], (value, path) => {
    const key = path.at(-1)
    const isSubject = path.length === 1 && key === 'subject'
    if (typeof value !== 'string' || !(isSubject || key === 'condition' || key === 'holds')) return
    const say = (message: string): void => report(rule, path, 'catalogue.condition', `${value}: ${message}`)
    const fault = faultOfExpression(value)
    if (fault !== null) {
      say(fault)
      return
    }
    if (facts === null) return
    const unknown = [...new Set(value.replaceAll(/"[^"]*"/g, '""').match(/\bdata(?:\.[A-Za-z_]\w*)+/g) ?? [])].filter((name) => !fields.has(name))
    for (const name of unknown) say(`the form has no field ${name}`)
    for (const [, name, literal] of value.matchAll(/\b([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)*)\s*!?=\s*"([^"]*)"/g)) {
      const options = known[name!] ?? fields.get(name!)?.schema['enum']
      if (Array.isArray(options) && !options.includes(literal)) say(`${name} is never "${literal}"`)
    }
    // queries[code = "residence"]: what an entry of a list of facts is called by.
    if (/\b(?:queries|specialists)\b/.test(value)) {
      for (const [, literal] of value.matchAll(/\bcode\s*=\s*"([^"]*)"/g)) if (!codes.includes(literal!)) say(`the rule has no data set and no specialist ${literal}`)
    }
    if (unknown.length > 0) return
    const { value: result, warnings } = evaluateFeel(value, facts, '2026-11-24T09:00:00.000Z')
    for (const warning of warnings) say(warning)
    if (warnings.length > 0) return
    if (isSubject && typeof result !== 'string') say('does not give a text')
    if (!isSubject && typeof result !== 'boolean') say('does not give yes or no')
  })
}

/** Places in the form that the rule names must be there. */
export function checkFormFacts(rule: CatalogueSource, schema: unknown, report: ReportAt): void {
  const facts = isRecord(rule.value) && isRecord(rule.value['form']) ? rule.value['form']['facts'] : undefined
  const paths = new Set(allFields(schema).map((field) => field.path))
  walk(facts, ['form', 'facts'], (value, path) => {
    if (typeof value === 'string' && !paths.has(value)) report(rule, path, 'catalogue.form-fact', `the form has no field ${value}`)
  })
}

/** Gaps (`{{client.name}}`) in the texts offered for decisions must be facts in words or figures. */
export function checkGaps(rule: CatalogueSource, schema: unknown, faults: CatalogueFault[]): void {
  const decisions = isRecord(rule.value) && Array.isArray(rule.value['decisions']) ? rule.value['decisions'] : []
  const facts = sampleTemplateFacts({ code: 'minta', name: 'minta', form: 'determination', authentication: 'card', purpose: 'decision' }, sampleData(schema))
  decisions.forEach((decision: unknown, index) => {
    for (const part of ['operativePart', 'reasoning'] as const) {
      walk(isRecord(decision) ? decision[part] : undefined, ['decisions', index, part], (text, path) => {
        if (typeof text !== 'string') return
        const say = (piece: string, message: string): void => {
          faults.push({ file: rule.file, line: lineOfPiece(rule, path, piece), code: 'catalogue.gap', message })
        }
        for (const [whole, name] of text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g)) {
          if (schema === undefined && name!.startsWith('data.')) continue
          const value = name!.split('.').reduce<unknown>((found, step) => (isRecord(found) ? found[step] : undefined), facts)
          if (typeof value !== 'string' && typeof value !== 'number') say(whole, `${whole} is no fact in words or figures`)
        }
        for (const [rest] of text.replaceAll(/\{\{\s*[\w.]+\s*\}\}/g, (whole) => ' '.repeat(whole.length)).matchAll(/\{\{.{0,40}|.{0,20}\}\}/g)) {
          say(rest.trim(), `a gap is written {{client.name}}, not ${rest.trim()}`)
        }
      })
    }
  })
}

function walk(value: unknown, path: (string | number)[], visit: (value: unknown, path: (string | number)[]) => void): void {
  if (value === undefined) return
  visit(value, path)
  if (Array.isArray(value)) value.forEach((item, index) => walk(item, [...path, index], visit))
  else if (isRecord(value)) for (const [key, item] of Object.entries(value)) walk(item, [...path, key], visit)
}
