/** Reading the records of the tree: whole, or only the links that verification follows. Pure. */
import { recordSchema, type LogRecord } from './log.types.ts'

export function parseRecord(text: string): LogRecord | null {
  try {
    const parsed = recordSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch {
    return null
  }
}

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const hex32 = '[0-9a-f]{64}'
const orNull = (value: string): string => `(?:null|"${value}")`
const link = `\\{"id":"(${uuid})","previous":(?:null|"(${hex32})"),"sequence":([1-9]\\d{0,14})\\}`
// No 29th to 31st: whether a month has them is for the schema to say.
const instant = '\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\\d|2[0-8])T(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d\\.\\d{3}Z'

/** A record as `prepareEntry` and `kapu.append_log_entries` write it, member by member in canonical order. */
const asWritten = new RegExp(
  `^\\{"actor":"${hex32}","at":"(?:${instant}|(\\d{4}-\\d\\d-(?:29|3[01])T\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z))","body":"${hex32}","case":${orNull(hex32)},` +
  `"chain":\\{"case":(?:null|${link}),"writer":${link}\\},"id":"${uuid}","kind":"[a-z.-]*","organisation":${orNull(uuid)},"subject":${orNull(hex32)},"version":1\\}$`)

/**
 * The links of a record; null when it is none. Nearly every record stands as it was written and is read by one expression, in a
 * tenth of the time that JSON and schema take; whatever it does not match (it accepts less than the schema, never more) is
 * read by the schema. A test holds both equal.
 */
export function readChains(text: string): LogRecord['chain'] | null {
  const found = asWritten.exec(text)
  if (!found || (found[1] !== undefined && !isInstant(found[1]))) return parseRecord(text)?.chain ?? null
  return {
    case: found[2] === undefined ? null : { id: found[2], previous: found[3] ?? null, sequence: Number(found[4]) },
    writer: { id: found[5]!, previous: found[6] ?? null, sequence: Number(found[7]) }
  }
}

function isInstant(text: string): boolean {
  const at = new Date(text)
  return !Number.isNaN(at.getTime()) && at.toISOString() === text
}
