import { defineErrors } from '../../platform/errors/index.ts'

export const clientPageErrors = defineErrors('client-page', {
  notFound: {
    status: 404,
    hu: 'Ilyen ügye nincs, vagy más néven lépett be. Nézze meg az ügyei listáját.',
    en: 'You have no such case, or you are logged in as somebody else. Look at the list of your cases.'
  },
  documentLocked: {
    status: 409,
    hu: 'Ezt az iratot a hozzá tartozó üzenet megnyitása után olvashatja. A megnyitás napján az irat kézbesítettnek számít.',
    en: 'You can read this document after opening its message. On the day of opening it counts as delivered.'
  },
  noSuchNotice: {
    status: 409,
    hu: 'Ez a felhívás már nem vár válaszra. Frissítse az oldalt, és küldje el a beadványát egyszerű levélként.',
    en: 'This notice waits for no answer any more. Reload the page and send what you wrote as a plain letter.'
  },
  notSigned: {
    status: 422,
    hu: 'Ez az irat nem aláírt PDF, ezért nincs mit ellenőrizni rajta.',
    en: 'This document is not a signed PDF, so there is nothing to verify.'
  }
})
