import { defineErrors } from '../../platform/errors/index.ts'

export const registerErrors = defineErrors('register', {
  unknownKind: { status: 400, hu: 'Ebben a nyilvántartásban nincs ilyen változás.', en: 'This register knows no such change.' },
  input: {
    status: 400, hu: 'A változás adatai hiányosak vagy hibásak. Javítsa a megjelölt mezőket.', en: 'The change lacks data or has wrong ones. Mend the fields named.'
  },
  subjectNotFound: { status: 404, hu: 'Ilyen tétel nincs a nyilvántartásban.', en: 'The register has no such entry.' },
  stale: {
    status: 409,
    hu: 'A tétel közben megváltozott. Nézze meg, mi szerepel most a nyilvántartásban, és kérje újra a változást.',
    en: 'The entry has changed meanwhile. See what the register says now, and ask for the change again.'
  },
  ended: {
    status: 409, hu: 'A tétel ezen a napon nem szerepel a nyilvántartásban. Válasszon olyan napot, amikor fennáll.',
    en: 'The register does not have the entry on that day. Choose a day on which it has.'
  },
  wouldVanish: {
    status: 409, hu: 'A tétel így egyetlen napig sem állt volna fenn. Válasszon a kezdete utáni napot.',
    en: 'The entry would never have stood at all. Choose a day after its beginning.'
  },
  nothing: { status: 409, hu: 'A változás semmit sem módosítana. Ellenőrizze, mit írt be.', en: 'The change would change nothing. Check what you entered.' },
  changeNotFound: { status: 404, hu: 'Ilyen változás nincs.', en: 'There is no such change.' },
  decided: { status: 409, hu: 'Erről a változásról már döntöttek. Frissítse az oldalt.', en: 'This change has been decided already. Reload the page.' },
  changeStale: {
    status: 409, hu: 'A változáshoz közben más hozzányúlt. Frissítse az oldalt, és döntsön újra.', en: 'Somebody else has touched the change meanwhile. Reload the page, and decide again.'
  },
  noteRequired: { status: 400, hu: 'Az elutasítás okát le kell írni.', en: 'Say why you refuse.' },
  notImportable: { status: 409, hu: 'Ez a nyilvántartás nem tölthető be fájlból.', en: 'This register cannot be filled from a file.' },
  importNotFound: { status: 404, hu: 'Ilyen betöltés nincs, vagy más napra szól.', en: 'There is no such import, or it is for another day.' },
  importFaulty: {
    status: 409, hu: 'A fájlnak hibás sorai vannak. Javítsa őket, és töltse fel újra.', en: 'The file has faulty rows. Mend them, and upload it again.'
  },
  cursor: { status: 400, hu: 'A lapozás jele hibás; kezdje elölről a listát.', en: 'The page mark is broken; start the list again.' }
})
