import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client.ts'

/** The case types that are in force, by name; one query for all that offer or name them. */
export const caseTypesQuery = queryOptions({
  queryKey: ['case-types'],
  queryFn: async () => (await answered(api.GET('/api/v1/public/case-types'))).items,
  staleTime: 300_000
})
