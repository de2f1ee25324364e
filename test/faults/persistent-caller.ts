/** A caller that does not give up: the same request with the same key until the Gate answers, as browsers and machines should. */
import type { Answer } from '../e2e/api-session.ts'

/** What went wrong on the way, for judging the Gate's answers under a fault. */
export interface Trouble {
  /** How often nobody answered. */
  silent: number
  /** Problem codes of answers from 500 on. */
  readonly codes: Map<string, number>
}

export const noTrouble = (): Trouble => ({ silent: 0, codes: new Map() })

/** @throws Error when nothing but trouble came for `patience` milliseconds */
export async function persist(call: () => Promise<Answer>, trouble: Trouble, patience = 90_000): Promise<Answer> {
  let last = ''
  for (let waited = 0; waited < patience; waited += 200) {
    try {
      const answer = await call()
      if (answer.status < 500 && answer.status !== 429) return answer
      last = `${answer.status} ${JSON.stringify(answer.body)}`
      const code = answer.body.code ?? String(answer.status)
      trouble.codes.set(code, (trouble.codes.get(code) ?? 0) + 1)
    } catch (error) {
      trouble.silent += 1
      last = String((error as Error).cause ?? error)
    }
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`no answer for ${patience} ms; the last: ${last}`)
}
