/**
 * Reads the directory of a ZIP file (APPNOTE 4.3) and measures what it would unpack to, without trusting the sizes it
 * states: every entry is inflated under a bound.
 */
import { inflateRawSync } from 'node:zlib'

export interface ZipEntry {
  readonly name: string
  readonly method: number
  readonly encrypted: boolean
  readonly compressedSize: number
  readonly offset: number
}

const END = 0x06054b50
const CENTRAL = 0x02014b50
const LOCAL = 0x04034b50

/** Entries by the central directory; null when the file is no complete ZIP (ZIP64 counts as such: documents need none). */
export function readZipDirectory(bytes: Uint8Array, maxEntries: number): ZipEntry[] | null {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let end = -1
  for (let at = view.length - 22; at >= Math.max(0, view.length - 22 - 0xffff); at -= 1) {
    if (view.readUInt32LE(at) === END) {
      end = at
      break
    }
  }
  if (end < 0) return null
  const count = view.readUInt16LE(end + 10)
  let at = view.readUInt32LE(end + 16)
  if (count === 0xffff || at === 0xffffffff || count > maxEntries) return null
  const entries: ZipEntry[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > view.length || view.readUInt32LE(at) !== CENTRAL) return null
    const nameLength = view.readUInt16LE(at + 28)
    const next = at + 46 + nameLength + view.readUInt16LE(at + 30) + view.readUInt16LE(at + 32)
    if (next > view.length) return null
    entries.push({
      name: view.toString('utf8', at + 46, at + 46 + nameLength),
      method: view.readUInt16LE(at + 10),
      encrypted: (view.readUInt16LE(at + 8) & 1) === 1,
      compressedSize: view.readUInt32LE(at + 20),
      offset: view.readUInt32LE(at + 42)
    })
    at = next
  }
  return entries
}

/** Unpacked bytes of one entry. @throws RangeError above `maxBytes`, Error when the entry is damaged. */
export function readZipEntry(bytes: Uint8Array, entry: ZipEntry, maxBytes: number): Uint8Array {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  const { offset } = entry
  if (offset + 30 > view.length || view.readUInt32LE(offset) !== LOCAL) throw new Error(`no local header for ${entry.name}`)
  const start = offset + 30 + view.readUInt16LE(offset + 26) + view.readUInt16LE(offset + 28)
  if (start + entry.compressedSize > view.length) throw new Error(`${entry.name} is cut off`)
  const packed = view.subarray(start, start + entry.compressedSize)
  if (entry.method === 0) {
    if (packed.length > maxBytes) throw new RangeError(`${entry.name} is too large`)
    return packed
  }
  if (entry.method !== 8) throw new Error(`${entry.name} uses packing method ${entry.method}`)
  // Node throws ERR_BUFFER_TOO_LARGE, a RangeError, once the output would pass the bound.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, maxBytes) })
}

/**
 * Size of everything unpacked.
 * @throws RangeError when it passes `maxBytes` or an entry names bytes that another has already used (overlapping bomb).
 */
export function measureZip(bytes: Uint8Array, entries: readonly ZipEntry[], maxBytes: number): number {
  let total = 0
  let reached = 0
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < reached) throw new RangeError('overlapping entries')
    reached = entry.offset + 30 + entry.compressedSize
    total += readZipEntry(bytes, entry, maxBytes - total).length
  }
  return total
}
