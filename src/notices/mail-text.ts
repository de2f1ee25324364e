import type { MailTemplate } from './notices.types.ts'

interface Words {
  readonly subject: string
  readonly body: string
}

const words: Readonly<Record<MailTemplate, Readonly<Record<'hu' | 'en', Words>>>> = {
  'mailbox-arrived': {
    hu: { subject: 'Új hivatali üzenete érkezett', body: 'Új üzenete érkezett az ügyfél-tárhelyére. Az alábbi címen, belépés után olvashatja el:' },
    en: { subject: 'You have a new official message', body: 'A new message has arrived in your client mailbox. You can read it after signing in at:' }
  },
  'mailbox-second-notice': {
    hu: {
      subject: 'Ismételt értesítés: hivatali üzenete vár átvételre',
      body: 'Egy hivatali üzenetét még nem vette át. Ha nem veszi át, a törvény szerint az értesítést követő ötödik munkanapon kézbesítettnek kell tekinteni. Az üzenetet itt, belépés után olvashatja el:'
    },
    en: {
      subject: 'Second notice: an official message is waiting for you',
      body: 'You have not opened an official message yet. If you do not, the law deems it delivered on the fifth working day after this notice. You can read it after signing in at:'
    }
  },
  'submission-received': {
    hu: { subject: 'Beadványa megérkezett', body: 'Beadványa megérkezett. Az érkeztetésről szóló igazolást és az ügy állását itt, belépés után láthatja:' },
    en: { subject: 'Your submission has arrived', body: 'Your submission has arrived. You can see the receipt and the state of the matter after signing in at:' }
  }
}

const closing = {
  hu: 'Ez automatikus értesítés, ne válaszoljon rá. Személyes adatot és ügyiratot e-mailben nem küldünk.\nÜgyintézőkapu',
  en: 'This is an automatic notice, please do not reply. We never send personal data or documents by e-mail.\nÜgyintézőkapu'
}

/** Subject and text of a notice: that something arrived and where to read it, nothing of whom or what it is about. */
export function mailText(template: MailTemplate, language: 'hu' | 'en', link: string): { subject: string; text: string } {
  const { subject, body } = words[template][language]
  return { subject, text: `${body}\n\n${link}\n\n${closing[language]}\n` }
}
