import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { rootRoute } from '../../app/root-route.tsx'

/** The frame of the client's pages: it asks for the client's own session, never for a card. */
export const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/client',
  staticData: { title: 'common:title.client' },
  component: lazyPage(() => import('./client-shell.tsx'), 'ClientShell', 'client')
})

export const myCasesRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/',
  component: lazyPage(() => import('./my-cases-page.tsx'), 'MyCasesPage', 'client')
})

export const myCaseRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/cases/$organisationId/$caseId',
  component: lazyPage(() => import('./my-case-page.tsx'), 'MyCasePage', 'client')
})

/** Where the receipt of the front office leads. */
export const mySubmissionRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/submissions/$organisationId/$submissionId',
  component: lazyPage(() => import('./arrivals-by-link.tsx'), 'MySubmissionPage', 'client')
})

/** Where the link of an e-mail notice leads. */
export const myMessageRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/messages/$messageId',
  component: lazyPage(() => import('./arrivals-by-link.tsx'), 'MyMessagePage', 'client')
})

export const myDataUsesRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/data-uses',
  component: lazyPage(() => import('./data-uses-page.tsx'), 'DataUsesPage', 'client')
})
