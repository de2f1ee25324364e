import { createHash } from 'node:crypto'
import nodemailer from 'nodemailer'

/** A plain-text mail. What is sent outside carries no personal data and no content of a case. */
export interface Mail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** Names the event that the mail speaks of: the same key gives the same Message-ID, so a repeated sending is recognised. */
  readonly key: string
  readonly language: 'hu' | 'en'
}

export interface MailTransport {
  /** @throws Error when the server did not take it; the job tries again. */
  send(mail: Mail): Promise<{ messageId: string }>
  close(): void
}

export interface SmtpOptions {
  /** `smtp://user:password@host:port`, `smtps://…` */
  readonly url: string
  readonly from: string
  /**
   * Sandbox of demo and practice offices: every mail goes to this server whatever its address, and is marked.
   * Only hosts of this machine are accepted, so that a practice mail cannot leave it.
   */
  readonly sandbox?: boolean
}

const loopback = new Set(['127.0.0.1', 'localhost', '[::1]'])

export function smtpTransport(options: SmtpOptions): MailTransport {
  const url = new URL(options.url)
  if (options.sandbox && !loopback.has(url.hostname)) throw new Error('a sandboxed mail server must be on this machine')
  const domain = options.from.split('@')[1] ?? 'kapu.invalid'
  const transport = nodemailer.createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    // The sandbox server is on this machine and has no certificate.
    ignoreTLS: options.sandbox ?? false,
    requireTLS: !options.sandbox && url.protocol === 'smtp:',
    ...(url.username ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } } : {}),
    connectionTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true
  })
  return {
    async send(mail) {
      const messageId = messageIdOf(mail.key, domain)
      await transport.sendMail({
        from: { name: 'Ügyintézőkapu', address: options.from },
        to: mail.to,
        subject: options.sandbox ? `[PRÓBA] ${mail.subject}` : mail.subject,
        text: mail.text,
        messageId,
        headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': mail.language }
      })
      return { messageId }
    },
    close: () => transport.close()
  }
}

/** Stable for an event, and says nothing about it. */
export function messageIdOf(key: string, domain: string): string {
  return `<${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}>`
}
