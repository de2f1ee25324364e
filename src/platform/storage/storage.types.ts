import type { Readable } from 'node:stream'

/** Lower-case hexadecimal SHA-256 of a document's bytes: its address and its proof. */
export type Sha256 = string

/** Documents by content; what a document is called and whom it belongs to is the feature's own matter. */
export interface DocumentStorage {
  /**
   * Stores bytes durably before it returns; the same bytes are stored once.
   * @throws storage.too-large as soon as the limit is passed, with nothing left behind.
   */
  put(source: Uint8Array | AsyncIterable<Uint8Array>, limit: { readonly maxBytes: number }): Promise<{ sha256: Sha256; size: number }>
  /** @throws storage.not-found, storage.damaged when the bytes no longer hash to their address. */
  get(sha256: Sha256): Promise<Uint8Array>
  /** Unverified stream for downloads; a damaged end breaks the stream with storage.damaged. @throws storage.not-found */
  stream(sha256: Sha256): Promise<Readable>
  has(sha256: Sha256): Promise<boolean>
}

/** What housekeeping removed. */
export interface OrphanReport {
  readonly documents: number
  readonly unfinished: number
}

export type SniffedType =
  | 'application/pdf'
  | 'image/jpeg'
  | 'image/png'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  | 'application/vnd.oasis.opendocument.text'
  | 'application/vnd.oasis.opendocument.spreadsheet'
  | 'text/plain'

/** Things an officer must know before opening the document; it is still accepted. */
export type SniffFlag = 'encrypted' | 'macros' | 'active-content'

/** Stable codes of documents that are not accepted. */
export type SniffProblem = 'empty' | 'mislabelled' | 'broken' | 'type-not-allowed' | 'bomb'

export interface Sniffed {
  /** What the bytes are; null when that is unknown or not accepted. */
  readonly type: SniffedType | null
  readonly verdict: 'accepted' | 'flagged' | 'refused'
  readonly flags: readonly SniffFlag[]
  readonly problem: SniffProblem | null
}
