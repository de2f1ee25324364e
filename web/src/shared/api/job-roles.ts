import { queryOptions } from '@tanstack/react-query'
import { answered, api } from './client.ts'

/** The job roles (munkakörök) of the country as they are today; one query for all that list or choose among them. */
export const jobRolesQuery = queryOptions({
  queryKey: ['job-roles'],
  queryFn: async () => (await answered(api.GET('/api/v1/public/registers/job-roles', { params: { query: { limit: 200 } } }))).items
})
