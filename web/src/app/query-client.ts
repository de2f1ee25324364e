import { QueryClient } from '@tanstack/react-query'
import { ApiProblem } from '../shared/api/problem.ts'

declare module '@tanstack/react-query' {
  interface Register {
    defaultError: ApiProblem
  }
}

export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 15_000,
        // What the server decided stays decided; only a fault of the way or of the server is tried again.
        retry: (failures, problem) => failures < 2 && problem instanceof ApiProblem && problem.worthRetrying,
        refetchOnWindowFocus: true
      },
      mutations: { retry: false }
    }
  })
}
