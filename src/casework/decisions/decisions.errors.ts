import { defineErrors } from '../../platform/errors/index.ts'

export const decisionErrors = defineErrors('decision', {
  noDraft: {
    status: 404,
    hu: 'Ehhez az ügyhöz ilyen tervezet nem tartozik. Frissítse az oldalt.',
    en: 'The case has no such draft. Refresh the page.'
  },
  unknownDecision: {
    status: 422,
    hu: 'Ilyen döntést az ügyszabály nem ismer. Válasszon a felsoroltak közül.',
    en: 'The case rule knows no such decision. Choose from those listed.'
  },
  draftStale: {
    status: 409,
    hu: 'A tervezetet közben más is mentette. Nézze meg, mi változott, és döntse el, melyik szöveg maradjon; amit beírt, megmaradt.',
    en: 'Somebody else saved the draft meanwhile. Look at what changed and choose which text stays; what you typed is kept.'
  },
  notEditable: {
    status: 409,
    hu: 'A tervezet most nem szerkeszthető: az ügy nem áll tervezésre. Ha aláírásra vár, vegye vissza.',
    en: 'The draft cannot be edited now. If it waits for a signature, take it back.'
  },
  factsMissing: {
    status: 422,
    hu: 'A szövegben hiányzó adatok vannak. Írja be őket a jelölt helyekre, majd terjessze fel újra.',
    en: 'Facts are missing from the text. Write them where they are marked, then submit again.'
  },
  emptyPart: {
    status: 422,
    hu: 'A rendelkező rész és az indokolás nem lehet üres (Ákr. 81. § (1)). Írja meg, majd terjessze fel újra.',
    en: 'Operative part and reasoning must not be empty. Write them, then submit again.'
  },
  unknownEvidence: {
    status: 422,
    hu: 'A szöveg olyan iratra hivatkozik, amely nincs ebben az ügyben. Törölje vagy cserélje a hivatkozást.',
    en: 'The text refers to a document that is not in this case. Remove or replace the reference.'
  },
  notASigner: {
    status: 422,
    hu: 'A kiválasztott munkatárs ma nem kiadmányozó ebben a hivatalban. Válasszon mást.',
    en: 'The chosen colleague is no signing officer of this office today. Choose another.'
  },
  changedMeanwhile: {
    status: 409,
    hu: 'Az ügyben az aláírás közben más is történt, ezért az aláírás nem került az iratra. Nézze át az ügyet, és írja alá újra.',
    en: 'Something else happened in the case while you signed, so the signature was not used. Review the case and sign again.'
  },
  signatureNotValid: {
    status: 422,
    hu: 'Az elkészült aláírás nem állta ki az ellenőrzést, ezért a döntés nem született meg. Próbálja újra; ha nem sikerül, hívja a 189-et.',
    en: 'The signature did not pass verification, so no decision was made. Try again; if it fails, call 189.'
  }
})
