import '@mantine/core/styles.layer.css'
import '@mantine/spotlight/styles.layer.css'
import '@mantine/tiptap/styles.layer.css'
// Layered: whatever order the files arrive in, our own rules win over the library's.
import './fonts.css'
import './base.css'
import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CardProvider } from '../shared/card/index.ts'
import { KeyboardProvider } from '../shared/keyboard/index.ts'
import { ErrorBoundary } from './error-pages.tsx'
import { startTexts } from './i18n.ts'
import { printLight } from './print-light.ts'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.ts'
import { styleNonce } from './style-nonce.ts'
import { cssVariablesResolver, theme } from './theme.ts'

await startTexts()
printLight()

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)
// The key is also read by public/before-paint.js.
const colorSchemeManager = localStorageColorSchemeManager({ key: 'kapu.scheme' })

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
createRoot(root).render(
  <StrictMode>
    <ErrorBoundary>
      <MantineProvider theme={theme} cssVariablesResolver={cssVariablesResolver} defaultColorScheme="auto" colorSchemeManager={colorSchemeManager} getStyleNonce={() => styleNonce}>
        <QueryClientProvider client={queryClient}>
          <CardProvider>
            <KeyboardProvider>
              <RouterProvider router={router} />
            </KeyboardProvider>
          </CardProvider>
        </QueryClientProvider>
      </MantineProvider>
    </ErrorBoundary>
  </StrictMode>
)

if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
