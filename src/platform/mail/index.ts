export { messageIdOf, smtpTransport, type Mail, type MailTransport, type SmtpOptions } from './mail.ts'
