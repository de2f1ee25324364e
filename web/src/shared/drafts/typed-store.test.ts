import { expect, test } from 'vitest'
import { forgetTyped, TypedStore, type PlainStorage } from './typed-store.ts'

function memory(): PlainStorage & { readonly keys: () => string[] } {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key),
    key: (at) => [...kept.keys()][at] ?? null, get length() { return kept.size }, keys: () => [...kept.keys()]
  }
}
const at = (iso: string) => () => new Date(iso)

test('keeps what was typed for the one who typed it, without the files', () => {
  const storage = memory()
  const mine = new TypedStore(storage, 'a', at('2026-11-24T08:31:00.000Z'))
  mine.keep('case/1/add-note:', { text: 'Félbemaradt mondat', file: new Blob(['x']), files: [new Blob(['y'])], yes: true })
  expect(mine.read('case/1/add-note:')).toEqual({ place: 'case/1/add-note:', at: '2026-11-24T08:31:00.000Z', values: { text: 'Félbemaradt mondat', yes: true } })
  expect(new TypedStore(storage, 'b').read('case/1/add-note:')).toBeNull()
  mine.forget('case/1/add-note:')
  expect(storage.keys()).toEqual([])
})

test('lists the unfinished forms of one case, oldest first', () => {
  const storage = memory()
  new TypedStore(storage, 'a', at('2026-11-24T09:00:00.000Z')).keep('case/1/suspend:', {})
  new TypedStore(storage, 'a', at('2026-11-24T08:00:00.000Z')).keep('case/1/add-note:', {})
  new TypedStore(storage, 'a', at('2026-11-24T08:00:00.000Z')).keep('case/12/add-note:', {})
  new TypedStore(storage, 'b', at('2026-11-24T08:00:00.000Z')).keep('case/1/resume:', {})
  expect(new TypedStore(storage, 'a', at('2026-11-24T10:00:00.000Z')).list('case/1/').map((one) => one.place)).toEqual(['case/1/add-note:', 'case/1/suspend:'])
})

test('forgets what nobody came back for in a fortnight', () => {
  const storage = memory()
  new TypedStore(storage, 'a', at('2026-11-01T08:00:00.000Z')).keep('x', { text: 'régi' })
  expect(new TypedStore(storage, 'a', at('2026-11-15T07:59:00.000Z')).read('x')).not.toBeNull()
  expect(new TypedStore(storage, 'a', at('2026-11-15T08:01:00.000Z')).read('x')).toBeNull()
  expect(storage.keys()).toEqual([])
})

test('at log-out everything goes; when another officer enters, everything but theirs; other keys stay', () => {
  const storage = memory()
  storage.setItem('kapu.scheme', 'dark')
  new TypedStore(storage, 'a').keep('x', {})
  new TypedStore(storage, 'b').keep('x', {})
  forgetTyped(storage, 'b')
  expect(storage.keys()).toEqual(['kapu.scheme', 'kapu.typed.b/x'])
  forgetTyped(storage)
  expect(storage.keys()).toEqual(['kapu.scheme'])
})

test('reads nothing from a damaged entry, and goes on when the store is full', () => {
  const storage = memory()
  storage.setItem('kapu.typed.a/x', '{"at":1')
  storage.setItem('kapu.typed.a/y', '{"at":"tegnap","values":{}}')
  expect(new TypedStore(storage, 'a').read('x')).toBeNull()
  expect(new TypedStore(storage, 'a').read('y')).toBeNull()
  const full = new TypedStore({ ...storage, setItem: () => { throw new DOMException('full', 'QuotaExceededError') } }, 'a')
  expect(() => full.keep('x', { text: 'a' })).not.toThrow()
})
