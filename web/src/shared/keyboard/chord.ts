/** What a key press is called: `j`, `Shift+X`, `Alt+M`, `Ctrl+Enter`, `?`. */
export interface KeyPress {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
}

/** Whether the press is the chord. Letters compare without case; a sign such as `?` is compared as typed, whatever makes it. */
export function isChord(press: KeyPress, chord: string): boolean {
  const parts = chord.split('+')
  const key = parts.at(-1) ?? ''
  const wants = (modifier: string): boolean => parts.slice(0, -1).includes(modifier)
  // On a Mac the command key does what Ctrl does elsewhere.
  if ((press.ctrlKey || press.metaKey) !== wants('Ctrl') || press.altKey !== wants('Alt')) return false
  const isLetter = /^[a-z]$/i.test(key)
  if (!isLetter) return press.key === key && (key.length === 1 || press.shiftKey === wants('Shift'))
  if (press.shiftKey !== wants('Shift')) return false
  // Alt may turn the letter into a sign (µ for M); the physical key then decides.
  return press.key.toLowerCase() === key.toLowerCase() || (press.altKey && press.code === `Key${key.toUpperCase()}`)
}

/** A single character without Ctrl or Alt: must be quiet in fields and can be switched off (WCAG 2.1.4). */
export function isSingleCharacter(chord: string): boolean {
  const parts = chord.split('+')
  return (parts.at(-1) ?? '').length === 1 && !parts.includes('Ctrl') && !parts.includes('Alt')
}
