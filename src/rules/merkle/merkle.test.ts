import { createHash, generateKeyPairSync, sign, verify } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  bundlesOfGrowth, completeSubtrees, consistencyProof, consistencyRanges, cosignature, cosignatureMessage, decodeEntries,
  decodeTile, emptyRoot, encodeEntries, encodeTile, entriesPath, formatCheckpoint, formatNote, formatNoteKey,
  fromBase64, inclusionProof, inclusionRanges, leafHash, logSignature, MerkleError, nodesFromTiles, noteMessage,
  parseCheckpoint, parseNote, parseNoteKey, parseTilePath, rangeHash, rootOf, ownSha256, tilePath, tilesOfGrowth,
  tilesOfTree, toBase64, verifyConsistency, verifyInclusion, verifyNote
} from './index.ts'
import type { Hash, NoteKey, Tile } from './index.ts'

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const nodeSha = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const leaves = (count: number): Hash[] => Array.from({ length: count }, (_, i) => leafHash(new TextEncoder().encode(`entry ${i}`)))

describe('sha256', () => {
  it.each([0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000])('agrees with node:crypto at %i bytes', (length) => {
    const bytes = Uint8Array.from({ length }, (_, i) => (i * 7 + length) & 0xff)
    expect(hex(ownSha256(bytes))).toBe(nodeSha(bytes))
  })
  it('agrees with node:crypto on any bytes, also on a view into a larger buffer', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(10), (bytes, skip) => {
      const view = bytes.subarray(Math.min(skip, bytes.length))
      expect(hex(ownSha256(view))).toBe(nodeSha(view))
    }))
  })
})

describe('tree', () => {
  // The eight-leaf tree that RFC 6962 implementations have exchanged since Certificate Transparency's first release.
  const inputs = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f']
  const known = inputs.map((input) => leafHash(Buffer.from(input, 'hex')))
  const roots = [
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'
  ]
  it.each(roots.map((root, i) => [i + 1, root] as const))('root of the first %i known leaves', (size, root) => {
    expect(hex(rootOf(known.slice(0, size)))).toBe(root)
  })
  it('has the empty root', () => expect(hex(rootOf([]))).toBe(nodeSha(new Uint8Array(0))))

  it('proves and verifies inclusion for every leaf of every size up to 40', () => {
    const all = leaves(40)
    for (let size = 1; size <= all.length; size += 1) {
      const part = all.slice(0, size)
      const root = rootOf(part)
      for (let index = 0; index < size; index += 1) {
        const proof = inclusionProof(part, index)
        expect(verifyInclusion(proof, index, size, part[index]!, root)).toBe(true)
        if (size > 1) expect(verifyInclusion(proof, (index + 1) % size, size, part[index]!, root)).toBe(false)
        expect(verifyInclusion([...proof, root], index, size, part[index]!, root)).toBe(false)
      }
    }
  })
  it('proves and verifies consistency between all sizes up to 40', () => {
    const all = leaves(40)
    const rootsBySize = all.map((_, i) => rootOf(all.slice(0, i)))
    for (let newSize = 0; newSize < all.length; newSize += 1) {
      for (let oldSize = 0; oldSize <= newSize; oldSize += 1) {
        const proof = consistencyProof(all.slice(0, newSize), oldSize)
        expect(verifyConsistency(proof, oldSize, newSize, rootsBySize[oldSize]!, rootsBySize[newSize]!)).toBe(true)
        if (oldSize > 0 && oldSize < newSize) {
          expect(verifyConsistency(proof, oldSize, newSize, rootsBySize[oldSize - 1]!, rootsBySize[newSize]!)).toBe(false)
          expect(verifyConsistency(proof, oldSize, newSize, rootsBySize[oldSize]!, rootsBySize[newSize - 1]!)).toBe(false)
          expect(verifyConsistency(proof.slice(1), oldSize, newSize, rootsBySize[oldSize]!, rootsBySize[newSize]!)).toBe(false)
        }
      }
    }
  })
  it('rejects a proof with any bit changed', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 200 }), fc.nat(), fc.nat(), fc.nat(), (size, at, which, bit) => {
      const all = leaves(size)
      const index = at % size
      const proof = inclusionProof(all, index)
      const broken = proof.map((hash) => Uint8Array.from(hash))
      broken[which % broken.length]![bit % 32]! ^= 1 << (bit % 8)
      expect(verifyInclusion(broken, index, size, all[index]!, rootOf(all))).toBe(false)
      const oldSize = 1 + (at % (size - 1))
      const consistent = consistencyProof(all, oldSize)
      const tampered = consistent.map((hash) => Uint8Array.from(hash))
      tampered[which % tampered.length]![bit % 32]! ^= 1 << (bit % 8)
      expect(verifyConsistency(tampered, oldSize, size, rootOf(all.slice(0, oldSize)), rootOf(all))).toBe(false)
    }), { numRuns: 60 })
  })
  it('detects a rewritten history', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 100 }), fc.nat(), (size, at) => {
      const all = leaves(size)
      const oldSize = 1 + (at % (size - 1))
      const rewritten = [...all]
      rewritten[at % oldSize] = leafHash(Uint8Array.of(1, 2, 3))
      const proof = consistencyProof(rewritten, oldSize)
      expect(verifyConsistency(proof, oldSize, size, rootOf(all.slice(0, oldSize)), rootOf(rewritten))).toBe(false)
    }), { numRuns: 60 })
  })
  it('never throws on foreign proofs', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), fc.double(), fc.double(), (proof, a, b) => {
      expect(verifyInclusion(proof, a, b, emptyRoot(), leafHash(Uint8Array.of(9)))).toBe(false)
      verifyConsistency(proof, a, b, emptyRoot(), emptyRoot())
    }))
  })
  it('handles sizes beyond 32 bits', () => {
    const size = 2 ** 45 + 12_345
    expect(inclusionRanges(2 ** 45 + 1, size).length).toBeGreaterThan(10)
    expect(completeSubtrees({ start: 0, end: size })[0]).toEqual({ level: 45, index: 0 })
  })
  it.each([[-1, 3], [3, 3], [0.5, 3], [0, 0], [Number.NaN, 4]])('refuses leaf %d of %d', (index, size) => {
    expect(() => inclusionRanges(index, size)).toThrow(MerkleError)
  })
  it('refuses a shrinking tree', () => expect(() => consistencyRanges(5, 4)).toThrow(MerkleError))
})

describe('tiles', () => {
  it.each<[Tile, string]>([
    [{ level: 0, index: 0, width: 256 }, 'tile/0/000'],
    [{ level: 0, index: 1_234_067, width: 256 }, 'tile/0/x001/x234/067'],
    [{ level: 1, index: 273, width: 112 }, 'tile/1/273.p/112'],
    [{ level: 2, index: 1000, width: 1 }, 'tile/2/x001/000.p/1']
  ])('%o has the path %s', (tile, path) => {
    expect(tilePath(tile)).toBe(path)
    expect(parseTilePath(path)).toEqual({ kind: 'tile', tile })
  })
  it('reads bundle paths', () => {
    expect(parseTilePath(entriesPath({ index: 5, width: 9 }))).toEqual({ kind: 'entries', bundle: { index: 5, width: 9 } })
  })
  it.each(['tile/0/1', 'tile/0/x000/001', 'tile/64/000', 'tile/00/000', 'tile/0/000.p/0', 'tile/0/000.p/256', 'tile/0/../etc', 'tile/0/000.p/07'])(
    'refuses %s', (path) => expect(parseTilePath(path)).toBeNull()
  )
  it('lists the tiles of a tree of 70,000 as the specification does', () => {
    const tiles = tilesOfTree(70_000)
    expect(tiles.filter((tile) => tile.level === 0 && tile.width === 256)).toHaveLength(273)
    expect(tiles.slice(273)).toEqual([
      { level: 0, index: 273, width: 112 }, { level: 1, index: 0, width: 256 },
      { level: 1, index: 1, width: 17 }, { level: 2, index: 0, width: 1 }
    ])
    expect(tilesOfTree(256)).toEqual([{ level: 0, index: 0, width: 256 }, { level: 1, index: 0, width: 1 }])
  })
  it('gives the same roots and proofs from tiles as from all leaves', () => {
    const all = leaves(700)
    fc.assert(fc.property(fc.integer({ min: 2, max: 700 }), fc.nat(), (size, at) => {
      const part = all.slice(0, size)
      const store = new Map<string, Uint8Array>()
      // Written in two steps, as a growing log does.
      for (const [from, to] of [[0, at % size], [at % size, size]] as const) {
        for (const tile of tilesOfGrowth(from, to)) {
          const span = 256 ** tile.level
          const hashes = Array.from({ length: tile.width }, (_, i) => {
            const first = (tile.index * 256 + i) * span
            return rootOf(part.slice(first, first + span))
          })
          store.set(tilePath(tile), encodeTile(hashes))
        }
      }
      const read = nodesFromTiles(size, (tile) => store.get(tilePath(tile))!)
      const root = rangeHash({ start: 0, end: size }, read)
      expect(hex(root)).toBe(hex(rootOf(part)))
      const index = at % size
      expect(inclusionRanges(index, size).map((range) => hex(rangeHash(range, read)))).toEqual(inclusionProof(part, index).map(hex))
      const oldSize = 1 + (at % (size - 1))
      expect(consistencyRanges(oldSize, size).map((range) => hex(rangeHash(range, read)))).toEqual(consistencyProof(part, oldSize).map(hex))
    }), { numRuns: 25 })
  })
  it('names a missing or short tile', () => {
    const read = nodesFromTiles(5, () => new Uint8Array(32))
    expect(() => rangeHash({ start: 0, end: 5 }, read)).toThrow(/tile\/0\/000\.p\/5/)
    expect(() => nodesFromTiles(5, () => new Uint8Array())({ level: 3, index: 0 })).toThrow(MerkleError)
  })
  it('round-trips bundles and refuses cut-off ones', () => {
    fc.assert(fc.property(fc.array(fc.uint8Array({ maxLength: 400 }), { minLength: 1, maxLength: 20 }), (entries) => {
      const bytes = encodeEntries(entries)
      expect(decodeEntries(bytes).map(hex)).toEqual(entries.map(hex))
      if (bytes.length > 2) expect(() => decodeEntries(Uint8Array.of(...bytes, 0))).toThrow(MerkleError)
    }))
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(MerkleError)
    expect(bundlesOfGrowth(255, 257)).toEqual([{ index: 0, width: 256 }, { index: 1, width: 1 }])
    expect(() => decodeTile(new Uint8Array(33))).toThrow(MerkleError)
    expect(decodeTile(new Uint8Array(64))).toHaveLength(2)
  })
})

describe('checkpoints', () => {
  const sample = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  it('reads and writes the specification’s example', () => {
    const checkpoint = parseCheckpoint(sample)
    expect(checkpoint).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] })
    expect(formatCheckpoint(checkpoint)).toBe(sample)
  })
  it.each([
    ['', 'empty'], ['a\n1\n', 'two lines'], [sample.slice(0, -1), 'no newline'], [sample.replace('2085', '02085'), 'leading zero'],
    [sample.replace('20852163', '-1'), 'negative'], [sample.replace('q2I=', 'q2J='), 'non-canonical base64'],
    [sample.replace('q2I=', 'q2I'), 'padding'], [`${sample}\n`, 'empty extension'], [`\n1\n${toBase64(emptyRoot())}\n`, 'no origin']
  ])('refuses %j (%s)', (text) => expect(() => parseCheckpoint(text)).toThrow(MerkleError))
  it('refuses an origin that would frame another checkpoint', () => {
    expect(() => formatCheckpoint({ origin: 'evil\n9', size: 1, root: emptyRoot(), extensions: [] })).toThrow(MerkleError)
  })

  const makeKey = (name: string, type: 1 | 4) => {
    const pair = generateKeyPairSync('ed25519')
    const publicKey = new Uint8Array(pair.publicKey.export({ format: 'der', type: 'spki' }).subarray(-32))
    const key: NoteKey = { name, type, publicKey }
    return { key, publicKey: pair.publicKey, sign: (message: Uint8Array) => new Uint8Array(sign(null, message, pair.privateKey)) }
  }
  const log = makeKey('gate.example/log', 1)
  const witness = makeKey('witness.example', 4)
  const stranger = makeKey('stranger.example', 1)
  const publicKeys = new Map([log, witness, stranger].map((party) => [hex(party.key.publicKey), party.publicKey]))
  const check = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verify(null, message, publicKeys.get(hex(publicKey))!, signature)
  const text = formatCheckpoint({ origin: 'gate.example/log', size: 7, root: rootOf(leaves(7)), extensions: [] })
  const signed = formatNote({
    text,
    signatures: [
      logSignature(log.key, log.sign(noteMessage(text))),
      cosignature(witness.key, 1_765_000_000, witness.sign(cosignatureMessage(text, 1_765_000_000)))
    ]
  })

  it('verifies the log and the witness', async () => {
    const verdict = await verifyNote(parseNote(signed), [log.key, witness.key], check)
    expect(verdict?.text).toBe(text)
    expect(verdict?.signers.map(({ key, cosignedAt }) => [key.name, cosignedAt])).toEqual([['gate.example/log', null], ['witness.example', 1_765_000_000]])
  })
  it('ignores unknown keys, and trusts nothing signed only by them', async () => {
    expect((await verifyNote(parseNote(signed), [log.key], check))?.signers).toHaveLength(1)
    expect(await verifyNote(parseNote(signed), [stranger.key], check)).toBeNull()
  })
  it('rejects a changed text and a changed cosignature time', async () => {
    const note = parseNote(signed)
    expect(await verifyNote({ ...note, text: text.replace('\n7\n', '\n8\n') }, [log.key], check)).toBeNull()
    const late = note.signatures.map((line) => (line.name === witness.key.name ? { ...line, signature: Uint8Array.from(line.signature, (byte, i) => (i === 7 ? byte ^ 1 : byte)) } : line))
    expect(await verifyNote({ ...note, signatures: late }, [log.key, witness.key], check)).toBeNull()
  })
  it('round-trips notes and keys', () => {
    expect(formatNote(parseNote(signed))).toBe(signed)
    expect(parseNoteKey(formatNoteKey(log.key))).toEqual(log.key)
    expect(() => parseNoteKey(formatNoteKey(log.key).replace('gate', 'gata'))).toThrow(MerkleError)
  })
  it.each([text, `${text}\n`, `${text}\n— name\n`, `${text}\n- name AAAAAAA=\n`, `${text}\n— na+me AAAAAAAA\n`, `${signed}\u0001`])(
    'refuses a malformed note %#', (note) => expect(() => parseNote(note)).toThrow(MerkleError)
  )
  it('reads canonical base64 only', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
      expect(hex(fromBase64(toBase64(bytes))!)).toBe(hex(bytes))
    }))
    for (const text of ['A', 'AB', 'AB=', 'AB==\n', 'A B=', 'AB===']) expect(fromBase64(text)).toBeNull()
  })
})
