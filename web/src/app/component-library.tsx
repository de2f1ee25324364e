/** The component library with our theme, around the pages and dialogs that are built of it; the others load without it. */
// Layered: whatever order the files arrive in, our own rules win over the library's.
import '@mantine/core/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import { MantineProvider } from '@mantine/core'
import type { ReactNode } from 'react'
import { useScheme } from '../shared/scheme/use-scheme.ts'
import { styleNonce } from './style-nonce.ts'
import { cssVariablesResolver, theme } from './theme.ts'

/** Of the page's root the library would write the colour scheme, which has its own owner (shared/scheme), and that less motion is respected, which index.html says. */
const rootThatNobodyWrites = (): undefined => undefined

export function ComponentLibrary({ children }: { readonly children: ReactNode }) {
  const scheme = useScheme()
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} forceColorScheme={scheme.shown} getRootElement={rootThatNobodyWrites} getStyleNonce={() => styleNonce}>
      {children}
    </MantineProvider>
  )
}
