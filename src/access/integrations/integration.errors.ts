import { defineErrors } from '../../platform/errors/index.ts'

export const integrationErrors = defineErrors('integration', {
  keyInvalid: {
    status: 401,
    hu: 'A kulcs ismeretlen, lejárt vagy visszavonták. Kérjen újat az üzemeltetőtől.',
    en: 'The key is unknown, expired or revoked. Ask the operator for a new one.'
  },
  otherOffice: {
    status: 403,
    hu: 'Ez a csatlakozott rendszer csak a saját hivatala nevében járhat el.',
    en: 'This connected system may speak to its own office only.'
  }
})
