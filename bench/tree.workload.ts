import { loadClient } from './http-load.ts'
import { bareSelectUrl } from './references.ts'
import { treePages, type TreeTargets } from './tree-pages.ts'
import type { Prepared } from './workload.ts'

export interface TreeParameters {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly targets: TreeTargets
}

/** Each page of the registers by itself, and the bare select. */
export async function prepare({ url, headers, targets }: TreeParameters): Promise<Prepared> {
  const client = loadClient(url)
  let turn = 0
  const pages = Object.entries(treePages).map(([name, { path, session }]) => [name, (): Promise<() => string> => {
    turn += 1
    return client.call('GET', path(targets, turn), 200, session ? { headers } : {})
  }] as const)
  for (const [name, look] of pages) {
    const answer = JSON.parse((await look())()) as { items?: unknown[] }
    if (answer.items?.length === 0) throw new Error(`${name} shows nothing`)
  }
  return {
    variants: { ...Object.fromEntries(pages), select: () => client.call('GET', bareSelectUrl(turn += 7919), 200) },
    close: async () => client.close()
  }
}
