import { defineErrors } from '../../platform/errors/index.ts'

export const cardErrors = defineErrors('card', {
  unknown: { status: 404, hu: 'Ilyen kártya nincs a nyilvántartásban. Ellenőrizze a kártya számát.', en: 'There is no such card in the register. Check its number.' },
  notPermitted: {
    status: 409, hu: 'Ez a lépés a kártya mostani állapotában nem tehető meg. Nézze meg a kártya állapotát.',
    en: 'This step is not possible in the present state of the card. See its state.'
  },
  stale: {
    status: 409, hu: 'A kártyával közben más lépés történt. Frissítse az oldalt, és nézze meg az előzményeit.',
    en: 'Another step was taken with the card meanwhile. Reload the page and see its history.'
  },
  needsTwo: {
    status: 409, hu: 'Ehhez a lépéshez két személy kell: az egyik javasolja, a másik megerősíti.',
    en: 'This step takes two people: one proposes it, another confirms it.'
  },
  samePerson: {
    status: 403, hu: 'Amit Ön kért vagy javasolt, azt másnak kell elvégeznie, illetve megerősítenie.', en: 'What you ordered or proposed must be done or confirmed by somebody else.'
  },
  proposed: { status: 409, hu: 'A visszavonást már javasolták. Erősítse meg, vagy kérje meg a javaslattevőt, hogy vonja vissza.', en: 'The revocation has been proposed already. Confirm it, or ask its proposer to withdraw it.' },
  noActor: { status: 403, hu: 'Kártyával kapcsolatos lépést csak azonosított személy tehet.', en: 'Only an identified person may act on a card.' },
  unknownOfficer: { status: 404, hu: 'Ilyen nyilvántartási számú tisztviselő nincs. Ellenőrizze a számot.', en: 'There is no officer with this number. Check it.' },
  noPost: {
    status: 409, hu: 'Kártya csak annak rendelhető, aki szolgálatban van, és van munkaköre. Előbb a kinevezést kell bejegyezni.',
    en: 'A card can be ordered only for who is employed and holds a post. Have the appointment recorded first.'
  },
  hasCard: {
    status: 409, hu: 'Ennek a tisztviselőnek már van kártyája vagy rendelése. Nyissa meg a kártyáját, és ott kérjen cserét.',
    en: 'This officer has a card or an order already. Open the card and ask for its replacement there.'
  },
  hasSuccessor: {
    status: 409, hu: 'Ehhez a kártyához már rendeltek cserekártyát. Azzal dolgozzon tovább.', en: 'A replacement has been ordered for this card already. Go on with that one.'
  },
  noStation: {
    status: 409, hu: 'Nincs megszemélyesítő állomás csatlakoztatva. Töltse fel az állomáson készült tanúsítványkérelmeket és a PIN-kódot.',
    en: 'No personalisation station is connected. Hand in the certification requests and the PIN made at the station.'
  },
  badRequest: {
    status: 400, hu: 'A tanúsítványkérelem nem fogadható el: PKCS#10 kérelem kell, P-256, P-384 vagy legalább 2048 bites RSA-kulccsal, a két kulcs nem lehet ugyanaz.',
    en: 'The certification request is not acceptable: PKCS#10 with a P-256, P-384 or RSA key of at least 2048 bits, and two different keys.'
  },
  serialTaken: { status: 409, hu: 'Ilyen számú kártya már van a nyilvántartásban. Ellenőrizze a kártyára nyomtatott számot.', en: 'A card of this number is in the register already. Check the number printed on it.' },
  letterWaiting: {
    status: 409, hu: 'A PIN-levelet még nem nyomtatták ki. A kártya a levéllel együtt adható át.', en: 'The PIN letter has not been printed yet. The card is handed over together with it.'
  },
  letterPrinted: {
    status: 409, hu: 'A PIN-levelet már kinyomtatták, és a PIN-kódot senki sem őrzi. Ha a levél elveszett, kérjen cserét ehhez a kártyához (ok: elveszett PIN-levél).',
    en: 'The PIN letter has been printed, and nobody keeps the PIN. If the letter was lost, ask for a replacement of this card (reason: lost PIN letter).'
  },
  noLetter: { status: 409, hu: 'Ehhez a kártyához nem tartozik kinyomtatható PIN-levél.', en: 'There is no PIN letter to print for this card.' },
  renewalNotFound: { status: 404, hu: 'Ilyen tömeges megújítás nincs.', en: 'There is no such renewal.' },
  cursor: { status: 400, hu: 'A lapozás jele hibás; kezdje elölről a listát.', en: 'The page mark is broken; start the list again.' }
})
