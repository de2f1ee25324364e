export { KeptNote } from './kept-note.tsx'
export { forgetTyped, TypedStore, type Kept } from './typed-store.ts'
export { useTyped, useTypedStore, type Typed } from './use-typed.ts'
