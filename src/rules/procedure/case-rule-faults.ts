/**
 * What must hold between the parts of a case rule: codes that are referred to exist, nothing stands twice, dates are in order.
 * Works on a rule whose parts may themselves be wrong, so that one fault does not hide the others.
 */
import { statuses } from './status.types.ts'

/** A fault at a place of the rule. */
export interface RuleFault {
  readonly path: (string | number)[]
  readonly message: string
}

type Loose = Readonly<Record<string, unknown>>

const isLoose = (value: unknown): value is Loose => typeof value === 'object' && value !== null && !Array.isArray(value)
const partOf = (value: unknown, key: string): unknown => (isLoose(value) ? value[key] : undefined)
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])
const textOf = (value: unknown, key: string): string | undefined => {
  const found = partOf(value, key)
  return typeof found === 'string' ? found : undefined
}

const coded = ['attachments', 'dataSets', 'specialists', 'decisions', 'documents', 'remedies', 'readiness', 'suspensions', 'stages'] as const

/** Every fault between the parts of a rule, parsed or raw. */
export function faultsAcross(rule: unknown): RuleFault[] {
  const faults: RuleFault[] = []
  const fault = (path: (string | number)[], message: string): void => { faults.push({ path, message }) }
  const list = (name: string): readonly unknown[] => listOf(partOf(rule, name))
  const has = (name: string, code: string): boolean => list(name).some((item) => textOf(item, 'code') === code)

  for (const name of coded) {
    list(name).forEach((item, index) => {
      const code = textOf(item, 'code')
      if (code !== undefined && list(name).findIndex((other) => textOf(other, 'code') === code) !== index) fault([name, index, 'code'], `the code ${code} stands twice`)
    })
  }
  faultsOfProcedure(rule, fault)
  for (const status of statuses) {
    const places = list('stages').flatMap((stage, index) =>
      listOf(partOf(stage, 'statuses')).flatMap((item, place) => (item === status ? [['stages', index, 'statuses', place]] : [])))
    if (places.length === 0) fault(['stages'], `the status ${status} must belong to exactly one stage, and belongs to none`)
    for (const path of places.slice(1)) fault(path, `the status ${status} must belong to exactly one stage, and stands here again`)
  }

  const document = (path: (string | number)[], wanted: unknown, purpose: string): void => {
    if (typeof wanted !== 'string') return
    const found = list('documents').find((item) => textOf(item, 'code') === wanted)
    if (!found) fault(path, `no such document: ${wanted}`)
    else if (textOf(found, 'purpose') !== purpose) fault(path, `the document ${wanted} is not of the purpose ${purpose}`)
  }
  document(['deficiency', 'template'], partOf(partOf(rule, 'deficiency'), 'template'), 'deficiency-notice')
  document(['siteVisit', 'template'], partOf(partOf(rule, 'siteVisit'), 'template'), 'site-visit-record')
  list('suspensions').forEach((item, index) => {
    document(['suspensions', index, 'template'], partOf(item, 'template'), 'suspension-order')
    const remedy = textOf(item, 'remedy')
    if (remedy !== undefined && !has('remedies', remedy)) fault(['suspensions', index, 'remedy'], `no such remedy: ${remedy}`)
  })
  list('specialists').forEach((item, index) => document(['specialists', index, 'template'], partOf(item, 'template'), 'specialist-request'))
  list('remedies').forEach((item, index) => {
    if (textOf(item, 'kind') === 'appeal' && !list('documents').some((other) => textOf(other, 'purpose') === 'appeal-forwarding')) {
      fault(['remedies', index, 'kind'], 'an appeal needs a document of the purpose appeal-forwarding')
    }
  })
  list('decisions').forEach((item, index) => {
    const remedy = textOf(item, 'remedy')
    if (remedy !== undefined && !has('remedies', remedy)) fault(['decisions', index, 'remedy'], `no such remedy: ${remedy}`)
    listOf(partOf(item, 'needs')).forEach((need, place) => {
      if (typeof need === 'string' && !has('readiness', need)) fault(['decisions', index, 'needs', place], `no such readiness requirement: ${need}`)
    })
  })
  faultsOfReadiness(rule, fault)
  faultsOfDates(rule, [], fault)
  return faults
}

type Fault = (path: (string | number)[], message: string) => void

function faultsOfProcedure(rule: unknown, fault: Fault): void {
  const procedure = partOf(rule, 'procedure')
  const kinds = partOf(procedure, 'kinds')
  if (!isLoose(kinds)) return
  const initial = textOf(procedure, 'initial')
  if (initial !== undefined && !kinds[initial]) fault(['procedure', 'initial'], `no such kind of procedure: ${initial}`)
  listOf(partOf(procedure, 'switches')).forEach((item, index) => {
    for (const end of ['from', 'to'] as const) {
      const kind = textOf(item, end)
      if (kind !== undefined && !kinds[kind]) fault(['procedure', 'switches', index, end], `no such kind of procedure: ${kind}`)
    }
  })
}

function faultsOfReadiness(rule: unknown, fault: Fault): void {
  const lines = listOf(partOf(rule, 'readiness'))
  for (const [kind, name] of [['data-set', 'dataSets'], ['specialist', 'specialists']] as const) {
    const known = listOf(partOf(rule, name))
    lines.forEach((item, index) => {
      const of = textOf(item, 'of')
      if (textOf(item, 'kind') === kind && of !== undefined && !known.some((other) => textOf(other, 'code') === of)) {
        fault(['readiness', index, 'of'], `no such ${kind === 'data-set' ? 'data set' : 'specialist'}: ${of}`)
      }
    })
    known.forEach((item, index) => {
      const code = textOf(item, 'code')
      const demanded = kind === 'specialist' || textOf(item, 'need') === 'must'
      if (code !== undefined && demanded && !lines.some((line) => textOf(line, 'kind') === kind && textOf(line, 'of') === code)) {
        fault([name, index, 'code'], `${code} must be asked, but no readiness requirement looks at it`)
      }
    })
  }
}

/** Whatever has both dates: the last may not come before the first. */
function faultsOfDates(value: unknown, path: (string | number)[], fault: Fault): void {
  if (Array.isArray(value)) value.forEach((item, index) => faultsOfDates(item, [...path, index], fault))
  if (!isLoose(value)) return
  const [from, to] = [textOf(value, 'validFrom'), textOf(value, 'validTo')]
  if (from !== undefined && to !== undefined && to < from) fault([...path, 'validTo'], `ends (${to}) before it begins (${from})`)
  for (const [key, item] of Object.entries(value)) faultsOfDates(item, [...path, key], fault)
}
