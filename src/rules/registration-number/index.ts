export * from './registration-number.ts'
