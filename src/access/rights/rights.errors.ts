import { defineErrors } from '../../platform/errors/index.ts'

export const rightsErrors = defineErrors('rights', {
  noSuchPost: { status: 404, hu: 'Ilyen álláshely nincs, vagy nem Ön gondozza.', en: 'There is no such post, or it is not yours to look after.' },
  incomplete: { status: 400, hu: 'A kérdéshez ügytípust, illetve adatkört és célt is meg kell adni.', en: 'The question also takes a case type, or a data set and a purpose.' }
})
