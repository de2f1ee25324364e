import { useQuery } from '@tanstack/react-query'
import { answered, api } from '../../shared/api/client.ts'
import type { paths } from '../../shared/api/schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never
export type MyRights = Answer<paths['/api/v1/rights/mine']['get']>
export type Grant = MyRights['rights'][number]
export type Explanation = Answer<paths['/api/v1/rights/explain']['get']>
export type Action = NonNullable<paths['/api/v1/rights/explain']['get']['parameters']['query']>['action']
export interface Question { readonly action: Action; readonly caseType?: string; readonly dataSet?: string; readonly purpose?: string }
const on = (asOf: string | undefined): { asOf?: string } => (asOf === undefined ? {} : { asOf })

export const useMyRights = (asOf?: string) => useQuery({ queryKey: ['rights', 'mine', asOf ?? null], queryFn: () => answered(api.GET('/api/v1/rights/mine', { params: { query: on(asOf) } })) })
export const useDue = (asOf?: string) => useQuery({ queryKey: ['rights', 'due', asOf ?? null], queryFn: () => answered(api.GET('/api/v1/rights/due', { params: { query: { limit: 200, ...on(asOf) } } })) })
export const useExplanation = (question: Question, asOf?: string) =>
  useQuery({ queryKey: ['rights', 'explain', question, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/rights/explain', { params: { query: { ...question, ...on(asOf) } } })), retry: false })
export const useWho = (question: Question, asOf?: string) =>
  useQuery({ queryKey: ['rights', 'who', question, asOf ?? null], queryFn: () => answered(api.GET('/api/v1/rights/who', { params: { query: { ...question, ...on(asOf) } } })), retry: false })

export interface Unused { readonly grantId: string; readonly officerId: string; readonly name: string; readonly jobRole: { readonly hu: string; readonly en: string }; readonly purpose: string; readonly validFrom: string }
export interface Conflict { readonly rule: string; readonly law: string; readonly officerId: string; readonly name: string; readonly offices: readonly string[] }
export interface UnusedCaseType { readonly jobRole: { readonly id: string; readonly name: { readonly hu: string; readonly en: string } }; readonly caseType: string; readonly validFrom: string; readonly holders: number }
/** The reports are files as well, so their routes name no JSON. */
export const useReport = <Row>(report: 'unused' | 'unused-case-types' | 'conflicts', asOf?: string) => useQuery({
  queryKey: ['rights', report, asOf ?? null],
  queryFn: async () => (await answered(api.GET(`/api/v1/rights/${report}`, { params: { query: on(asOf) } }) as Promise<{ data?: unknown; error?: unknown; response: Response }>) as { items: Row[] }).items
})
