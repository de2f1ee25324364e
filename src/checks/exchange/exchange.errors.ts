import { defineErrors } from '../../platform/errors/index.ts'

export const exchangeErrors = defineErrors('exchange', {
  unknownDataSet: {
    status: 404,
    hu: 'Ilyen adatkérés nincs beállítva. Válasszon az ügyszabály adatkérései közül.',
    en: 'No such data set is configured. Choose from the data sets of the case rule.'
  },
  purposeNotAllowed: {
    status: 403,
    hu: 'Erre a célra és jogalapra ez az adat nem kérhető. Válasszon olyan célt, amelyhez törvényi jogalap tartozik.',
    en: 'This data may not be asked for this purpose and legal basis. Choose a purpose that has a basis in law.'
  },
  fieldsNotAllowed: {
    status: 403,
    hu: 'A kért adatok közül van, amelyre ez a cél nem jogosít. Csak a célhoz szükséges adatokat kérje.',
    en: 'The purpose does not entitle to some of the fields asked. Ask only for what the purpose needs.'
  },
  subjectInvalid: {
    status: 422,
    hu: 'A kérdezett személy vagy tárgy adatai hiányosak vagy hibásak. Javítsa a jelölt mezőket.',
    en: 'The data of the person or thing asked about are incomplete or wrong. Correct the marked fields.'
  },
  personalDataStopped: {
    status: 503,
    hu: 'Személyes adat most nem kérhető, mert a napló külső tanúja régóta nem elérhető. Szóljon az üzemeltetőnek; az ügy más lépései folytathatók.',
    en: 'Personal data cannot be asked now because the outside witness of the log has been away for long. Tell the operator; other steps of the case can go on.'
  },
  unreachable: {
    status: 503,
    hu: 'A megkérdezett nyilvántartás most nem érhető el. Próbálja meg néhány perc múlva, vagy kérje, hogy a Kapu a háttérben kérdezzen tovább.',
    en: 'The register asked cannot be reached now. Try again in a few minutes, or let the Gate go on asking in the background.'
  },
  providerFailed: {
    status: 502,
    hu: 'A megkérdezett nyilvántartás hibát jelzett. Próbálja meg később; ha ismétlődik, kérje az adatot megkereséssel.',
    en: 'The register asked reported a fault. Try later; if it happens again, ask for the data by a written request.'
  },
  refused: {
    status: 502,
    hu: 'A megkérdezett nyilvántartás elutasította a kérdést. Ellenőrizze az adatokat, vagy forduljon az üzemeltetőhöz.',
    en: 'The register asked refused the question. Check the data or turn to the operator.'
  },
  answerInvalid: {
    status: 502,
    hu: 'A kapott válasz nem fogadható el, ezért tényként nem rögzítettük. Kérdezzen újra; ha ismétlődik, kérje az adatot megkereséssel.',
    en: 'The answer received cannot be accepted, so nothing was recorded as fact. Ask again; if it happens again, ask by a written request.'
  },
  unknownAuthority: {
    status: 404,
    hu: 'Ilyen szakhatóság nincs a nyilvántartásban. Válasszon az ügyszabály szakhatóságai közül.',
    en: 'There is no such specialist authority in the register. Choose from those of the case rule.'
  },
  unknownCorrelation: {
    status: 404,
    hu: 'Ehhez a hivatkozási számhoz nem tartozik kérdés. Ellenőrizze a kérdésben kapott azonosítót.',
    en: 'No question belongs to this correlation id. Check the identifier received with the question.'
  },
  anotherAuthority: {
    status: 403,
    hu: 'Erre a kérdésre csak a megkérdezett szakhatóság válaszolhat.',
    en: 'Only the specialist authority that was asked may answer this question.'
  },
  answerConflict: {
    status: 409,
    hu: 'Ezzel az azonosítóval már érkezett ettől eltérő válasz. Új állásfoglalást új azonosítóval küldjön.',
    en: 'A different answer has already arrived under this identifier. Send a new position under a new identifier.'
  },
  documentInvalid: {
    status: 422,
    hu: 'A csatolt állásfoglalás nem olvasható PDF. Küldje el újra érvényes PDF fájlként.',
    en: 'The attached position is not a readable PDF. Send it again as a valid PDF file.'
  },
  purposeTooNarrow: {
    status: 409,
    hu: 'Az ügyszabály olyan adatot kér, amelyet ez a már ismert cél nem enged. Adjon az adatkérésnek új célkódot, vagy hagyja el a mezőt; a részletek megnevezik.',
    en: 'The rule asks for data that this known purpose does not allow. Give the question a new purpose, or leave the field out; the details name it.'
  }
})
