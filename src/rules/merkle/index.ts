export * from './checkpoint.ts'
export * from './sha256.ts'
export * from './tiles.ts'
export * from './tree.ts'
