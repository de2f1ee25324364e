export * from './assess.ts'
export * from './consequences.ts'
export * from './fees.types.ts'
