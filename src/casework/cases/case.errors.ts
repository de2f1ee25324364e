import { defineErrors } from '../../platform/errors/index.ts'

export const caseErrors = defineErrors('case', {
  notFound: {
    status: 404,
    hu: 'Az ügy nem található, vagy Ön nem láthatja. Ellenőrizze az iktatószámot és a munkakörét.',
    en: 'The case is not found or you may not see it. Check the registration number and your job role.'
  },
  stale: {
    status: 409,
    hu: 'Az ügyben közben más lépés történt. Nézze át a változást, majd ismételje meg a műveletet; amit beírt, megmaradt.',
    en: 'Another step was taken in the case meanwhile. Review the change and repeat; what you typed is kept.'
  },
  notPermitted: {
    status: 409,
    hu: 'Ez a lépés az ügy mostani állapotában nem tehető meg.',
    en: 'This step cannot be taken in the present state of the case.'
  },
  documentNotFound: {
    status: 404,
    hu: 'Az irat nem található ebben az ügyben. Frissítse az oldalt.',
    en: 'The document is not found in this case. Refresh the page.'
  },
  unknownReference: {
    status: 422,
    hu: 'A művelet olyan adatra hivatkozik, amely nincs az ügyben. Frissítse az oldalt, és válasszon újra.',
    en: 'The step refers to something that is not in the case. Refresh the page and choose again.'
  }
})
