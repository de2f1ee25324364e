export type { DocumentStorage, OrphanReport, Sha256, SniffFlag, SniffProblem, Sniffed, SniffedType } from './storage.types.ts'
export { documentErrors, storageErrors } from './storage.errors.ts'
export { folderStorage, storedPath, type FolderStorage } from './folder-storage.ts'
export { requireAcceptable, sniff } from './sniff.ts'
