import { randomUUID } from 'node:crypto'
import type { BenchOfficer } from './bench-gate.ts'
import { loadClient } from './http-load.ts'
import { bareInsertUrl } from './references.ts'
import type { Prepared } from './workload.ts'

/** A registrar and what waits on the desk. */
export interface BenchDesk {
  readonly registrar: BenchOfficer
  readonly submissions: readonly string[]
}

/** The whole call of registration, each for another submission, over given desks; and the bare insert. */
export async function prepare(parameters: { url: string; desks: readonly BenchDesk[] }): Promise<Prepared> {
  const client = loadClient(parameters.url)
  const { desks } = parameters
  const taken = desks.map(() => 0)
  let turn = 0
  const body = { expectedVersion: 1, caseType: 'telepengedely', subject: 'Telepengedély iránti kérelem' }
  return {
    variants: {
      http: () => {
        turn = (turn + 1) % desks.length
        const { registrar, submissions } = desks[turn]!
        const submission = submissions[taken[turn]!]
        taken[turn]! += 1
        if (!submission) throw new Error('every prepared submission has been registered')
        return client.call('POST', `/api/v1/arrivals/${submission}/register`, 201, { headers: { ...registrar.headers, 'idempotency-key': randomUUID() }, body })
      },
      'http-reference': () => client.call('POST', bareInsertUrl, 201)
    },
    close: async () => client.close()
  }
}
