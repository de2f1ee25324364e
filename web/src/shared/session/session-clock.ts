/** When a session ends, and when to warn; pure, times in milliseconds since the epoch. */
export interface SessionTimes {
  /** Last real use that the server knows of. */
  readonly lastUse: number
  readonly idleSeconds: number
  readonly absoluteExpiresAt: number
}

export type SessionPhase =
  | { readonly kind: 'live' }
  /** The idle limit is near: real use now keeps the session. */
  | { readonly kind: 'idle-warning'; readonly secondsLeft: number }
  /** The absolute limit is near: nothing moves it, only a new entry with the card. */
  | { readonly kind: 'absolute-warning'; readonly secondsLeft: number }
  | { readonly kind: 'over' }

export const idleWarningSeconds = 120
export const absoluteWarningSeconds = 300

export function sessionPhase(times: SessionTimes, now: number): SessionPhase {
  const idleLeft = Math.ceil((times.lastUse - now) / 1000) + times.idleSeconds
  const absoluteLeft = Math.ceil((times.absoluteExpiresAt - now) / 1000)
  if (idleLeft <= 0 || absoluteLeft <= 0) return { kind: 'over' }
  // A short idle limit still leaves two thirds of it without a warning.
  const idleWarning = Math.min(idleWarningSeconds, Math.floor(times.idleSeconds / 3))
  if (idleLeft <= idleWarning && idleLeft <= absoluteLeft) return { kind: 'idle-warning', secondsLeft: idleLeft }
  if (absoluteLeft <= absoluteWarningSeconds) return { kind: 'absolute-warning', secondsLeft: absoluteLeft }
  return { kind: 'live' }
}

/** How often real use is told to the server at most. */
export function keepAliveEverySeconds(idleSeconds: number): number {
  return Math.max(1, Math.min(60, Math.floor(idleSeconds / 5)))
}

/** `1.05` in Hungarian, `1:05` in English. */
export function countdown(seconds: number, language: 'hu' | 'en'): string {
  return `${Math.floor(seconds / 60)}${language === 'hu' ? '.' : ':'}${String(seconds % 60).padStart(2, '0')}`
}
