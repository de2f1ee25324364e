import { defineErrors } from '../platform/errors/index.ts'

export const noticesErrors = defineErrors('notices', {
  messageNotFound: { status: 404, hu: 'Nincs ilyen üzenet a tárhelyén.', en: 'There is no such message in your mailbox.' },
  noticeNotFound: { status: 404, hu: 'Nincs ilyen értesítés.', en: 'There is no such notice.' },
  paperNotWaiting: { status: 409, hu: 'Ez a küldemény már nem vár postázásra.', en: 'This letter is not waiting to be posted any more.' }
})
