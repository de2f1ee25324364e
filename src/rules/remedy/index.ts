export * from './finality.ts'
export * from './remedy-kind.ts'
export * from './remedy.types.ts'
