import { defineErrors } from '../../platform/errors/index.ts'

export const organisationErrors = defineErrors('organisation', {
  notFound: { status: 404, hu: 'Ez a szervezet nem található a nyilvántartásban.', en: 'This organisation is not in the register.' },
  notDemo: {
    status: 409,
    hu: 'A jogi óra csak bemutató hivatalnál állítható.',
    en: 'The legal clock can be set for a demonstration office only.'
  },
  clockStale: {
    status: 409,
    hu: 'A jogi órát közben más állította. Nézze meg, mit mutat most, és döntsön újra.',
    en: 'Somebody else has set the legal clock meanwhile. Look at what it shows now, and decide again.'
  },
  clockRange: {
    status: 400,
    hu: 'A jogi óra csak olyan napra állítható, amelynek évéhez van naptár.',
    en: 'The legal clock can be set only to a day of a year that has a calendar.'
  },
  cursor: { status: 400, hu: 'A lapozás jele hibás; kezdje elölről a listát.', en: 'The page mark is broken; start the list again.' }
})
