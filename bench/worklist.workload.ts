import type { BenchOfficer } from './bench-gate.ts'
import { loadClient } from './http-load.ts'
import { bareSelectUrl, bareTop50Url } from './references.ts'
import type { Prepared } from './workload.ts'

/** A Gate with so many cases, and who looks at them. */
export interface BenchLists {
  readonly url: string
  readonly officers: readonly BenchOfficer[]
}

/** The first page of one's own heap and of all open cases, in turn, by officers in turn; and what it is held against. */
export async function prepare(parameters: { large: BenchLists; small: BenchLists }): Promise<Prepared> {
  const { large, small } = parameters
  const clients = { large: loadClient(large.url), small: loadClient(small.url) }
  let turn = 0
  const page = (size: 'large' | 'small') => async (): Promise<void> => {
    turn += 1
    const { officers } = parameters[size]
    const { headers } = officers[(turn >> 1) % officers.length]!
    await clients[size].call('GET', `/api/v1/worklist?bucket=${turn % 2 === 0 ? 'mine' : 'all-open'}`, 200, { headers })
  }
  const [first] = large.officers
  const answer = JSON.parse((await clients.large.call('GET', '/api/v1/worklist', 200, { headers: first!.headers }))()) as { items: unknown[]; nextCursor: string | null }
  if (answer.items.length !== 50 || answer.nextCursor === null) throw new Error('the first page is not full')
  return {
    variants: {
      large: page('large'), small: page('small'),
      select: () => clients.large.call('GET', bareSelectUrl(turn += 7919), 200),
      top50: () => clients.large.call('GET', bareTop50Url(large.officers[(turn += 1) % large.officers.length]!.organisationId), 200)
    },
    close: async () => {
      clients.large.close()
      clients.small.close()
    }
  }
}
