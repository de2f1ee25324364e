import { useCallback, useMemo, useState } from 'react'
import { useOfficerSession } from '../session/session.ts'
import { TypedStore } from './typed-store.ts'

/** The store of the officer who is in. */
export function useTypedStore(): TypedStore {
  const { officer } = useOfficerSession()
  return useMemo(() => new TypedStore(localStorage, officer.id), [officer.id])
}

export interface Typed<Values> {
  readonly values: Values
  readonly put: (part: Partial<Values>) => void
  /** When what is shown was typed, if it comes from before this page was opened. */
  readonly keptAt: string | null
  /** Back to the empty form. */
  readonly restart: () => void
  /** It was sent: nothing is kept any more. */
  readonly sent: () => void
}

/** The values of a form that outlive a reload. Only a value of the same kind as the initial one comes back. */
export function useTyped<Values extends Readonly<Record<string, unknown>>>(store: TypedStore, place: string, initial: Values): Typed<Values> {
  const [first] = useState(initial)
  const [values, setValues] = useState<Values>(() => ({ ...first, ...sameKind(first, store.read(place)?.values ?? {}) }))
  const [keptAt, setKeptAt] = useState(() => store.read(place)?.at ?? null)
  const put = useCallback((part: Partial<Values>) => {
    setValues((before) => {
      const after = { ...before, ...part }
      if (JSON.stringify(after) === JSON.stringify(first)) store.forget(place)
      else store.keep(place, after)
      return after
    })
  }, [first, place, store])
  const restart = useCallback(() => {
    store.forget(place)
    setValues(first)
    setKeptAt(null)
  }, [first, place, store])
  const sent = useCallback(() => { store.forget(place); setKeptAt(null) }, [place, store])
  return { values, put, keptAt, restart, sent }
}

function sameKind<Values extends Readonly<Record<string, unknown>>>(initial: Values, kept: Readonly<Record<string, unknown>>): Partial<Values> {
  const kind = (value: unknown): string => (Array.isArray(value) ? 'array' : value === null ? 'string' : typeof value)
  return Object.fromEntries(Object.entries(kept).filter(([name, value]) => name in initial && kind(value) === kind(initial[name]))) as Partial<Values>
}
