/**
 * Texts come in parts: `base` with the first page, the others with the pages that use them, and each in the reader's language alone.
 * Hungarian `base` lies in the first script, so that the page most people see does not wait for one more file.
 */
import { base } from './hu/base.ts'

export type TextPart = 'base' | 'info' | 'officer' | 'client' | 'registers'
export interface TextTree { readonly [step: string]: string | TextTree }
type Texts = Readonly<Record<string, TextTree>>

export const textParts: Readonly<Record<'hu' | 'en', Readonly<Record<TextPart, () => Texts | Promise<Texts>>>>> = {
  hu: {
    base: () => base,
    info: () => import('./hu/info.ts').then((part) => part.info),
    officer: () => import('./hu/officer.ts').then((part) => part.officer),
    client: () => import('./hu/client.ts').then((part) => part.client),
    registers: () => import('./hu/registers.ts').then((part) => part.registers)
  },
  en: {
    base: () => import('./en/base.ts').then((part) => part.base),
    info: () => import('./en/info.ts').then((part) => part.info),
    officer: () => import('./en/officer.ts').then((part) => part.officer),
    client: () => import('./en/client.ts').then((part) => part.client),
    registers: () => import('./en/registers.ts').then((part) => part.registers)
  }
}
