import { defineErrors } from '../errors/index.ts'

/** Faults of a request that no feature answers for. */
export const requestErrors = defineErrors('request', {
  invalid: {
    status: 400,
    hu: 'A beküldött adatok nem megfelelőek. Javítsa a megjelölt mezőket, és próbálja újra.',
    en: 'The data sent are not valid. Correct the fields named and try again.'
  },
  malformed: { status: 400, hu: 'A kérés nem olvasható. Küldje el újra.', en: 'The request cannot be read. Send it again.' },
  tooLarge: {
    status: 413,
    hu: 'A beküldött adat túl nagy. Válasszon kisebb fájlt.',
    en: 'What was sent is too large. Choose a smaller file.'
  },
  tooManyFiles: { status: 413, hu: 'Túl sok fájlt küldött egyszerre.', en: 'Too many files were sent at once.' },
  unsupportedMediaType: {
    status: 415,
    hu: 'Ezt a tartalomtípust itt nem fogadjuk.',
    en: 'This content type is not accepted here.'
  },
  notFound: { status: 404, hu: 'A keresett oldal vagy adat nem található.', en: 'The page or item was not found.' },
  foreignOrigin: {
    status: 403,
    hu: 'A kérés nem az Ügyintézőkapu oldaláról érkezett. Töltse újra az oldalt.',
    en: 'The request did not come from a page of the Gate. Reload the page.'
  },
  unauthenticated: {
    status: 401,
    hu: 'Ehhez be kell lépnie. Tegye be a kártyáját.',
    en: 'You must log in for this. Insert your card.'
  },
  keyRequired: {
    status: 401,
    hu: 'Ehhez a csatlakozott rendszer érvényes kulcsa szükséges.',
    en: 'A valid key of a connected system is needed for this.'
  },
  scopeMissing: {
    status: 403,
    hu: 'A csatlakozott rendszer kulcsa erre nem jogosít.',
    en: 'The key of the connected system does not cover this.'
  },
  jobRoleRequired: {
    status: 403,
    hu: 'Ehhez előbb válasszon munkakört.',
    en: 'Choose a job role first.'
  },
  tooMany: {
    status: 429,
    hu: 'Túl sok kérés érkezett rövid idő alatt. Várjon egy kicsit, és próbálja újra.',
    en: 'Too many requests in a short time. Wait a little and try again.'
  },
  busy: {
    status: 503,
    hu: 'A művelet egy másikkal ütközött, és nem történt meg. Próbálja újra.',
    en: 'The operation collided with another one and did not take place. Try again.'
  },
  unavailable: {
    status: 503,
    hu: 'A rendszer átmenetileg nem érhető el. Próbálja újra néhány perc múlva.',
    en: 'The system is temporarily unavailable. Try again in a few minutes.'
  },
  internal: {
    status: 500,
    hu: 'Váratlan hiba történt; a művelet nem történt meg. Próbálja újra, és ha ismétlődik, hívja a 189-et a kérés azonosítójával.',
    en: 'An unexpected error occurred; nothing was done. Try again, and if it recurs call 189 with the request id.'
  }
})

export const idempotencyErrors = defineErrors('idempotency', {
  required: {
    status: 400,
    hu: 'Hiányzik az Idempotency-Key fejléc: nélküle egy ismételt küldés kétszer hajtódna végre.',
    en: 'The Idempotency-Key header is missing: without it a repeated call would be carried out twice.'
  },
  malformed: {
    status: 400,
    hu: 'Az Idempotency-Key fejléc 8–200 látható ASCII karakter lehet.',
    en: 'The Idempotency-Key header must be 8 to 200 visible ASCII characters.'
  },
  mismatch: {
    status: 409,
    hu: 'Ezzel az ismétlési kulccsal már érkezett egy másik kérés. Az új kéréshez új kulcs kell.',
    en: 'Another request was already made with this idempotency key. Use a new key for a new request.'
  }
})
