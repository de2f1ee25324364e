/**
 * Keeps what an officer typed and has not sent yet in the browser, so that a crash, a reload or a closed tab takes none of it. Every
 * entry belongs to one person: another one who enters in this browser finds nothing, and at log-out all of it goes, since it may hold
 * personal data. (The server was the other choice: it would store unsent personal data without an act that says why.)
 */
export type PlainStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

const prefix = 'kapu.typed.'
/** What nobody came back for. */
const keptDays = 14

export interface Kept {
  readonly place: string
  /** ISO instant of the last keystroke. */
  readonly at: string
  readonly values: Readonly<Record<string, unknown>>
}

export class TypedStore {
  readonly #storage: PlainStorage
  readonly #owner: string
  readonly #now: () => Date

  constructor(storage: PlainStorage, owner: string, now: () => Date = () => new Date()) {
    this.#storage = storage
    this.#owner = `${prefix}${encodeURIComponent(owner)}/`
    this.#now = now
  }

  /** Files cannot be kept: they are left out, and the form says so. */
  keep(place: string, values: Readonly<Record<string, unknown>>): void {
    const plain = Object.fromEntries(Object.entries(values).filter(([, value]) => !holdsFile(value)))
    this.setItem(place, JSON.stringify({ at: this.#now().toISOString(), values: plain }))
  }

  read(place: string): Kept | null {
    const kept = parse(place, this.getItem(place))
    if (kept === null) return null
    if (this.#now().getTime() - Date.parse(kept.at) <= keptDays * 86_400_000) return kept
    this.removeItem(place)
    return null
  }

  forget(place: string): void {
    this.removeItem(place)
  }

  /** What is kept at the places that begin so, oldest first. */
  list(beginning: string): readonly Kept[] {
    const own = this.#owner + beginning
    return keysOf(this.#storage).filter((key) => key.startsWith(own))
      .flatMap((key) => this.read(key.slice(this.#owner.length)) ?? [])
      .sort((one, other) => (one.at < other.at ? -1 : 1))
  }

  getItem(place: string): string | null {
    try {
      return this.#storage.getItem(this.#owner + place)
    } catch {
      return null
    }
  }

  setItem(place: string, value: string): void {
    try {
      this.#storage.setItem(this.#owner + place, value)
    } catch {
      // A full or forbidden store must not stop the writing.
    }
  }

  removeItem(place: string): void {
    try {
      this.#storage.removeItem(this.#owner + place)
    } catch {
      // As above.
    }
  }
}

/** Forgets what everybody typed, or everybody but one. */
export function forgetTyped(storage: PlainStorage, exceptOwner?: string): void {
  const own = exceptOwner === undefined ? null : `${prefix}${encodeURIComponent(exceptOwner)}/`
  for (const key of keysOf(storage)) if (key.startsWith(prefix) && (own === null || !key.startsWith(own))) storage.removeItem(key)
}

function keysOf(storage: PlainStorage): readonly string[] {
  return Array.from({ length: storage.length }, (_, at) => storage.key(at)).filter((key) => key !== null)
}

function holdsFile(value: unknown): boolean {
  return typeof Blob !== 'undefined' && (value instanceof Blob || (Array.isArray(value) && value.some((one) => one instanceof Blob)))
}

function parse(place: string, text: string | null): Kept | null {
  try {
    const { at, values } = JSON.parse(text ?? 'null') as { at?: unknown; values?: unknown }
    if (typeof at !== 'string' || Number.isNaN(Date.parse(at)) || typeof values !== 'object' || values === null) return null
    return { place, at, values: values as Kept['values'] }
  } catch {
    return null
  }
}
