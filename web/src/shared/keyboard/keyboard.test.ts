import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isChord, isSingleCharacter, type KeyPress } from './chord.ts'
import { emptyList, listStep, type ListState, type ListStep } from './list-state.ts'

const press = (key: string, more: Partial<KeyPress> = {}): KeyPress =>
  ({ key, code: '', ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more })

describe('chords', () => {
  test.each<[KeyPress, string, boolean]>([
    [press('j'), 'J', true],
    [press('J', { shiftKey: true }), 'J', false],
    [press('X', { shiftKey: true }), 'Shift+X', true],
    [press('x'), 'Shift+X', false],
    [press('?', { shiftKey: true }), '?', true],
    [press('µ', { altKey: true, code: 'KeyM' }), 'Alt+M', true],
    [press('m'), 'Alt+M', false],
    [press('Enter', { ctrlKey: true }), 'Ctrl+Enter', true],
    [press('Enter', { metaKey: true }), 'Ctrl+Enter', true],
    [press('Enter'), 'Ctrl+Enter', false],
    [press('k', { ctrlKey: true }), 'K', false],
    [press('Escape'), 'Escape', true]
  ])('%o is %s: %s', (given, chord, expected) => expect(isChord(given, chord)).toBe(expected))

  test('only bare characters count as single', () => {
    expect(['J', 'Shift+X', '?', 'Alt+M', 'Ctrl+K', 'Escape', 'Enter'].filter(isSingleCharacter)).toEqual(['J', 'Shift+X', '?'])
  })
})

const run = (...steps: ListStep[]): ListState => steps.reduce(listStep, listStep(emptyList, { kind: 'rows', keys: ['a', 'b', 'c'] }))

describe('list state', () => {
  test('walks and stops at both ends', () => {
    expect(run({ kind: 'next' }).current).toBe('a')
    expect(run({ kind: 'next' }, { kind: 'next' }, { kind: 'next' }, { kind: 'next' }).current).toBe('c')
    expect(run({ kind: 'next' }, { kind: 'previous' }, { kind: 'previous' }).current).toBe('a')
  })

  test('ticks one, all, and none', () => {
    expect([...run({ kind: 'next' }, { kind: 'toggle' }).selected]).toEqual(['a'])
    expect(run({ kind: 'toggle-all' }).selected.size).toBe(3)
    expect(run({ kind: 'toggle-all' }, { kind: 'toggle-all' }).selected.size).toBe(0)
    expect(run({ kind: 'toggle-all' }, { kind: 'clear' }).selected.size).toBe(0)
  })

  test('keeps the place when the current row leaves, and drops its tick', () => {
    const state = run({ kind: 'go', key: 'b' }, { kind: 'toggle' }, { kind: 'rows', keys: ['a', 'c'] })
    expect(state.current).toBe('c')
    expect(state.selected.size).toBe(0)
  })

  test('the current row and the ticks are always rows of the list', () => {
    const keys = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e'))
    const step = fc.oneof(
      keys.map((rows): ListStep => ({ kind: 'rows', keys: rows })),
      fc.constantFrom<ListStep>({ kind: 'next' }, { kind: 'previous' }, { kind: 'toggle' }, { kind: 'toggle-all' }, { kind: 'clear' }),
      fc.constantFrom('a', 'c', 'z').map((key): ListStep => ({ kind: 'go', key }))
    )
    fc.assert(fc.property(fc.array(step), (steps) => {
      const state = steps.reduce(listStep, emptyList)
      return (state.current === null || state.keys.includes(state.current)) && [...state.selected].every((key) => state.keys.includes(key))
    }))
  })
})
