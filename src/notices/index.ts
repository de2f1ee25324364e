export { listDataUse, recordDataUse } from './data-use.ts'
export { noticeOfficer, readInbox, type Inbox } from './inbox.ts'
export { listMailbox, listMailboxOfCase, markOpened, readMailboxMessage, sendSecondNotice, sendToMailbox, type Opening } from './mailbox.ts'
export { noticesErrors } from './notices.errors.ts'
export { noticesRoutes } from './notices.routes.ts'
export {
  dataUseSchema, mailboxMessageSchema, noticeSchema, type DataUse, type MailTemplate, type MailboxDocument, type MailboxMessage, type NewDataUse,
  type NewMailboxMessage, type NewNotice, type NewPaperDispatch, type Notice, type Page, type Texts
} from './notices.types.ts'
export { markPosted, queuePaper } from './paper.ts'
export { mailNotice, noticesJobs, type NoticesJobsDeps } from './send-mail-notice.ts'
