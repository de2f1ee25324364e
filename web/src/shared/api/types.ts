/** The names pages use for the API's answers, derived from `paths`, so that they survive the generated schema. */
import type { paths } from './schema.d.ts'

type Answer<Operation> = Operation extends { responses: { 200: { content: { 'application/json': infer Body } } } } ? Body : never
type Item<Listing> = Listing extends { items: (infer Entry)[] } ? Entry : never

export type Home = Answer<paths['/api/v1/public/home']['get']>
export type Tier = Home['tiers'][number]['tier']
export type UnitPage = Answer<paths['/api/v1/public/organisations']['get']>
export type UnitSummary = Item<UnitPage>
export type UnitDetail = Answer<paths['/api/v1/public/organisations/{id}']['get']>
export type CaseTypeSummary = Answer<paths['/api/v1/public/case-types/{code}']['get']>
export type SessionView = Answer<paths['/api/v1/session']['get']>
export type PostView = SessionView['posts'][number]
export type LegalClockView = Answer<paths['/api/v1/office/legal-clock']['get']>
export type DemoCard = Item<Answer<paths['/api/v1/demo/cards']['get']>>
export type SealedKey = DemoCard['keys']['signing']
export type Bucket = Answer<paths['/api/v1/desk']['get']>['buckets'][number]
export type DeskReference = Answer<paths['/api/v1/desk/reference']['get']>
export type WorklistPage = Answer<paths['/api/v1/worklist']['get']>
export type WorklistItem = Item<WorklistPage>
export type NoticePage = Answer<paths['/api/v1/notices']['get']>
export type NoticeView = Item<NoticePage>
