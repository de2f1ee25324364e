export { listPostsOfOfficer, listPostsOfOrganisation, postInForce, readOfficer, readPostHolders } from './officer.store.ts'
export type { Officer, Post } from './officer.types.ts'
