import { defineErrors } from '../../platform/errors/index.ts'

export const evidenceErrors = defineErrors('evidence', {
  subjectMissing: {
    status: 422,
    hu: 'A kérdéshez hiányzik egy adat a kérelemből. Pótolja (hiánypótlás vagy feljegyzés után), majd kérdezzen újra.',
    en: 'The request lacks a piece of data that the question needs. Have it supplied, then ask again.'
  },
  unknownDataSet: {
    status: 422,
    hu: 'Az ügyszabály ilyen adatkérést nem ismer ehhez az ügyhöz. Válasszon az útmutató adatkérései közül.',
    en: 'The case rule knows no such data set. Choose from those of the guide.'
  },
  noFee: {
    status: 422,
    hu: 'Ebben az ügyben nincs fizetendő díj, ezért nincs mit ellenőrizni.',
    en: 'There is no fee in this case, so there is nothing to check.'
  },
  officeNotConnected: {
    status: 409,
    hu: 'A hivatalnak nincs címe az adatcserében, ezért más nyilvántartás nem kérdezhető. Szóljon az üzemeltetőnek.',
    en: 'The office has no address at the exchange, so no other register can be asked. Tell the operator.'
  },
  alreadyAnswered: {
    status: 409,
    hu: 'A szakhatóság erre a megkeresésre már válaszolt; sürgetni nem kell.',
    en: 'The specialist authority has already answered this request; there is nothing to remind of.'
  }
})
