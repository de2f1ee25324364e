import { expect, test } from 'vitest'
import { countdown, keepAliveEverySeconds, sessionPhase } from './session-clock.ts'

const start = Date.UTC(2026, 10, 23, 8)
const at = (seconds: number) => start + seconds * 1000
const times = { lastUse: start, idleSeconds: 900, absoluteExpiresAt: at(36_000) }

test.each([
  [0, 'live'], [779, 'live'], [780, 'idle-warning'], [899, 'idle-warning'], [900, 'over'], [5_000, 'over']
] as const)('unused for %i seconds: %s', (seconds, kind) => expect(sessionPhase(times, at(seconds)).kind).toBe(kind))

test('the absolute limit warns and ends even in constant use', () => {
  const used = (seconds: number) => sessionPhase({ ...times, lastUse: at(seconds) }, at(seconds))
  expect(used(35_699)).toEqual({ kind: 'live' })
  expect(used(35_700)).toEqual({ kind: 'absolute-warning', secondsLeft: 300 })
  expect(used(36_000)).toEqual({ kind: 'over' })
})

test('a short idle limit is not one long warning', () => {
  expect(sessionPhase({ ...times, idleSeconds: 60 }, at(30)).kind).toBe('live')
  expect(sessionPhase({ ...times, idleSeconds: 60 }, at(45))).toEqual({ kind: 'idle-warning', secondsLeft: 15 })
  expect(keepAliveEverySeconds(60)).toBe(12)
  expect(keepAliveEverySeconds(900)).toBe(60)
})

test('counts down in words of the language', () => {
  expect(countdown(65, 'hu')).toBe('1.05')
  expect(countdown(65, 'en')).toBe('1:05')
})
