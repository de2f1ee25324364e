import type { Context } from '../platform/context/index.ts'
import { inOrganisation, type Tx } from '../platform/database/index.ts'
import { enqueue, type JobHandler } from '../platform/jobs/index.ts'
import type { MailTransport } from '../platform/mail/index.ts'
import { z } from 'zod'
import { mailText } from './mail-text.ts'
import { findWaitingMail, insertMailNotice, setMailSent } from './notices.store.ts'
import type { MailTemplate } from './notices.types.ts'

/** E-mail that something has arrived, with a link and nothing else; sent by a job once the transaction has committed. */
export async function mailNotice(
  tx: Tx, ctx: Context, mail: { organisationId: string; address: string; template: MailTemplate; language: 'hu' | 'en'; path: string }
): Promise<void> {
  const id = ctx.ids.uuid()
  await insertMailNotice(tx, { ...mail, id, at: ctx.clock.now() })
  await enqueue(tx, 'notices.send-mail', { mailNoticeId: id }, { jobKey: `mail:${id}` })
}

export interface NoticesJobsDeps {
  /** Demo and practice offices get the sandboxed transport. */
  readonly transportOf: (organisationId: string) => Promise<MailTransport> | MailTransport
  /** Origin that people see, without trailing slash. */
  readonly publicUrl: () => string
}

const payloadSchema = z.object({ mailNoticeId: z.uuid() })

/**
 * Sends at least once: a crash between sending and recording sends again, under the same Message-ID, so the reader's
 * mailbox shows one.
 */
export function noticesJobs(deps: NoticesJobsDeps): Record<string, JobHandler> {
  return {
    'notices.send-mail': async (payload, ctx, organisationId) => {
      if (organisationId === null) throw new TypeError('notices.send-mail belongs to an office')
      const { mailNoticeId } = payloadSchema.parse(payload)
      const waiting = await inOrganisation(ctx.db, organisationId, (tx) => findWaitingMail(tx, mailNoticeId))
      if (!waiting) return
      const transport = await deps.transportOf(organisationId)
      const { subject, text } = mailText(waiting.template, waiting.language, `${deps.publicUrl()}${waiting.path}`)
      const { messageId } = await transport.send({ to: waiting.address, subject, text, language: waiting.language, key: mailNoticeId })
      await inOrganisation(ctx.db, organisationId, (tx) => setMailSent(tx, mailNoticeId, messageId, ctx.clock.now()))
    }
  }
}
