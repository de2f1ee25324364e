type Value = Readonly<Record<string, unknown>>

/** One member that differs, as people read it. */
export interface Difference {
  readonly key: string
  readonly before: string
  readonly after: string
}

function words(value: unknown): string {
  if (value === null || value === undefined || value === false) return ''
  if (Array.isArray(value)) return value.map(words).join(', ')
  if (typeof value === 'object') return Object.entries(value).map(([key, item]) => `${key}: ${words(item)}`).join('; ')
  return String(value)
}

/** The members in which two values differ; members within members (contacts) one by one. */
export function differencesOf(before: Value | null, after: Value | null): Difference[] {
  const flat = (value: Value | null): Map<string, string> => new Map(Object.entries(value ?? {}).flatMap(([key, item]): [string, string][] => (
    typeof item === 'object' && item !== null && !Array.isArray(item) ? Object.entries(item).map(([inner, one]) => [inner, words(one)]) : [[key, words(item)]]
  )))
  const [a, b] = [flat(before), flat(after)]
  return [...new Set([...a.keys(), ...b.keys()])].map((key) => ({ key, before: a.get(key) ?? '', after: b.get(key) ?? '' })).filter((item) => item.before !== item.after)
}
