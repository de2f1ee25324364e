/**
 * Keeps what is written safe: saves it a moment after the last keystroke, one save at a time, tries again when the Gate cannot be
 * reached, and stops when somebody else saved. Until the server has it, the text also lies in the officer's own store in the browser.
 */
import type { DraftContent, DraftView } from './decision-api.ts'

export type KeeperStatus = 'saved' | 'dirty' | 'saving' | 'failed' | 'conflict' | 'refused'

export interface KeeperState {
  readonly content: DraftContent
  /** The revision that the server has. */
  readonly revision: number
  readonly savedAt: string
  readonly status: KeeperStatus
  readonly problem: SaveProblem | null
}

/** What the keeper needs to know of a refusal. */
export interface SaveProblem {
  readonly status: number
  readonly code: string
  readonly members: Readonly<Record<string, unknown>>
}

export interface KeeperDeps {
  readonly save: (expectedRevision: number, content: DraftContent) => Promise<{ revision: number; savedAt: string }>
  /** Turns whatever was thrown into a problem. */
  readonly problemOf: (error: unknown) => SaveProblem
  readonly backup: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null
  readonly delayMs?: number
  readonly retryMs?: number
}

const keyOf = (draftId: string): string => `draft/${draftId}`

export class DraftKeeper {
  readonly #deps: KeeperDeps
  readonly #draftId: string
  readonly #listeners = new Set<() => void>()
  #state: KeeperState
  #timer: ReturnType<typeof setTimeout> | undefined
  #saving: Promise<void> | null = null
  /** What the server has, so that undoing back to it counts as saved. */
  #stored: string

  constructor(draft: DraftView, deps: KeeperDeps) {
    this.#deps = deps
    this.#draftId = draft.draftId
    this.#stored = JSON.stringify(draft.content)
    const kept = this.#readBackup(draft.revision)
    this.#state = { content: kept ?? draft.content, revision: draft.revision, savedAt: draft.savedAt, status: kept ? 'dirty' : 'saved', problem: null }
    if (kept) this.#schedule(0)
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly getSnapshot = (): KeeperState => this.#state

  edit(content: DraftContent): void {
    if (JSON.stringify(content) === JSON.stringify(this.#state.content)) return
    const clean = JSON.stringify(content) === this.#stored && this.#saving === null
    this.#change({ content, ...(this.#state.status === 'conflict' ? {} : { status: clean ? 'saved' as const : 'dirty' as const, problem: null }) })
    this.#backUp()
    if (this.#state.status === 'dirty') this.#schedule(this.#deps.delayMs ?? 1_200)
  }

  /** Saves at once; the revision the server has afterwards, or null when it could not be saved. */
  async flush(): Promise<number | null> {
    clearTimeout(this.#timer)
    while (this.#state.status === 'dirty' || this.#state.status === 'failed' || this.#saving) {
      await (this.#saving ?? this.#save())
      if (this.#state.status === 'failed') return null
    }
    return this.#state.status === 'saved' ? this.#state.revision : null
  }

  /** After a conflict: my text goes over the other one. */
  keepMine(): void {
    const actual = Number(this.#state.problem?.members['actual'])
    this.#change({ revision: Number.isInteger(actual) && actual > 0 ? actual : this.#state.revision, status: 'dirty', problem: null })
    this.#schedule(0)
  }

  /** After a conflict: the other text replaces mine. */
  take(draft: DraftView): void {
    this.#stored = JSON.stringify(draft.content)
    this.#deps.backup?.removeItem(keyOf(this.#draftId))
    this.#change({ content: draft.content, revision: draft.revision, savedAt: draft.savedAt, status: 'saved', problem: null })
  }

  stop(): void {
    clearTimeout(this.#timer)
  }

  #schedule(delay: number): void {
    clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#save(), delay)
  }

  #save(): Promise<void> {
    this.#saving ??= this.#saveOnce().finally(() => { this.#saving = null })
    return this.#saving
  }

  async #saveOnce(): Promise<void> {
    const { content, revision } = this.#state
    this.#change({ status: 'saving' })
    try {
      const saved = await this.#deps.save(revision, content)
      this.#stored = JSON.stringify(content)
      const more = JSON.stringify(this.#state.content) !== this.#stored
      this.#change({ ...saved, status: more ? 'dirty' : 'saved', problem: null })
      if (more) this.#schedule(this.#deps.delayMs ?? 1_200)
      else this.#deps.backup?.removeItem(keyOf(this.#draftId))
    } catch (error) {
      const problem = this.#deps.problemOf(error)
      if (problem.code === 'decision.draft-stale') this.#change({ status: 'conflict', problem })
      else if (problem.status > 0 && problem.status < 500 && problem.status !== 429) this.#change({ status: 'refused', problem })
      else {
        this.#change({ status: 'failed', problem })
        this.#schedule(this.#deps.retryMs ?? 5_000)
      }
    }
  }

  #change(part: Partial<KeeperState>): void {
    this.#state = { ...this.#state, ...part }
    for (const listener of this.#listeners) listener()
  }

  #backUp(): void {
    try {
      this.#deps.backup?.setItem(keyOf(this.#draftId), JSON.stringify({ revision: this.#state.revision, content: this.#state.content }))
    } catch {
      // A full store must not stop the writing; the server's copy follows in a moment.
    }
  }

  /** What a closed tab left behind, if the server's text did not move since. */
  #readBackup(revision: number): DraftContent | null {
    try {
      const kept = JSON.parse(this.#deps.backup?.getItem(keyOf(this.#draftId)) ?? 'null') as { revision: number; content: DraftContent } | null
      return kept !== null && kept.revision === revision && JSON.stringify(kept.content) !== this.#stored ? kept.content : null
    } catch {
      return null
    }
  }
}
