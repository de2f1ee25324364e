import { defineErrors } from '../../platform/errors/index.ts'

export const documentFilingErrors = defineErrors('case-document', {
  fileMissing: {
    status: 422,
    hu: 'Az irathoz pontosan egy fájlt kell csatolni. Válassza ki a fájlt, és küldje el újra.',
    en: 'Exactly one file belongs to the document. Choose the file and send it again.'
  },
  unknownKind: {
    status: 422,
    hu: 'Ilyen iratfajta vagy melléklet nincs az ügyszabályban. Válasszon a felsoroltak közül.',
    en: 'The case rule knows no such kind of document or attachment. Choose from those listed.'
  },
  templateMissing: {
    status: 500,
    hu: 'Az ügyszabály ehhez az irathoz nem tartalmaz sablont. Jelezze az ügyszabály gazdájának.',
    en: 'The case rule holds no template for this document. Tell the owner of the case rule.'
  },
  cardNeeded: {
    status: 422,
    hu: 'Ezt az iratot az ügyszabály szerint kártyával kell aláírni. Készítse el a döntés felületén.',
    en: 'By the case rule this document is signed with the card. Prepare it where decisions are made.'
  }
})
