import type { JsonFile } from '../state/json-file.ts'

/** Ways in which another authority can fail or lie. */
export const misbehaviours = {
  none: 'Rendesen működik',
  unreachable: 'Nem érhető el (bontja a kapcsolatot)',
  slow: 'Lassú (a válasz késik)',
  'wrong-person': 'Más személyről válaszol',
  'wrong-echo': 'Más kérdés azonosítóját küldi vissza',
  'broken-json': 'Olvashatatlan választ küld',
  'wrong-schema': 'Hibás típusú adatot küld',
  'extra-fields': 'Többet küld, mint amit kértek',
  redirect: 'Máshová irányít',
  'server-error': 'Belső hibát jelez (500)',
  'infrastructure-error': 'Az adatcsere-réteg hibát jelez',
  'access-denied': 'Az adatcsere-réteg elutasítja a kérdést',
  oversized: 'Túl nagy választ küld'
} as const
export type Misbehaviour = keyof typeof misbehaviours

export const services = {
  documents: 'Okmánynyilvántartás',
  land: 'Ingatlan-nyilvántartás',
  company: 'Cég- és vállalkozói nyilvántartás',
  payments: 'Fizetési rendszer',
  specialist: 'Szakhatóság'
} as const
export type ServiceName = keyof typeof services

export const isService = (name: string): name is ServiceName => Object.hasOwn(services, name)
export const isMisbehaviour = (name: string): name is Misbehaviour => Object.hasOwn(misbehaviours, name)

export type Switches = Partial<Record<ServiceName, Misbehaviour>>

export function modeOf(switches: JsonFile<Switches>, service: ServiceName): Misbehaviour {
  return switches.value[service] ?? 'none'
}
