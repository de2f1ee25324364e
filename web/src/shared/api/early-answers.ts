/**
 * Answers that public/before-paint.js asked for while the scripts were on their way. Each serves one call, and only as the page begins:
 * whoever asks later wants to know how things stand then.
 */
const stale = 15_000

declare global {
  interface Window { kapuEarlyAnswers?: Record<string, Promise<Response>> }
}

/** @param now milliseconds since the page began */
export async function takeEarlyAnswer(request: Pick<Request, 'method' | 'url'>, now: number): Promise<Response | null> {
  const answers = globalThis.window?.kapuEarlyAnswers
  if (answers === undefined) return null
  if (request.method !== 'GET') {
    // What is written changes what was read.
    delete window.kapuEarlyAnswers
    return null
  }
  const { pathname, search } = new URL(request.url)
  const answer = answers[pathname + search]
  delete answers[pathname + search]
  if (answer === undefined || now > stale) return null
  // Lost on the way: the call itself asks again, and tells.
  return answer.catch(() => null)
}
