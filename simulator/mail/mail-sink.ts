import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A running sink. */
export interface MailSink {
  readonly httpPort: number
  readonly smtpPort: number
  close(): Promise<void>
}

interface StoredMail {
  readonly id: string
  readonly receivedAt: string
  readonly from: string
  readonly to: string
  readonly subject: string
  readonly text: string
}

const limitBytes = 5 * 1024 * 1024

/** Starts both ends; mails are kept as files, so that a restart shows them again. */
export async function startMailSink(options: { readonly httpPort: number; readonly smtpPort: number; readonly folder: string }): Promise<MailSink> {
  const { folder } = options
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const smtp = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: limitBytes,
    logger: false,
    onData(stream, session, callback) {
      simpleParser(stream).then(async (mail) => {
        // The same Message-ID again is the same mail: a job may send twice.
        const id = createHash('sha256').update(mail.messageId ?? `${session.id} ${mail.subject ?? ''}`).digest('hex').slice(0, 24)
        const stored: StoredMail = {
          id,
          receivedAt: new Date().toISOString(),
          from: mail.from?.text ?? '',
          to: session.envelope.rcptTo.map((recipient) => recipient.address).join(', '),
          subject: mail.subject ?? '',
          text: mail.text ?? ''
        }
        await writeFile(join(folder, `${id}.part`), JSON.stringify(stored))
        await rename(join(folder, `${id}.part`), join(folder, `${id}.json`))
      }).then(() => callback(), (error: Error) => callback(error))
    }
  })
  // A client that breaks off is no reason to stop.
  smtp.on('error', () => {})
  const http = createServer((request, response) => {
    answer(folder, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  })
  const smtpPort = await listening(smtp.server, () => smtp.listen(options.smtpPort, '127.0.0.1'))
  const httpPort = await listening(http, () => http.listen(options.httpPort, '127.0.0.1'))
  return {
    httpPort,
    smtpPort,
    close: async () => {
      await new Promise<void>((resolve) => { smtp.close(() => resolve()) })
      http.closeAllConnections()
      await new Promise<void>((resolve) => { http.close(() => resolve()) })
    }
  }
}

function listening(server: import('node:net').Server, start: () => void): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.once('listening', () => {
      const address = server.address()
      resolve(typeof address === 'object' && address ? address.port : 0)
    })
    start()
  })
}

async function readMails(folder: string): Promise<StoredMail[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json'))
  const mails = await Promise.all(names.map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')) as StoredMail))
  return mails.sort((a, b) => (a.receivedAt < b.receivedAt ? 1 : -1)).slice(0, 500)
}

async function answer(folder: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '/').split('?')[0] ?? '/'
  const mails = await readMails(folder)
  if (path === '/api/mails') {
    response.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify({ items: mails }))
    return
  }
  const id = /^\/mails\/([0-9a-f]{24})$/.exec(path)?.[1]
  const mail = mails.find((item) => item.id === id)
  const body = path === '/' ? list(mails) : mail ? view(mail) : null
  response.writeHead(body === null ? 404 : 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': 'default-src \'none\'; style-src \'sha256-' + styleHash + '\'; base-uri \'none\'; frame-ancestors \'none\'',
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    ...(path === '/' ? { refresh: '10' } : {})
  }).end(page(body ?? '<h1>Nincs ilyen levél</h1><p><a href="/">Vissza a levelekhez</a></p>'))
}

const style = `:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:760px;margin:0 auto;padding:24px 16px}
header{border-bottom:2px solid;margin-bottom:16px}.note{border-left:4px solid;padding:4px 12px}ul{list-style:none;padding:0}li{border-bottom:1px solid #8886;padding:10px 0}
a{color:LinkText}small{display:block}pre{white-space:pre-wrap;overflow-wrap:anywhere;font:inherit}dt{font-weight:600}dd{margin:0 0 6px}`
const styleHash = createHash('sha256').update(style).digest('base64')

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
const when = (iso: string): string => new Intl.DateTimeFormat('hu-HU', { dateStyle: 'long', timeStyle: 'short', timeZone: 'Europe/Budapest' }).format(new Date(iso))

function page(body: string): string {
  return `<!doctype html><html lang="hu"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>Bemutató levelesláda</title><style>${style}</style></head><body><header><p><strong>Bemutató levelesláda</strong></p><p class="note">Ide érkezik minden levél, amelyet a bemutató Kapu küld; innen egy sem megy tovább.</p></header><main>${body}</main></body></html>`
}

function list(mails: readonly StoredMail[]): string {
  if (mails.length === 0) return '<h1>Levelek</h1><p>Még nem érkezett levél. Az oldal magától frissül.</p>'
  return `<h1>Levelek</h1><ul>${mails.map((mail) => `<li><a href="/mails/${mail.id}">${escape(mail.subject || '(tárgy nélkül)')}</a><small>${escape(mail.to)}, ${when(mail.receivedAt)}</small></li>`).join('')}</ul>`
}

function view(mail: StoredMail): string {
  return `<h1>${escape(mail.subject || '(tárgy nélkül)')}</h1><dl><dt>Feladó</dt><dd>${escape(mail.from)}</dd><dt>Címzett</dt><dd>${escape(mail.to)}</dd><dt>Érkezett</dt><dd>${when(mail.receivedAt)}</dd></dl><pre>${escape(mail.text)}</pre><p><a href="/">Vissza a levelekhez</a></p>`
}
