/** An officer or a connected system that speaks to a running Gate over HTTP, as a browser or a machine would. */
import { randomUUID } from 'node:crypto'
import { authenticate, signHash, type SoftwareCardData } from '../factories/software-card.ts'

/** Answer with its status; problems are answers, too. */
export interface Answer {
  readonly status: number
  readonly body: Record<string, unknown> & { readonly code?: string }
}

/** An officer's session on a running Gate. */
export interface OfficerSession {
  call(method: string, path: string, body?: unknown, key?: string): Promise<Answer>
  /** Sends a multipart form: one JSON part, then files. */
  upload(path: string, part: string, json: unknown, files: ReadonlyArray<{ part: string; name: string; type: string; content: Uint8Array<ArrayBuffer> }>): Promise<Answer>
  /** Bytes of a document. */
  download(path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }>
  /** The session's cookies as a request sends them, for a browser that goes on with it. */
  cookie(): string
  /** The card that the session was opened with. */
  readonly card: { readonly signingCertificate: string; sign(hash: Uint8Array): string }
}

/** Enters with a demo card and, where there are several, the first job role. A session belongs to one browser, told by its `userAgent`. */
export async function enterAs(url: string, holder: string, userAgent = 'walk'): Promise<OfficerSession> {
  let cookies: Record<string, string> = {}
  const call = async (method: string, path: string, body?: unknown, key: string = randomUUID()): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        'x-kapu-request': '1', origin: url, 'idempotency-key': key, 'user-agent': userAgent,
        cookie: Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body === undefined ? {} : { 'content-type': 'application/json' })
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) })
    })
    for (const line of response.headers.getSetCookie()) {
      const [pair] = line.split(';')
      const [name, ...value] = (pair ?? '').split('=')
      cookies = { ...cookies, [name!]: value.join('=') }
    }
    const text = await response.text()
    return { status: response.status, body: text === '' ? {} : JSON.parse(text) as Answer['body'] }
  }
  const upload: OfficerSession['upload'] = async (path, part, json, files) => {
    const form = new FormData()
    form.set(part, JSON.stringify(json))
    for (const file of files) form.set(file.part, new Blob([file.content], { type: file.type }), file.name)
    const response = await fetch(`${url}/api/v1${path}`, {
      method: 'POST', body: form, headers: {
        'x-kapu-request': '1', origin: url, 'idempotency-key': randomUUID(), 'user-agent': userAgent, cookie: Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ')
      }
    })
    return { status: response.status, body: await response.json() as Answer['body'] }
  }
  const download = async (path: string): Promise<{ status: number; headers: Headers; bytes: Uint8Array }> => {
    const response = await fetch(`${url}/api/v1${path}`, { headers: { 'user-agent': userAgent, cookie: Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ') } })
    return { status: response.status, headers: response.headers, bytes: new Uint8Array(await response.arrayBuffer()) }
  }
  const { items } = (await call('GET', '/demo/cards')).body as unknown as { items: Array<SoftwareCardData & { holder: string; pin: string }> }
  const card = items.find((item) => item.holder === holder)
  if (!card) throw new Error(`no demo card of ${holder}`)
  const { nonce, origin } = (await call('POST', '/login/challenge')).body as { nonce: string; origin: string }
  const entered = await call('POST', '/login', { token: authenticate(card, card.pin, origin, nonce) })
  if (entered.status !== 200) throw new Error(`login failed: ${JSON.stringify(entered.body)}`)
  const view = entered.body as unknown as { post: unknown; posts: Array<{ id: string }> }
  if (view.post === null) await call('POST', '/session/post', { postId: view.posts[0]!.id })
  const cookie = (): string => Object.entries(cookies).map(([name, value]) => `${name}=${value}`).join('; ')
  return { call, upload, download, cookie, card: { signingCertificate: card.signingCertificate, sign: (hash) => signHash(card, card.pin, hash) } }
}
