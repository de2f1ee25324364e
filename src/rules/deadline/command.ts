/** `./kapu deadline`: the derivation on the command line. Pure: arguments in, text and exit code out. */
import { calendarForOffice, HUNGARY, officeKindSchema } from '../calendar/index.ts'
import type { CalendarData } from '../calendar/index.ts'
import { DeadlineError, partySchema } from './deadline.types.ts'
import type { Derivation, ExcludedInterval, RollForwardPolicies } from './deadline.types.ts'
import { deriveDeadline } from './derive.ts'
import { EXCLUSION_LAW, requireIntervals } from './exclusions.ts'
import { explainDerivation } from './explain.ts'
import { parseLimit } from './limit.ts'
import { ROLL_FORWARD_POLICIES } from './roll-forward.ts'

export interface CommandResult {
  /** 0 done, 2 wrong use. */
  readonly exitCode: 0 | 2
  readonly stdout: string
  readonly stderr: string
}

export const DEADLINE_HELP = `Használat: ./kapu deadline --arrived IDŐPONT --limit HOSSZ [kapcsolók]

Kiszámít és levezet egy határidőt (Ákr. 50. és 52. §).

  --arrived IDŐPONT       a kezdő esemény, budapesti idő: 2026-12-08T10:12 (vagy 2026-12-08, vagy időeltolódással)
  --limit HOSSZ           24h óra, 8d nap, 5wd munkanap, 1m hónap, 1y év
  --for authority|client  a hatóság saját határideje (ez az alap) vagy az ügyfélé
  --suspended TÓL/IG      felfüggesztett időköz, mindkét napja kimarad; többször is megadható; TÓL/ = még tart
  --office government|local-government
                          kinek az igazgatási szünetei számítanak; nélküle a kormány által elrendeltek
  --json                  géppel olvasható kimenet
  --help                  ez a leírás

Kilépési kód: 0 rendben, 2 hibás megadás.
`

interface Options {
  arrived: string | null
  limit: string | null
  party: string
  office: string | null
  suspended: string[]
  json: boolean
  help: boolean
}

class UsageError extends Error {}

/** Runs the command on its arguments (without the verb itself). */
export function runDeadlineCommand(
  args: readonly string[],
  data: { readonly calendar: CalendarData; readonly policies: RollForwardPolicies } = { calendar: HUNGARY, policies: ROLL_FORWARD_POLICIES }
): CommandResult {
  try {
    const options = readOptions(args)
    if (options.help) return { exitCode: 0, stdout: DEADLINE_HELP, stderr: '' }
    if (options.arrived === null) throw new UsageError('Hiányzik az --arrived: adja meg, mikor érkezett a beadvány, például --arrived 2026-12-08T10:12.')
    if (options.limit === null) throw new UsageError('Hiányzik a --limit: adja meg a határidő hosszát, például --limit 8d.')
    const party = partySchema.safeParse(options.party)
    if (!party.success) throw new UsageError(`A --for értéke authority vagy client lehet, nem „${options.party}”.`)
    const limit = parseLimit(options.limit)
    const derivation = deriveDeadline({
      arrived: options.arrived,
      limit,
      party: party.data,
      excluded: options.suspended.map(readInterval),
      calendar: calendarOf(data.calendar, options.office),
      policies: data.policies
    })
    const stdout = options.json ? `${JSON.stringify(toJson(derivation), null, 2)}\n` : explainDerivation(derivation, limit, party.data)
    return { exitCode: 0, stdout, stderr: '' }
  } catch (error) {
    if (error instanceof DeadlineError) return { exitCode: 2, stdout: '', stderr: `${error.hu}\n` }
    if (error instanceof UsageError) return { exitCode: 2, stdout: '', stderr: `${error.message}\nLeírás: ./kapu deadline --help\n` }
    throw error
  }
}

/** The documented shape, key by key, so that a field added to the derivation does not leak into the interface. */
function toJson({ due, policy, otherPolicyDue, steps, warnings }: Derivation): object {
  return {
    due,
    policy,
    otherPolicyDue,
    steps: steps.map(({ from, to, kind, law, counted }) => ({ from, to, kind, law, counted })),
    warnings
  }
}

function readOptions(args: readonly string[]): Options {
  const options: Options = { arrived: null, limit: null, party: 'authority', office: null, suspended: [], json: false, help: false }
  const seen = new Set<string>()
  for (let i = 0; i < args.length; i += 1) {
    const [name, inline] = splitArgument(args[i]!)
    if (name === '--json' || name === '--help' || name === '-h') {
      if (inline !== null) throw new UsageError(`A ${name} kapcsolónak nincs értéke.`)
      if (name === '--json') options.json = true
      else options.help = true
      continue
    }
    if (!['--arrived', '--limit', '--for', '--office', '--suspended'].includes(name)) throw new UsageError(`Ismeretlen kapcsoló: „${args[i]}”.`)
    let value = inline
    if (value === null) {
      i += 1
      value = args[i] ?? null
    }
    if (value === null || value === '' || value.startsWith('--')) throw new UsageError(`A ${name} kapcsolóhoz érték kell.`)
    if (name === '--suspended') {
      options.suspended.push(value)
      continue
    }
    if (seen.has(name)) throw new UsageError(`A ${name} csak egyszer adható meg.`)
    seen.add(name)
    if (name === '--arrived') options.arrived = value
    else if (name === '--limit') options.limit = value
    else if (name === '--for') options.party = value
    else options.office = value
  }
  return options
}

function splitArgument(argument: string): [name: string, value: string | null] {
  const at = argument.indexOf('=')
  return argument.startsWith('--') && at > 0 ? [argument.slice(0, at), argument.slice(at + 1)] : [argument, null]
}

function readInterval(text: string): ExcludedInterval {
  const parts = text.split('/')
  if (parts.length !== 2) throw new UsageError(`A --suspended értéke két nap perjellel, nem „${text}”: 2026-12-21/2026-12-28.`)
  const interval: ExcludedInterval = { from: parts[0]!, to: parts[1] === '' ? null : parts[1]!, kind: 'suspension', law: EXCLUSION_LAW.suspension }
  requireIntervals([interval])
  return interval
}

function calendarOf(calendar: CalendarData, office: string | null): CalendarData {
  if (office === null) return calendar
  const kind = officeKindSchema.safeParse(office)
  if (!kind.success) throw new UsageError(`Az --office értéke government vagy local-government lehet, nem „${office}”.`)
  return calendarForOffice(calendar, { kind: kind.data })
}
