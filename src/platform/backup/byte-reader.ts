/** Reads a stream of arbitrary pieces in pieces of a wanted size. */
export class ByteReader {
  readonly #source: AsyncIterator<Uint8Array>
  #waiting: Buffer[] = []
  #size = 0
  #ended = false

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]()
  }

  /** `length` bytes, or fewer at the end. */
  async read(length: number): Promise<Buffer> {
    await this.#fill(length)
    const all = this.#waiting.length === 1 ? this.#waiting[0]! : Buffer.concat(this.#waiting)
    const taken = all.subarray(0, length)
    const rest = all.subarray(taken.length)
    this.#waiting = rest.length > 0 ? [rest] : []
    this.#size = rest.length
    return taken
  }

  async atEnd(): Promise<boolean> {
    await this.#fill(1)
    return this.#size === 0
  }

  /** Up to and with the next line feed, at most `limit` bytes. */
  async line(limit: number): Promise<string> {
    let text = ''
    while (text.length < limit) {
      const byte = await this.read(1)
      if (byte.length === 0) break
      text += byte.toString('latin1')
      if (text.endsWith('\n')) break
    }
    return text
  }

  async #fill(length: number): Promise<void> {
    while (this.#size < length && !this.#ended) {
      const next = await this.#source.next()
      if (next.done) {
        this.#ended = true
        return
      }
      const { value } = next
      if (value.length === 0) continue
      this.#waiting.push(Buffer.from(value.buffer, value.byteOffset, value.byteLength))
      this.#size += value.length
    }
  }
}
