import type { useText } from '../../app/i18n.ts'

/** The text of a key that is put together from a code of the case (`case:act.${kind}`), which the types cannot follow. */
export function textOf(t: ReturnType<typeof useText>, key: string, facts: Readonly<Record<string, unknown>> = {}): string {
  return (t as unknown as (key: string, facts: Readonly<Record<string, unknown>>) => string)(key, facts)
}
