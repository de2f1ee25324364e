import { mkdirSync, openSync, readFileSync, renameSync, writeSync, fsyncSync, closeSync, existsSync } from 'node:fs'
import { dirname } from 'node:path'

/** A small state in one JSON file: kept in memory, written whole by temp file, fsync and rename, so a kill loses nothing. */
export class JsonFile<T> {
  readonly #path: string
  value: T

  constructor(path: string, empty: T) {
    this.#path = path
    mkdirSync(dirname(path), { recursive: true })
    this.value = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) as T : empty
  }

  /** Changes the state and returns once it is on disk. */
  change<R>(work: (value: T) => R): R {
    const result = work(this.value)
    const temporary = `${this.#path}.new`
    const file = openSync(temporary, 'w', 0o600)
    writeSync(file, JSON.stringify(this.value))
    fsyncSync(file)
    closeSync(file)
    renameSync(temporary, this.#path)
    return result
  }
}
