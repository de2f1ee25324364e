export * from './delivery.ts'
export * from './delivery.types.ts'
