/** Where the officer stands in a list and what is ticked; pure, so that keys, clicks and live updates share one behaviour. */
export interface ListState {
  readonly keys: readonly string[]
  readonly current: string | null
  readonly selected: ReadonlySet<string>
}

export type ListStep =
  | { readonly kind: 'rows'; readonly keys: readonly string[] }
  | { readonly kind: 'next' } | { readonly kind: 'previous' }
  | { readonly kind: 'go'; readonly key: string }
  | { readonly kind: 'toggle'; readonly key?: string }
  /** Ticks all; unticks all when all are ticked. */
  | { readonly kind: 'toggle-all' }
  | { readonly kind: 'clear' }

export const emptyList: ListState = { keys: [], current: null, selected: new Set() }

export function listStep(state: ListState, step: ListStep): ListState {
  switch (step.kind) {
    case 'rows': {
      // A row that left keeps the place: the officer stands on the one that moved up.
      const at = state.current === null ? -1 : state.keys.indexOf(state.current)
      const kept = state.current !== null && step.keys.includes(state.current)
      const current = kept ? state.current : at < 0 ? null : (step.keys[Math.min(at, step.keys.length - 1)] ?? null)
      return { keys: step.keys, current, selected: new Set([...state.selected].filter((key) => step.keys.includes(key))) }
    }
    case 'next':
    case 'previous': {
      if (state.keys.length === 0) return state
      const at = state.current === null ? -1 : state.keys.indexOf(state.current)
      const to = step.kind === 'next' ? Math.min(at + 1, state.keys.length - 1) : Math.max(at - 1, 0)
      return { ...state, current: state.keys[to] ?? null }
    }
    case 'go':
      return state.keys.includes(step.key) ? { ...state, current: step.key } : state
    case 'toggle': {
      const key = step.key ?? state.current
      if (key === null || !state.keys.includes(key)) return state
      const selected = new Set(state.selected)
      if (!selected.delete(key)) selected.add(key)
      return { ...state, selected }
    }
    case 'toggle-all':
      return { ...state, selected: state.selected.size === state.keys.length ? new Set() : new Set(state.keys) }
    case 'clear':
      return { ...state, selected: new Set() }
  }
}
