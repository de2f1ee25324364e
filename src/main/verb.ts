/** What a program can learn from the exit of a verb. */
export const exitCodes = {
  /** Done; nothing wrong was found. */
  ok: 0,
  /** It ran and found something wrong: a failed test, a tampered log, a fault in the catalogue, drift. */
  wrong: 1,
  /** The call was wrong: an unknown verb or option, a value that cannot be read. */
  usage: 2,
  /** The machine or the installation does not allow it: a taken port, a held folder, an unreachable server. */
  environment: 3
} as const

/** What a verb of `./kapu` says of itself and does; its name and its line in the list stand in `verbs.ts`. */
export interface Verb {
  readonly help: string
  /** @returns the exit code */
  run(args: readonly string[]): Promise<number>
}

/** A call that cannot be understood; the sentence says what to write instead. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}
