/**
 * What stands inside the sealed stream: records of a type, a length and content. `{` carries JSON and says what follows,
 * `D` carries bytes of what was said last. Tar would limit names and want every length beforehand, which a table does not have.
 */
import { backupErrors } from './backup.errors.ts'
import { ByteReader } from './byte-reader.ts'

/** One record as it is read. */
export type BackupRecord = { readonly kind: 'json'; readonly value: unknown } | { readonly kind: 'data'; readonly bytes: Buffer }

const largest = 1024 * 1024
const jsonType = '{'.charCodeAt(0)
const dataType = 'D'.charCodeAt(0)

export const jsonRecord = (value: unknown): Buffer => frame(jsonType, Buffer.from(JSON.stringify(value)))

/** Bytes as one record, or as several when they are many. */
export function* dataRecords(bytes: Uint8Array): Generator<Buffer> {
  for (let from = 0; from < bytes.length; from += largest) yield frame(dataType, bytes.subarray(from, from + largest))
}

function frame(type: number, content: Uint8Array): Buffer {
  if (content.length > largest) throw new RangeError('a record has at most one MiB')
  const head = Buffer.alloc(5)
  head[0] = type
  head.writeUInt32BE(content.length, 1)
  return Buffer.concat([head, content])
}

/** @throws backup.damaged on anything that no writer makes */
export async function* readRecords(source: AsyncIterable<Uint8Array>): AsyncGenerator<BackupRecord> {
  const reader = new ByteReader(source)
  while (!(await reader.atEnd())) {
    const head = await reader.read(5)
    const length = head.length === 5 ? head.readUInt32BE(1) : largest + 1
    if (length > largest) throw backupErrors.damaged()
    const bytes = await reader.read(length)
    if (bytes.length !== length) throw backupErrors.damaged()
    if (head[0] === dataType) yield { kind: 'data', bytes }
    else if (head[0] === jsonType) yield { kind: 'json', value: JSON.parse(bytes.toString('utf8')) as unknown }
    else throw backupErrors.damaged()
  }
}
