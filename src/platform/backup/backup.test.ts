import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dataRecords, jsonRecord, readRecords, seal, unseal } from './index.ts'

const secret = Buffer.from('egy hosszabb jelszó')
const salt = Buffer.alloc(16, 7)

async function* allOf(parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* parts
}
const pieces = (...parts: readonly Uint8Array[]): AsyncGenerator<Uint8Array> => allOf(parts)
async function collect(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of source) parts.push(part)
  return Buffer.concat(parts)
}
const sealed = (...parts: readonly Uint8Array[]): Promise<Buffer> => collect(seal(pieces(...parts), { secret, salt, logN: 10 }))
const opened = (bytes: Buffer, key: Uint8Array = secret): Promise<Buffer> => collect(unseal(pieces(bytes), key))
const codeOf = (work: Promise<unknown>): Promise<string> => work.then(() => 'opened', (error: { code?: string }) => error.code ?? String(error))
const chunk = 64 * 1024

describe('a sealed stream', () => {
  it('opens to what went in, however it came in pieces', async () => {
    await fc.assert(fc.asyncProperty(
      fc.array(fc.oneof(fc.constantFrom(0, 1, chunk - 1, chunk, chunk + 1, 2 * chunk), fc.nat(5000)), { maxLength: 5 }),
      fc.integer({ min: 50, max: 100_000 }),
      async (sizes, step) => {
        const parts = sizes.map((size, i) => Buffer.alloc(size, i + 1))
        const bytes = await sealed(...parts)
        const cut = Array.from({ length: Math.ceil(bytes.length / step) }, (_, i) => bytes.subarray(i * step, (i + 1) * step))
        expect((await collect(unseal(allOf(cut), secret))).equals(Buffer.concat(parts))).toBe(true)
      }), { numRuns: 40 })
  })

  it('shows nothing of its content and differs with every salt', async () => {
    const bytes = await sealed(Buffer.from('Próba Petra'.repeat(1000)))
    expect(bytes.includes('Petra')).toBe(false)
    const other = await collect(seal(pieces(Buffer.from('Próba Petra'.repeat(1000))), { secret, salt: Buffer.alloc(16, 8), logN: 10 }))
    expect(other.subarray(-64).equals(bytes.subarray(-64))).toBe(false)
  })

  it('opens with its own secret only', async () => {
    expect(await codeOf(opened(await sealed(Buffer.from('x')), Buffer.from('egy hosszabb jelszo')))).toBe('backup.wrong-key')
  })

  it('does not open when any one byte was changed', async () => {
    const bytes = await sealed(Buffer.alloc(2 * chunk + 100, 3))
    await fc.assert(fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const changed = Buffer.from(bytes)
      changed[at] = changed[at]! ^ change
      expect(await codeOf(opened(changed))).toMatch(/^backup\.(damaged|wrong-key|not-a-backup|newer-format|cut-off)$/)
    }), { numRuns: 200 })
  })

  it('does not open when it was cut off, and says so', async () => {
    const bytes = await sealed(Buffer.alloc(3 * chunk, 3))
    const body = bytes.length - 3 * (chunk + 16)
    for (const length of [bytes.length - 1, bytes.length - 17, body + 2 * (chunk + 16), body + chunk + 16, body + 5, body]) {
      expect([length, await codeOf(opened(bytes.subarray(0, length)))]).toEqual([length, 'backup.cut-off'])
    }
  })

  it('does not open when chunks were exchanged, left out or added', async () => {
    const bytes = await sealed(Buffer.alloc(chunk, 1), Buffer.alloc(chunk, 2), Buffer.alloc(chunk, 3))
    const head = bytes.subarray(0, bytes.length - 3 * (chunk + 16))
    const [one, two, three] = [0, 1, 2].map((i) => bytes.subarray(head.length + i * (chunk + 16), head.length + (i + 1) * (chunk + 16))) as [Buffer, Buffer, Buffer]
    for (const order of [[two, one, three], [one, three], [one, one, two, three], [one, two, three, three]]) {
      expect(await codeOf(opened(Buffer.concat([head, ...order])))).toMatch(/^backup\.(damaged|cut-off)$/)
    }
  })

  it('is refused when it is something else or newer, before any work of scrypt', async () => {
    expect(await codeOf(opened(Buffer.from('PK\u0003\u0004')))).toBe('backup.not-a-backup')
    expect(await codeOf(opened(Buffer.from('ugyintezokapu-backup 2 {"future":true}\nx\n')))).toBe('backup.newer-format')
    expect(await codeOf(opened(Buffer.from(`ugyintezokapu-backup 1 {"cipher":"aes-256-gcm","kdf":"scrypt","logN":40,"r":8,"p":1,"salt":"AAAA"}\nx\n`)))).toBe('backup.not-a-backup')
  })
})

describe('records', () => {
  it('come back in their order', async () => {
    const bytes = Buffer.concat([jsonRecord({ kind: 'file' }), ...dataRecords(Buffer.alloc(2_500_000, 9)), jsonRecord({ kind: 'end' })])
    const read = []
    for await (const record of readRecords(pieces(bytes))) read.push(record.kind === 'json' ? record.value : record.bytes.length)
    expect(read).toEqual([{ kind: 'file' }, 1_048_576, 1_048_576, 402_848, { kind: 'end' }])
  })
})
