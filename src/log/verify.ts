/**
 * Verification of the log from what is published alone: every entry is hashed again, every tile is computed again, and
 * the root must be the one that the checkpoint signs. Needs nothing but the keys, given by hand.
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  TILE_WIDTH, bundlesOfGrowth, decodeEntries, encodeTile, entriesPath, equalHashes, leafHash, parseCheckpoint, parseNote, tilePath,
  tilesOfGrowth, toBase64, verifyNote, type EntryBundle, type Hash, type NoteKey, type Tile
} from '../rules/merkle/index.ts'
import './native-digest.ts'
import type { ChainLink, Finding } from './log.types.ts'
import { verifyEd25519 } from './note-key.ts'
import { readChains } from './read-record.ts'
import { growTree, type RightEdge } from './tree-growth.ts'

/** Where published files are read: a folder or a web address. */
export interface TileSource {
  readonly name: string
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>
}

export interface VerifyKeys {
  readonly publicKey: NoteKey
  /** When given, the checkpoint must carry this witness's cosignature. */
  readonly witnessKey?: NoteKey | null
  /** Checkpoints that were kept elsewhere (receipts, the witness): the log must have grown from each of them. */
  readonly kept?: readonly string[]
}

/** A bundle's entries as they are published, to be compared with another copy. */
export type OnBundle = (first: number, entries: readonly string[], report: (finding: Finding) => void) => Promise<void>

export interface Verification {
  readonly ok: boolean
  readonly origin: string | null
  readonly size: number
  readonly root: string | null
  readonly cosignedAt: number | null
  readonly entriesChecked: number
  readonly findings: readonly Finding[]
  /** Findings beyond those listed. */
  readonly moreFindings: number
  /** Last link of every chain: what unsealed entries must continue. */
  readonly chains: ReadonlyMap<string, ChainHead>
}

export interface ChainHead {
  sequence: number
  hash: string
}

const MAX_FINDINGS = 200
const BUNDLES_AHEAD = 4

export function tilesIn(folder: string): TileSource {
  return {
    name: folder,
    read: (path) => readFile(join(folder, path)).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null
      throw error
    })
  }
}

export function tilesAt(url: string): TileSource {
  const base = `${url.replace(/\/+$/, '')}/`
  return {
    name: base,
    read: async (path) => {
      const response = await fetch(new URL(path, base), { redirect: 'error', signal: AbortSignal.timeout(30_000) })
      if (response.status === 404) return null
      if (!response.ok) throw new Error(`${base}${path}: status ${response.status}`)
      return new Uint8Array(await response.arrayBuffer())
    }
  }
}

/** @param from folder or http(s) address of the published log. */
export async function verifyLog(from: string | TileSource, keys: VerifyKeys, onBundle?: OnBundle): Promise<Verification> {
  const source = typeof from === 'string' ? (/^https?:\/\//.test(from) ? tilesAt(from) : tilesIn(from)) : from
  const findings: Finding[] = []
  let moreFindings = 0
  const report = (finding: Finding): void => {
    if (findings.length < MAX_FINDINGS) findings.push(finding)
    else moreFindings += 1
  }
  const chains = new Map<string, ChainHead>()
  const done = (facts: Partial<Verification>): Verification => ({
    ok: findings.length === 0, origin: null, size: 0, root: null, cosignedAt: null, entriesChecked: 0, findings, moreFindings, chains, ...facts
  })

  const head = await readHead(source, keys, report)
  if (!head) return done({})
  const kept = await readKept(keys, head.origin, report)
  for (const { size, name } of kept) {
    if (size > head.size) report({ code: 'log.shrunk', where: name, message: `the kept checkpoint speaks of ${size} entries, the log has ${head.size}` })
  }

  const grown = { size: 0, edge: [] as RightEdge, root: new Uint8Array() as Hash }
  const checkKept = (): void => {
    for (const { size, root, name } of kept.filter((checkpoint) => checkpoint.size === grown.size)) {
      if (!equalHashes(root, grown.root)) report({ code: 'log.split-view', where: name, message: `at ${size} entries the log's root differs from the kept checkpoint's` })
    }
  }
  const grow = async (leaves: readonly Hash[]): Promise<void> => {
    const next = growTree(grown.size, grown.edge, leaves)
    Object.assign(grown, { size: next.size, edge: next.edge, root: next.root })
    checkKept()
    // Level 0 is compared bundle by bundle; here the levels above, as they fill up.
    for (const tile of next.tiles) {
      const width = tile.hashes.length / 32
      if (tile.level > 0 && width === TILE_WIDTH) await compareTile(source, { ...tile, width }, tile.hashes, report)
    }
  }
  const bundles = bundlesOfGrowth(0, head.size)
  // Read while those before are hashed, a few at once; each is reported in its own turn.
  const ahead = bundles.slice(0, BUNDLES_AHEAD).map((bundle) => readAhead(source, bundle))
  for (const [place, bundle] of bundles.entries()) {
    const first = bundle.index * TILE_WIDTH
    const [entriesFile, tileFile] = await Promise.all(ahead.shift()!)
    const following = bundles[place + BUNDLES_AHEAD]
    if (following) ahead.push(readAhead(source, following))
    const entries = decodeBundle(entriesFile, bundle, report)
    if (!entries) return done({ origin: head.origin, size: head.size, root: toBase64(head.root), cosignedAt: head.cosignedAt, entriesChecked: first })
    const leaves = entries.map((entry) => leafHash(entry))
    sameTile(tileFile, { level: 0, ...bundle }, encodeTile(leaves), report)
    const texts = entries.map((entry) => Buffer.from(entry.buffer, entry.byteOffset, entry.byteLength).toString('utf8'))
    texts.forEach((text, i) => checkRecord(text, leaves[i]!, first + i, chains, report))
    await onBundle?.(first, texts, report)
    // Grown in steps that end where a kept checkpoint stands.
    let from = 0
    for (const stop of [...kept.map((checkpoint) => checkpoint.size - first), leaves.length].sort((a, b) => a - b)) {
      if (stop <= from || stop > leaves.length) continue
      await grow(leaves.slice(from, stop))
      from = stop
    }
  }
  if (head.size > 0) {
    for (const tile of tilesOfGrowth(0, head.size).filter(({ level, width }) => level > 0 && width < TILE_WIDTH)) {
      await compareTile(source, tile, encodeTile(grown.edge[tile.level] ?? []), report)
    }
    if (!equalHashes(grown.root, head.root)) {
      report({ code: 'log.root-differs', where: 'checkpoint', message: `the entries give root ${toBase64(grown.root)}, signed is ${toBase64(head.root)}` })
    }
  }
  return done({ origin: head.origin, size: head.size, root: toBase64(head.root), cosignedAt: head.cosignedAt, entriesChecked: grown.size })
}

/** Continues a chain by one link; used for sealed and for waiting entries alike. */
export function checkLink(link: ChainLink, hash: string, where: string, chains: Map<string, ChainHead>, report: (finding: Finding) => void): void {
  const before = chains.get(link.id)
  if (link.sequence !== (before?.sequence ?? 0) + 1 || link.previous !== (before?.hash ?? null)) {
    report({
      code: 'log.chain-gap', where,
      message: `link ${link.sequence} of chain ${link.id} does not follow link ${before?.sequence ?? 0}: an entry was removed or changed before it was sealed`
    })
  }
  if (before) {
    before.sequence = link.sequence
    before.hash = hash
  } else {
    chains.set(withoutItsText(link.id), { sequence: link.sequence, hash })
  }
}

/** What was cut out of a record keeps the whole record in memory, for as long as the chain is remembered. */
function withoutItsText(id: string): string {
  return Buffer.from(id, 'latin1').toString('latin1')
}

async function readHead(source: TileSource, keys: VerifyKeys, report: (finding: Finding) => void): Promise<{ origin: string; size: number; root: Hash; cosignedAt: number | null } | null> {
  const bytes = await source.read('checkpoint')
  if (!bytes) {
    report({ code: 'log.no-checkpoint', where: source.name, message: 'there is no checkpoint' })
    return null
  }
  try {
    const wanted = keys.witnessKey ? [keys.publicKey, keys.witnessKey] : [keys.publicKey]
    const verified = await verifyNote(parseNote(Buffer.from(bytes).toString('utf8')), wanted, verifyEd25519)
    const signedByLog = verified?.signers.some(({ key }) => key === keys.publicKey) ?? false
    if (!verified || !signedByLog) {
      report({ code: 'log.bad-signature', where: 'checkpoint', message: 'the checkpoint is not signed by the given key' })
      return null
    }
    const witness = verified.signers.find(({ key }) => key === keys.witnessKey)
    if (keys.witnessKey && !witness) report({ code: 'log.not-cosigned', where: 'checkpoint', message: 'the witness has not cosigned the checkpoint' })
    const checkpoint = parseCheckpoint(verified.text)
    if (checkpoint.origin !== keys.publicKey.name) report({ code: 'log.bad-origin', where: 'checkpoint', message: `it speaks of ${checkpoint.origin}` })
    return { ...checkpoint, cosignedAt: witness?.cosignedAt ?? null }
  } catch (error) {
    report({ code: 'log.bad-checkpoint', where: 'checkpoint', message: String(error) })
    return null
  }
}

async function readKept(keys: VerifyKeys, origin: string, report: (finding: Finding) => void): Promise<{ size: number; root: Hash; name: string }[]> {
  const kept: { size: number; root: Hash; name: string }[] = []
  for (const [i, note] of (keys.kept ?? []).entries()) {
    const name = `kept checkpoint ${i + 1}`
    try {
      const verified = await verifyNote(parseNote(note), [keys.publicKey], verifyEd25519)
      if (!verified) throw new Error('not signed by the given key')
      const checkpoint = parseCheckpoint(verified.text)
      if (checkpoint.origin !== origin) throw new Error(`it speaks of ${checkpoint.origin}`)
      kept.push({ ...checkpoint, name })
    } catch (error) {
      report({ code: 'log.bad-checkpoint', where: name, message: String(error) })
    }
  }
  return kept
}

/** Files of a bundle: the entries and the tile of their hashes. */
function readAhead(source: TileSource, bundle: EntryBundle): [Promise<Uint8Array | null>, Promise<Uint8Array | null>] {
  const files: [Promise<Uint8Array | null>, Promise<Uint8Array | null>] = [
    readWidest(source, bundle, entriesPath), readWidest(source, bundle, (widths) => tilePath({ level: 0, ...widths }))
  ]
  // Whoever awaits them hears of a failure; until then it must not count as unheard.
  for (const file of files) file.catch(() => undefined)
  return files
}

/** A log that has grown meanwhile keeps only the full file. */
async function readWidest<T extends EntryBundle>(source: TileSource, part: T, pathOf: (part: T) => string): Promise<Uint8Array | null> {
  return (await source.read(pathOf(part))) ?? (part.width < TILE_WIDTH ? source.read(pathOf({ ...part, width: TILE_WIDTH })) : null)
}

function decodeBundle(bytes: Uint8Array | null, bundle: EntryBundle, report: (finding: Finding) => void): Uint8Array[] | null {
  const path = entriesPath(bundle)
  if (!bytes) {
    report({ code: 'log.tile-missing', where: path, message: 'the entry bundle is missing' })
    return null
  }
  try {
    const entries = decodeEntries(bytes).slice(0, bundle.width)
    if (entries.length === bundle.width) return entries
    report({ code: 'log.tile-changed', where: path, message: `${entries.length} entries instead of ${bundle.width}` })
  } catch (error) {
    report({ code: 'log.tile-changed', where: path, message: String(error) })
  }
  return null
}

async function compareTile(source: TileSource, tile: Tile, computed: Uint8Array, report: (finding: Finding) => void): Promise<void> {
  sameTile(await readWidest(source, tile, tilePath), tile, computed, report)
}

function sameTile(bytes: Uint8Array | null, tile: Tile, computed: Uint8Array, report: (finding: Finding) => void): void {
  const path = tilePath(tile)
  if (!bytes) report({ code: 'log.tile-missing', where: path, message: 'the tile is missing' })
  else if (!Buffer.from(bytes.subarray(0, computed.length)).equals(computed)) {
    report({ code: 'log.tile-changed', where: path, message: 'the tile is not what its entries give' })
  }
}

function checkRecord(text: string, leaf: Hash, index: number, chains: Map<string, ChainHead>, report: (finding: Finding) => void): void {
  const where = `entry ${index}`
  const links = readChains(text)
  if (!links) {
    report({ code: 'log.bad-record', where, message: 'the entry is no record of this log' })
    return
  }
  const hash = Buffer.from(leaf.buffer, leaf.byteOffset, leaf.byteLength).toString('hex')
  checkLink(links.writer, hash, where, chains, report)
  if (links.case) checkLink(links.case, hash, where, chains, report)
}
