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
  cycle: { status: 409, hu: 'Egy szervezet nem állhat önmaga alatt, és nem lehet önmaga jogutódja.', en: 'An organisation cannot stand below itself, nor succeed itself.' },
  notAUnit: {
    status: 409, hu: 'Ez önálló hivatal, nem szervezeti egység: változását országos adminisztrátor kérheti.',
    en: 'This is an office of its own, not a unit: a national administrator may ask for its change.'
  },
  hasUnits: {
    status: 409, hu: 'A szervezet alatt még állnak egységek. Előbb zárja le vagy helyezze át őket, vagy nevezzen meg jogutódot.',
    en: 'There are still units below it. Close or move them first, or name a successor.'
  },
  hasPosts: {
    status: 409, hu: 'A szervezetnél még töltenek be munkakört. Előbb szüntesse meg a beosztásokat, vagy nevezzen meg jogutódot.',
    en: 'Officers still hold posts there. End the posts first, or name a successor.'
  },
  cursor: { status: 400, hu: 'A lapozás jele hibás; kezdje elölről a listát.', en: 'The page mark is broken; start the list again.' }
})
