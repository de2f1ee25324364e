import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client.ts'

/** The job roles (munkakörök) of the country on a day, by default today; one query for all that list or choose among them. */
export const jobRolesQuery = (asOf?: string) => queryOptions({
  queryKey: ['job-roles', asOf ?? null],
  queryFn: async () => (await answered(api.GET('/api/v1/public/registers/job-roles', { params: { query: { limit: 200, ...(asOf ? { asOf } : {}) } } }))).items
})
