export { backupErrors } from './backup.errors.ts'
export { dataRecords, jsonRecord, readRecords, type BackupRecord } from './records.ts'
export { seal, unseal, type SealOptions } from './sealed-stream.ts'
