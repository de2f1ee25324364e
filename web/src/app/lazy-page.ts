import { lazyRouteComponent } from '@tanstack/react-router'
import type { TextPart } from '../locales/text-parts.ts'
import { loadTexts } from './i18n.ts'

/** A page in a file of its own, which arrives together with the texts it shows. */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>, name: Name, ...parts: readonly TextPart[]
) {
  return lazyRouteComponent(async () => {
    const [module] = await Promise.all([load(), ...parts.map((part) => loadTexts(part))])
    return module
  }, name)
}
