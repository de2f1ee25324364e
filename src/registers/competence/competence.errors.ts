import { defineErrors } from '../../platform/errors/index.ts'

export const competenceErrors = defineErrors('competence', {
  unknownSettlement: {
    status: 404, hu: 'Ilyen nevű település nincs a nyilvántartásban. Ellenőrizze a nevét, vagy olvassa be a helységnévtárt (./kapu import gazetteer).',
    en: 'The register has no settlement of this name. Check it, or import the gazetteer (./kapu import gazetteer).'
  },
  ambiguousSettlement: {
    status: 409, hu: 'Több ilyen nevű település van. Adja meg a kódját a neve helyett.', en: 'There are several settlements of this name. Give its code instead.'
  },
  unknownTerritory: {
    status: 422, hu: 'Ilyen terület ezen a napon nincs a települések nyilvántartásában. Válasszon a felkínáltak közül.', en: 'The register of settlements has no such territory on that day. Choose one of those offered.'
  },
  unknownCaseType: { status: 404, hu: 'Ilyen ügytípus nincs hatályban ezen a napon.', en: 'No such case type is in force on that day.' },
  noOffice: {
    status: 404, hu: 'Erre az ügytípusra ezen a településen nincs nyilvántartott illetékes hivatal.',
    en: 'No competent office is on record for this case type at this settlement.'
  },
  ambiguousOffice: {
    status: 409, hu: 'A nyilvántartás szerint több hivatal is illetékes. Kérje a nyilvántartás javítását.', en: 'By the register several offices are competent. Ask for the register to be mended.'
  },
  unreadable: { status: 400, hu: 'A fájl nem olvasható helységnévtárként. Semmi nem került a nyilvántartásba.', en: 'The file cannot be read as a gazetteer. Nothing was recorded.' },
  dateRequired: {
    status: 400, hu: 'A fájl nevéből nem derül ki, melyik év állapotát mutatja. Adja meg: --valid-from ÉÉÉÉ-HH-NN.',
    en: 'The name of the file does not tell of which year it is. Give --valid-from YYYY-MM-DD.'
  }
})
