import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cardState, cardStep, certificateStatusFor, fourEyes, isEnded, stateAfter, transitions } from './index.ts'

describe('life of a card', () => {
  it('knows every state, and nothing leads out of a final one', () => {
    expect(Object.keys(transitions).sort()).toEqual([...cardState.options].sort())
    for (const state of ['revoked', 'expired', 'replaced'] as const) for (const step of cardStep.options) expect(stateAfter(state, step)).toBeNull()
  })

  it.each([
    ['ordered', 'personalise', 'personalised'], ['personalised', 'deliver', 'delivered'], ['delivered', 'activate', 'active'], ['active', 'suspend', 'suspended'],
    ['suspended', 'restore', 'active'], ['active', 'revoke', 'revoked'], ['suspended', 'revoke', 'revoked'], ['active', 'replace', 'replaced'], ['active', 'expire', 'expired'],
    ['ordered', 'activate', null], ['delivered', 'suspend', null], ['personalised', 'replace', 'replaced'], ['delivered', 'replace', 'replaced'], ['ordered', 'replace', null], ['active', 'restore', null], ['personalised', 'activate', null]
  ] as const)('%s, %s → %s', (state, step, after) => expect(stateAfter(state, step)).toBe(after))

  it('becomes active only through personalising, delivery and activation, and can be revoked until it ends', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom(...cardStep.options), { maxLength: 30 }), (steps) => {
      let state = cardState.parse('ordered')
      const taken: string[] = []
      for (const step of steps) {
        const after = stateAfter(state, step)
        if (!after) continue
        taken.push(step)
        state = after
        if (state === 'active') expect(taken.slice(0, 3)).toEqual(['personalise', 'deliver', 'activate'])
        if (!['revoked', 'expired', 'replaced'].includes(state)) expect(stateAfter(state, 'revoke')).toBe('revoked')
      }
    }))
  })

  it('has its certificates good exactly while active: on hold before, and nothing opened after', () => {
    for (const state of cardState.options) {
      const status = certificateStatusFor(state, null)
      expect(status?.status === 'good').toBe(state === 'active')
      if (status && status.status !== 'good') expect(isEnded(state)).toBe(!['personalised', 'delivered'].includes(state))
    }
    expect(certificateStatusFor('suspended', 'lost')).toEqual({ status: 'hold', reason: 'certificateHold' })
    expect(certificateStatusFor('revoked', 'stolen')).toEqual({ status: 'revoked', reason: 'keyCompromise' })
    expect([...fourEyes].sort()).toEqual(['personalise', 'revoke'])
  })
})
