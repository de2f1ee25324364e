/** A word of the address, or nothing when it is missing, too long or does not fit. (zod would add 15 KB to the first load of every page.) */
export function searchText(value: unknown, shape = /^.{1,200}$/u): string | undefined {
  // The router reads ?q=2026 as a number.
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && shape.test(text) ? text : undefined
}
