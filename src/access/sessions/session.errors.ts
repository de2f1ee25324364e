import { defineErrors } from '../../platform/errors/index.ts'

export const sessionErrors = defineErrors('session', {
  unknown: { status: 401, hu: 'A belépése nem érvényes. Lépjen be újra a kártyájával.', en: 'Your session is not valid. Log in again with your card.' },
  idle: {
    status: 401,
    hu: 'Hosszabb ideje nem dolgozott, ezért kiléptettük. Lépjen be újra a kártyájával.',
    en: 'You were logged out after a longer pause. Log in again with your card.'
  },
  absolute: { status: 401, hu: 'A munkamenet ideje lejárt. Lépjen be újra a kártyájával.', en: 'The session has reached its limit. Log in again with your card.' },
  ended: { status: 401, hu: 'A munkamenet véget ért. Lépjen be újra a kártyájával.', en: 'The session has ended. Log in again with your card.' },
  card: {
    status: 401,
    hu: 'A kártyája már nem érvényes. Forduljon a kártyakibocsátóhoz vagy a 189-hez.',
    en: 'Your card is no longer valid. Turn to the card issuer or call 189.'
  },
  browserChanged: {
    status: 401,
    hu: 'A belépés másik böngészőből érkezett, ezért lezártuk. Lépjen be újra a kártyájával.',
    en: 'The session was used from another browser and has been closed. Log in again with your card.'
  },
  employmentEnded: {
    status: 401,
    hu: 'A nyilvántartás szerint Önnek nincs hatályos jogviszonya. Forduljon a személyügyhöz.',
    en: 'According to the register you are not employed today. Turn to personnel.'
  },
  postNotYours: {
    status: 403,
    hu: 'Ezt a munkakört ma nem töltheti be. Válasszon a felsoroltak közül.',
    en: 'You do not hold this job role today. Choose one of those listed.'
  }
})
