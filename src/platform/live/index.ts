export { announceLive, isFor, publishLive, startLive } from './live.ts'
export type { LiveAudience, LiveEvent, LiveHub } from './live.types.ts'
