import { useQueries } from '@tanstack/react-query'
import { useState } from 'react'
import { answered, api } from '../../shared/api/client.ts'
import type { Tier } from '../../shared/api/types.ts'

/** Where the children of a line come from. */
type Source = { readonly tier: Tier } | { readonly tier: Tier; readonly county: string | null } | { readonly unit: string }

/** One line of the tree as it is shown. */
export interface TreeItem {
  readonly key: string
  readonly level: number
  readonly label: string
  readonly source: Source
  readonly expandable: boolean
  readonly organisationId: string | null
  readonly demo: boolean
}

interface Children { readonly items: readonly Omit<TreeItem, 'level'>[] }

async function childrenOf(source: Source, asOf: string | undefined, country: string): Promise<Children> {
  if ('tier' in source && !('county' in source)) {
    const { items } = await answered(api.GET('/api/v1/public/organisation-tree/counties', { params: { query: { tier: source.tier, ...(asOf ? { asOf } : {}) } } }))
    // A tier without counties shows its organisations at once.
    if (items.every((county) => county === null)) return organisationsOf({ tier: source.tier, county: null }, asOf)
    return {
      items: items.map((county) => ({
        key: `${source.tier} ${county ?? ''}`, label: county ?? country, source: { tier: source.tier, county }, expandable: true, organisationId: null, demo: false
      }))
    }
  }
  return organisationsOf(source, asOf)
}

async function organisationsOf(source: Source, asOf: string | undefined): Promise<Children> {
  const items: Omit<TreeItem, 'level'>[] = []
  let cursor: string | null = null
  // A level of a county is a few hundred lines; it is fetched whole, so that the keys of the tree reach every line.
  do {
    const page: { items: { id: string; name: string; hasUnits: boolean; demo: boolean }[]; nextCursor: string | null } = await answered(api.GET('/api/v1/public/organisation-tree', {
      params: {
        query: {
          ...('unit' in source ? { under: source.unit } : { tier: source.tier, ...('county' in source && source.county !== null ? { county: source.county } : {}) }),
          ...(asOf ? { asOf } : {}), limit: 200, ...(cursor === null ? {} : { cursor })
        }
      }
    }))
    items.push(...page.items.map((node) => ({ key: node.id, label: node.name, source: { unit: node.id }, expandable: node.hasUnits, organisationId: node.id, demo: node.demo })))
    cursor = page.nextCursor
  } while (cursor !== null && items.length < 2_000)
  return { items }
}

/** The lines that are to be seen: what was opened is fetched once, and shut and opened again without asking. */
export function useTree(top: readonly TreeItem[], asOf: string | undefined, country: string) {
  const [open, setOpen] = useState<ReadonlyMap<string, TreeItem>>(new Map())
  const [shown, setShown] = useState<ReadonlySet<string>>(new Set())
  const opened = [...open.values()]
  const results = useQueries({
    queries: opened.map((item) => ({ queryKey: ['organisation-tree', item.key, asOf ?? null], queryFn: () => childrenOf(item.source, asOf, country), staleTime: 60_000 }))
  })
  const children = new Map(opened.map((item, index) => [item.key, results[index]?.data?.items ?? []]))
  const visible: TreeItem[] = []
  const walk = (items: readonly TreeItem[]): void => {
    for (const item of items) {
      visible.push(item)
      if (shown.has(item.key)) walk((children.get(item.key) ?? []).map((child) => ({ ...child, level: item.level + 1 })))
    }
  }
  walk(top)
  const failed = results.find((result) => result.error)
  return {
    visible,
    isOpen: (item: TreeItem): boolean => shown.has(item.key),
    toggle: (item: TreeItem): void => {
      if (!item.expandable) return
      setOpen((before) => (before.has(item.key) ? before : new Map([...before, [item.key, item]])))
      setShown((before) => {
        const next = new Set(before)
        if (!next.delete(item.key)) next.add(item.key)
        return next
      })
    },
    loading: results.some((result) => result.isPending),
    error: failed?.error ?? null,
    retry: (): void => { void failed?.refetch() }
  }
}
