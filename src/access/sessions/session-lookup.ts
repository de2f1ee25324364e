import { inOneLook, type Db } from '../../platform/database/index.ts'
import { readByToken, readByTokens, type StandingSession } from './session.store.ts'

/** Sessions in one question; what is more waits for the next. */
const MOST_TOGETHER = 100

interface Asked {
  readonly tokenHash: Uint8Array
  readonly today: string
  readonly resolve: (session: StandingSession | null) => void
  readonly reject: (error: unknown) => void
}

interface Lookup {
  isAsking: boolean
  waiting: Asked[]
}

const lookups = new WeakMap<Db, Lookup>()

/**
 * The session of a request. What arrives while a question is under way goes together in the next one: every page of an officer makes
 * several requests at once, and each question costs both processes more than the rows it reads. A question is asked after the last of its
 * requests arrived, so nobody is let in by what was true before. Remembering sessions for a moment would have been faster still, and lost:
 * a stopped card must stop.
 */
export function lookUpSession(db: Db, tokenHash: Uint8Array, today: string): Promise<StandingSession | null> {
  const lookup = lookups.get(db) ?? { isAsking: false, waiting: [] }
  lookups.set(db, lookup)
  return new Promise((resolve, reject) => {
    lookup.waiting.push({ tokenHash, today, resolve, reject })
    if (!lookup.isAsking) void askAll(db, lookup)
  })
}

async function askAll(db: Db, lookup: Lookup): Promise<void> {
  lookup.isAsking = true
  while (lookup.waiting.length > 0) {
    const { today } = lookup.waiting[0]!
    const together = lookup.waiting.filter((asked) => asked.today === today).slice(0, MOST_TOGETHER)
    lookup.waiting = lookup.waiting.filter((asked) => !together.includes(asked))
    try {
      const found = await ask(db, together, today)
      together.forEach((asked, index) => asked.resolve(found[index]!))
    } catch (error) {
      for (const asked of together) asked.reject(error)
    }
  }
  lookup.isAsking = false
}

/** The sessions in the order of the requests; null: no such session. */
async function ask(db: Db, together: readonly Asked[], today: string): Promise<(StandingSession | null)[]> {
  const [first, ...others] = together
  if (others.length === 0) return [await readByToken(db, first!.tokenHash, today)]
  const names = together.map(({ tokenHash }) => Buffer.from(tokenHash).toString('hex'))
  const found = await inOneLook(db, (tx) => readByTokens(tx, together.map(({ tokenHash }) => tokenHash), today))
  return names.map((name) => found.get(name) ?? null)
}
