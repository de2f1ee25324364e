// Made by `./kapu db types` from the migrated schema; do not edit.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type DB = Record<string, any>
