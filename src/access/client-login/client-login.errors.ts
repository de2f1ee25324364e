import { defineErrors } from '../../platform/errors/index.ts'

export const clientLoginErrors = defineErrors('client-login', {
  unavailable: {
    status: 503,
    hu: 'Az ügyfél-azonosítás most nem érhető el. Próbálja újra később.',
    en: 'Client identification cannot be reached now. Try again later.'
  },
  expired: {
    status: 401,
    hu: 'A belépése lejárt. Lépjen be újra.',
    en: 'Your session has ended. Log in again.'
  }
})
