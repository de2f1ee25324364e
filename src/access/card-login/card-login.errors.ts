import { defineErrors } from '../../platform/errors/index.ts'

/** Why a card does not open the Gate, each with what to do. */
export const cardLoginErrors = defineErrors('card-login', {
  challengeExpired: {
    status: 400, hu: 'A belépési kísérlet ideje lejárt. Kezdje újra a belépést.', en: 'The attempt to log in has run out of time. Start again.'
  },
  malformedToken: {
    status: 400, hu: 'A kártya válasza nem értelmezhető. Vegye ki a kártyát, tegye be újra; ha ismétlődik, frissítse a kártyaprogramot.',
    en: 'The card\'s answer cannot be read. Take the card out and insert it again; if this repeats, update the card software.'
  },
  wrongSignature: {
    status: 403, hu: 'A kártya aláírása nem helyes, ezért a belépés nem sikerült. Ellenőrizze a böngésző címsorában, hogy az Ügyintézőkapu oldalán van, és próbálja újra.',
    en: 'The card\'s signature is not right, so the login failed. Check in the address bar that you are on the Gate\'s page and try again.'
  },
  certificateMalformed: {
    status: 403, hu: 'A kártya tanúsítványa hibás. Kérjen cserét a kártyairodában.', en: 'The card\'s certificate is faulty. Ask the card office for a new card.'
  },
  unknownIssuer: {
    status: 403, hu: 'Ezt a kártyát nem elismert kibocsátó adta ki. Hivatali kártyáját tegye be.', en: 'This card was not issued by a recognised issuer. Insert your official card.'
  },
  wrongCertificate: {
    status: 403, hu: 'A kártyának ez a tanúsítványa erre nem használható. Hivatali kártyáját tegye be, és a megfelelő tanúsítványt válassza.',
    en: 'This certificate of the card is not for this use. Insert your official card and choose the right certificate.'
  },
  notYetValid: {
    status: 403, hu: 'A kártya érvényessége még nem kezdődött el. Kérdezze a kártyairodát.', en: 'The card is not valid yet. Ask the card office.'
  },
  cardExpired: {
    status: 403, hu: 'A kártyája lejárt. Kérjen újat a kártyairodában.', en: 'Your card has expired. Ask the card office for a new one.'
  },
  cardSuspended: {
    status: 403, hu: 'A kártyáját felfüggesztették. Ha megvan a kártyája, a kártyairodában vagy a 189-es számon kérje a felfüggesztés feloldását.',
    en: 'Your card is suspended. If you have it, ask the card office or call 189 to lift the suspension.'
  },
  cardRevoked: {
    status: 403, hu: 'A kártyáját visszavonták, többé nem használható. Kérjen újat a kártyairodában.', en: 'Your card has been revoked and cannot be used any more. Ask the card office for a new one.'
  },
  cardReplaced: {
    status: 403, hu: 'Ezt a kártyát újra cserélték. Az új kártyáját tegye be.', en: 'This card has been replaced. Insert your new card.'
  },
  cardNotActive: {
    status: 403, hu: 'A kártyáját még nem aktiválták. Személyesen, a kártyairodában aktiváltathatja.', en: 'Your card has not been activated. Have it activated in person at the card office.'
  },
  unknownCard: {
    status: 403, hu: 'Ez a kártya nincs a kártyanyilvántartásban. Forduljon a kártyairodához vagy hívja a 189-et.',
    en: 'This card is not in the register of cards. Turn to the card office or call 189.'
  },
  officerNotEmployed: {
    status: 403, hu: 'A nyilvántartás szerint Ön jelenleg nem áll szolgálatban, ezért nem léphet be. Forduljon a személyügyhöz.',
    en: 'According to the register you are not in service at present, so you cannot log in. Turn to your personnel office.'
  },
  statusUnavailable: {
    status: 503, hu: 'A kártya állapotát most nem tudjuk ellenőrizni, ezért a belépés nem lehetséges. Próbálja újra néhány perc múlva.',
    en: 'The card\'s status cannot be checked now, so it cannot be used. Try again in a few minutes.'
  },
  otherCard: {
    status: 403, hu: 'Azzal a kártyával írjon alá, amellyel belépett.', en: 'Sign with the card that you logged in with.'
  },
  signingExpired: {
    status: 409, hu: 'Az aláírás ideje lejárt, vagy az irat közben megváltozott. Kezdje újra az aláírást.',
    en: 'The time for signing has run out, or the document has changed. Start signing again.'
  }
})
