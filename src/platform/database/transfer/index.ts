export { beginLoad, makeSchema, TransferRefused, type Loader } from './load.ts'
export type { RowDigest } from './row-hash.ts'
export { openSnapshot, sequenceSchema, shapeSchema, tableSchema, type DatabaseShape, type SequenceState, type Snapshot, type TransferTable } from './snapshot.ts'
