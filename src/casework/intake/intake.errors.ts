import { defineErrors } from '../../platform/errors/index.ts'

export const intakeErrors = defineErrors('intake', {
  unknownOrganisation: {
    status: 422,
    hu: 'A megjelölt hivatal nem található. Válasszon hivatalt a jegyzékből.',
    en: 'The named office is not found. Choose an office from the register.'
  },
  notCompetent: {
    status: 422,
    hu: 'A megjelölt hivatal ilyen ügyet nem intéz. Válasszon másik hivatalt.',
    en: 'The named office does not handle this case type. Choose another office.'
  },
  unknownCaseType: {
    status: 422,
    hu: 'Ilyen ügytípus nincs, vagy ma nem indítható. Válasszon az ügytípusok közül.',
    en: 'There is no such case type, or it cannot be started today. Choose one of the case types.'
  },
  formOutdated: {
    status: 409,
    hu: 'Az űrlapnak újabb változata van. Nyissa meg az új változatot; a beírt adatokat átviheti.',
    en: 'There is a newer version of the form. Open it; what you typed can be carried over.'
  },
  formInvalid: {
    status: 422,
    hu: 'Az űrlap egyes mezői hiányosak vagy hibásak. Javítsa a megjelölt mezőket, és küldje el újra.',
    en: 'Some fields of the form are missing or wrong. Correct the marked fields and send again.'
  },
  malformed: {
    status: 400,
    hu: 'A beküldött csomag nem értelmezhető: az első rész a „submission” adatlap legyen, JSON formában.',
    en: 'The package cannot be read: its first part must be `submission`, as JSON.'
  },
  attachmentMissing: {
    status: 422,
    hu: 'A jegyzékben szereplő melléklet nem érkezett meg. Csatolja újra a fájlt.',
    en: 'An attachment of the list did not arrive. Attach the file again.'
  },
  attachmentUnexpected: {
    status: 422,
    hu: 'Olyan fájl érkezett, amely nem szerepel a mellékletek jegyzékében.',
    en: 'A file arrived that is not in the list of attachments.'
  },
  attachmentUnknownRequirement: {
    status: 422,
    hu: 'A melléklet olyan követelményre hivatkozik, amely ennél az ügytípusnál nincs.',
    en: 'The attachment refers to a requirement that this case type does not have.'
  },
  attachmentType: {
    status: 422,
    hu: 'Ehhez a melléklethez ilyen fájltípus nem csatolható. Nézze meg, milyen formátumot kér az űrlap.',
    en: 'This type of file cannot be attached here. See which formats the form asks for.'
  },
  tooManyFiles: {
    status: 413,
    hu: 'Túl sok fájl érkezett egy beadvánnyal. Vonja össze őket, legfeljebb húszat küldjön.',
    en: 'Too many files in one submission. Combine them; send twenty at most.'
  },
  receivedInFuture: {
    status: 422,
    hu: 'Az érkezés ideje nem lehet későbbi a mostaninál. Javítsa a dátumot, például: 2026. 11. 24. 9.31.',
    en: 'The time of arrival cannot be later than now. Correct the date.'
  },
  notFound: {
    status: 404,
    hu: 'A beadvány nem található ebben a hivatalban. Frissítse az érkeztetett iratok listáját.',
    en: 'The submission is not found in this office. Refresh the list of arrivals.'
  },
  stale: {
    status: 409,
    hu: 'A beadványt közben más iktatta vagy módosította. Frissítse a listát.',
    en: 'Somebody else registered or changed the submission meanwhile. Refresh the list.'
  },
  transferToSelf: {
    status: 422, hu: 'A beadvány már ennél a hivatalnál van. Válasszon másik hivatalt.', en: 'The submission is at this office already. Choose another one.'
  },
  fileNotFound: {
    status: 404,
    hu: 'A beadványnak nincs ilyen melléklete. Frissítse az oldalt.',
    en: 'The submission has no such attachment. Refresh the page.'
  }
})
