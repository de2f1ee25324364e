import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '../../app/i18n.ts'
import { answered, api } from './client.ts'

export const dataSetsQuery = { queryKey: ['data-sets'], queryFn: async () => (await answered(api.GET('/api/v1/exchange/data-sets'))).items }

/** What a purpose is called; its code where nobody asks for data by it any more. */
export function usePurposeNames(): (code: string) => string {
  const language = useLanguage()
  const sets = useQuery(dataSetsQuery).data ?? []
  return (code) => sets.flatMap(({ purposes }) => purposes).find(({ purpose }) => purpose === code)?.name[language] ?? code
}
