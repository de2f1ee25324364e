import { defineErrors } from '../platform/errors/index.ts'

export const logErrors = defineErrors('log', {
  entryNotFound: { status: 404, hu: 'Nincs ilyen naplóbejegyzés. Ellenőrizze az azonosítót.', en: 'There is no such log entry. Check the identifier.' },
  notSealed: {
    status: 409,
    hu: 'A bejegyzés még nincs lepecsételve. Próbálja újra néhány másodperc múlva.',
    en: 'The entry is not sealed yet. Try again in a few seconds.'
  },
  personalDataStopped: {
    status: 503,
    hu: 'A napló tanúja a türelmi időn túl nem érhető el, ezért személyes adat most nem kérdezhető le. Értesítse az üzemeltetőt.',
    en: 'The witness of the log has been away beyond the grace period, so personal data cannot be queried now. Tell the operator.'
  }
})
