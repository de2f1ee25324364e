import { hash } from 'node:crypto'

/** Count and hash of a set of rows, whatever their order. */
export interface RowDigest {
  readonly rows: number
  readonly hash: string
}

/**
 * Digest of a stream in COPY's text format, where each row is a line. The hashes of rows are added up, not chained: a table
 * has no order, and sorting ten million rows to give it one would cost more than the copy itself.
 */
export class RowHash {
  readonly #sum = new Uint32Array(8)
  #rows = 0
  #rest: Buffer = Buffer.alloc(0)

  update(chunk: Buffer): void {
    let from = 0
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, from)) {
      const line = chunk.subarray(from, end)
      this.#add(this.#rest.length > 0 ? Buffer.concat([this.#rest, line]) : line)
      this.#rest = Buffer.alloc(0)
      from = end + 1
    }
    if (from < chunk.length) this.#rest = Buffer.concat([this.#rest, chunk.subarray(from)])
  }

  digest(): RowDigest {
    if (this.#rest.length > 0) throw new Error('the stream ended within a row')
    return { rows: this.#rows, hash: Buffer.from(new Uint8Array(this.#sum.buffer)).toString('hex') }
  }

  #add(line: Buffer): void {
    const digest = hash('sha256', line, 'buffer')
    for (let word = 0; word < 8; word += 1) this.#sum[word] = this.#sum[word]! + digest.readUInt32LE(word * 4)
    this.#rows += 1
  }
}
