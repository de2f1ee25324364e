/** All texts at once, for types and tests. The application itself loads them part by part: `text-parts.ts`. */
import { base as baseEn } from './en/base.ts'
import { info as infoEn } from './en/info.ts'
import { officer as officerEn } from './en/officer.ts'
import { client as clientEn } from './en/client.ts'
import { registers as registersEn } from './en/registers.ts'
import { base as baseHu } from './hu/base.ts'
import { info as infoHu } from './hu/info.ts'
import { officer as officerHu } from './hu/officer.ts'
import { client as clientHu } from './hu/client.ts'
import { registers as registersHu } from './hu/registers.ts'

export const resources = {
  hu: { ...baseHu, ...infoHu, ...officerHu, ...clientHu, ...registersHu },
  en: { ...baseEn, ...infoEn, ...officerEn, ...clientEn, ...registersEn }
} as const

export { namespaces } from './namespaces.ts'
