import { afterEach, describe, expect, it, vi } from 'vitest'
import { takeEarlyAnswer } from './early-answers.ts'

const asked = (method: string, path: string) => ({ method, url: `http://127.0.0.1:8080${path}` })
const given = (answers: Record<string, Promise<Response>>) => vi.stubGlobal('window', { kapuEarlyAnswers: answers })

afterEach(() => vi.unstubAllGlobals())

describe('an answer that was asked for early', () => {
  it('serves the one call that it was asked for, once', async () => {
    given({ '/api/v1/desk?a=1': Promise.resolve(new Response('early')) })
    expect(await takeEarlyAnswer(asked('GET', '/api/v1/desk'), 0)).toBeNull()
    expect(await (await takeEarlyAnswer(asked('GET', '/api/v1/desk?a=1'), 0))?.text()).toBe('early')
    expect(await takeEarlyAnswer(asked('GET', '/api/v1/desk?a=1'), 0)).toBeNull()
  })

  it('is not given to a later question, nor after anything was written', async () => {
    given({ '/api/v1/desk': Promise.resolve(new Response('early')) })
    expect(await takeEarlyAnswer(asked('GET', '/api/v1/desk'), 20_000)).toBeNull()
    given({ '/api/v1/desk': Promise.resolve(new Response('early')) })
    expect(await takeEarlyAnswer(asked('POST', '/api/v1/desk'), 0)).toBeNull()
    expect(await takeEarlyAnswer(asked('GET', '/api/v1/desk'), 0)).toBeNull()
  })

  it('that was lost on the way is asked for again', async () => {
    given({ '/api/v1/desk': Promise.reject(new TypeError('Failed to fetch')) })
    expect(await takeEarlyAnswer(asked('GET', '/api/v1/desk'), 0)).toBeNull()
  })
})
