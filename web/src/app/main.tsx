import './fonts.css'
import './tokens.css'
import './base.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { startTransition, StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { CardProvider } from '../shared/card/index.ts'
import { KeyboardProvider } from '../shared/keyboard/index.ts'
import { ErrorBoundary } from './error-pages.tsx'
import { startTexts } from './i18n.ts'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.ts'
import './no-code-from-text.ts'
import './style-nonce.ts'

await startTexts()

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has no #root')
const tree = (
  <StrictMode>
    <ErrorBoundary>
      <QueryClientProvider client={queryClient}>
        <CardProvider>
          <KeyboardProvider>
            <RouterProvider router={router} />
          </KeyboardProvider>
        </CardProvider>
      </QueryClientProvider>
    </ErrorBoundary>
  </StrictMode>
)
// A transition is drawn in slices between which the browser answers, where a plain first drawing keeps a phone from the reader for a quarter of a second.
startTransition(() => createRoot(root).render(tree))

if (import.meta.env.PROD && 'serviceWorker' in navigator) void navigator.serviceWorker.register('/sw.js')
