/** Serves the built web with the fixture's answers and the product's own CSP: `node web/dev/serve.ts [port]`. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { extname, join, normalize } from 'node:path'
import { buildWeb } from '../build.ts'
import { contentSecurityPolicy, withStyleNonce } from '../page.ts'
import { answerFixture } from './fixture.ts'

const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript', '.css': 'text/css', '.svg': 'image/svg+xml', '.png': 'image/png', '.woff2': 'font/woff2', '.webmanifest': 'application/manifest+json'
}
const { directory } = await buildWeb()

const server = createServer(async (request, response) => {
  if (await answerFixture(request, response)) return
  const path = normalize(new URL(request.url ?? '/', 'http://fixture').pathname)
  const type = types[extname(path)]
  const file = type === undefined ? null : await readFile(join(directory, path)).catch(() => null)
  if (type !== undefined) {
    response.writeHead(file === null ? 404 : 200, { 'content-type': type }).end(file ?? '')
    return
  }
  const nonce = randomBytes(16).toString('base64')
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': contentSecurityPolicy(nonce) })
  response.end(withStyleNonce(await readFile(join(directory, 'index.html'), 'utf8'), nonce))
})
server.listen(Number(process.argv[2] ?? 5174), '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address !== null) process.stdout.write(`http://127.0.0.1:${address.port}\n`)
})
