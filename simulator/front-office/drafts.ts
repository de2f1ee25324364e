import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { JsonFile } from '../state/json-file.ts'
import type { Accepted, Upload } from './gate-client.ts'

/** A form being filled in: everything typed and uploaded is kept until the Gate has taken it. */
export interface Draft {
  readonly id: string
  readonly caseType: string
  readonly organisationId: string
  readonly organisationName: string
  readonly startedAt: string
  /** Fields as typed, by their names. */
  values: Record<string, string[]>
  uploads: Upload[]
  /** Kept across double click, reload and lost answers; a new one only after the Gate said what is wrong. */
  idempotencyKey: string
  problem: { summary: string; errors: { path: string; message: string }[] } | null
  accepted: Accepted | null
  /** The client's session when it was sent. */
  clientId: string | null
}

const keptMs = 7 * 24 * 60 * 60 * 1000

export class Drafts {
  readonly #folder: string
  readonly #open = new Map<string, JsonFile<Draft>>()
  readonly #queues = new Map<string, Promise<unknown>>()

  constructor(folder: string) {
    this.#folder = folder
    mkdirSync(folder, { recursive: true })
    for (const id of readdirSync(folder)) {
      const draft = this.find(id)
      if (draft === null || Date.parse(draft.value.startedAt) < Date.now() - keptMs) rmSync(join(folder, id), { recursive: true, force: true })
    }
  }

  start(caseType: string, organisationId: string, organisationName: string): Draft {
    const id = randomBytes(16).toString('hex')
    const file = new JsonFile<Draft>(join(this.#folder, id, 'draft.json'), {
      id, caseType, organisationId, organisationName, startedAt: new Date().toISOString(), values: {}, uploads: [], idempotencyKey: randomUUID(),
      problem: null, accepted: null, clientId: null
    })
    file.change(() => undefined)
    this.#open.set(id, file)
    return file.value
  }

  find(id: string): JsonFile<Draft> | null {
    if (!/^[0-9a-f]{32}$/.test(id)) return null
    const known = this.#open.get(id)
    if (known !== undefined) return known
    const path = join(this.#folder, id, 'draft.json')
    if (!existsSync(path)) return null
    const file = new JsonFile<Draft | null>(path, null)
    if (file.value === null) return null
    const draft = file as JsonFile<Draft>
    this.#open.set(id, draft)
    return draft
  }

  folderOf(id: string): string {
    return join(this.#folder, id)
  }

  /** Files go once the Gate has them. */
  dropFiles(draft: Draft): void {
    for (const upload of draft.uploads) rmSync(upload.path, { force: true })
  }

  /** One send of a draft at a time: a double click waits and then sees the first one's result. */
  alone<T>(id: string, work: () => Promise<T>): Promise<T> {
    const before = this.#queues.get(id) ?? Promise.resolve()
    const next = before.then(work, work)
    this.#queues.set(id, next.catch(() => undefined))
    return next
  }
}
