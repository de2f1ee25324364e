export { appendEntry } from './append-entry.ts'
export type { BodyContent, Finding, LogRecord, NewEntry } from './log.types.ts'
