import { defineErrors } from '../../platform/errors/index.ts'

export const sealErrors = defineErrors('seal', {
  unknown: { status: 404, hu: 'Ilyen bélyegző nincs a nyilvántartásban.', en: 'There is no such seal in the register.' },
  notPermitted: {
    status: 409, hu: 'Ez a lépés a bélyegző mostani állapotában nem tehető meg. Nézze meg a bélyegző állapotát.', en: 'This step is not possible in the present state of the seal. See its state.'
  },
  stale: {
    status: 409, hu: 'A bélyegzővel közben más lépés történt. Frissítse az oldalt, és nézze meg az előzményeit.', en: 'Another step was taken with the seal meanwhile. Reload the page and see its history.'
  },
  needsTwo: { status: 409, hu: 'Ehhez a lépéshez két személy kell: az egyik javasolja, a másik megerősíti.', en: 'This step takes two people: one proposes it, another confirms it.' },
  samePerson: { status: 403, hu: 'Amit Ön kért vagy javasolt, arról másnak kell döntenie.', en: 'What you asked for or proposed must be decided by somebody else.' },
  proposed: {
    status: 409, hu: 'A visszavonást már javasolták. Erősítse meg, vagy kérje meg a javaslattevőt, hogy vonja vissza.', en: 'The revocation has been proposed already. Confirm it, or ask its proposer to withdraw it.'
  },
  noActor: { status: 403, hu: 'Bélyegzővel kapcsolatos lépést csak azonosított személy tehet.', en: 'Only an identified person may act on a seal.' },
  hasOrder: {
    status: 409, hu: 'Ennek a hivatalnak már kértek bélyegzőt. Kérjen meg egy másik személyt, hogy döntsön a kérelemről.', en: 'A seal has been asked for this office already. Ask somebody else to decide the request.'
  },
  noOffice: { status: 409, hu: 'Bélyegző csak működő hivatalnak adható ki.', en: 'A seal can be issued only to an office that exists today.' },
  inUse: {
    status: 409, hu: 'A hivatalnak van használatban lévő bélyegzője. Nyissa meg, és ott kérjen cserét.', en: 'The office has a seal in use. Open it and ask for its rotation there.'
  },
  missing: {
    status: 409, hu: 'A hivatalnak nincs bélyegzője, ezért az irat nem hitelesíthető. A helyi adminisztrátor vagy a vezető kérjen bélyegzőt, és egy másik személy hagyja jóvá.',
    en: 'The office has no seal, so the document cannot be authenticated. The local administrator or the head asks for one, and another person approves it.'
  },
  waiting: {
    status: 409, hu: 'A hivatal bélyegzőjét már kérték, de még nem hagyták jóvá. A jóváhagyás után ismételje meg a műveletet.',
    en: 'A seal has been asked for but is not approved yet. Repeat this once it is.'
  },
  revoked: {
    status: 409, hu: 'A hivatal bélyegzőjét visszavonták, ezért irat nem bélyegezhető vele. A helyi adminisztrátor vagy a vezető kérjen új bélyegzőt, és egy másik személy hagyja jóvá.',
    en: 'The seal of the office was revoked, so nothing can be sealed with it. The local administrator or the head asks for a new one, and another person approves it.'
  },
  expired: {
    status: 409, hu: 'A hivatal bélyegzője lejárt. A helyi adminisztrátor vagy a vezető kérjen új bélyegzőt, és egy másik személy hagyja jóvá.',
    en: 'The seal of the office has expired. The local administrator or the head asks for a new one, and another person approves it.'
  },
  cursor: { status: 400, hu: 'A lapozás jele hibás; kezdje elölről a listát.', en: 'The page mark is broken; start the list again.' }
})
