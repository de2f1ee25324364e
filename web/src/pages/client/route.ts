import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.tsx'

/** The frame of the client's pages: it asks for the client's own session, never for a card. */
export const clientRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/client',
  staticData: { title: 'common:title.client' },
  component: lazyRouteComponent(() => import('./client-shell.tsx'), 'ClientShell')
})

export const myCasesRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./my-cases-page.tsx'), 'MyCasesPage')
})

export const myCaseRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/cases/$organisationId/$caseId',
  component: lazyRouteComponent(() => import('./my-case-page.tsx'), 'MyCasePage')
})

/** Where the receipt of the front office leads. */
export const mySubmissionRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/submissions/$organisationId/$submissionId',
  component: lazyRouteComponent(() => import('./arrivals-by-link.tsx'), 'MySubmissionPage')
})

/** Where the link of an e-mail notice leads. */
export const myMessageRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/messages/$messageId',
  component: lazyRouteComponent(() => import('./arrivals-by-link.tsx'), 'MyMessagePage')
})

export const myDataUsesRoute = createRoute({
  getParentRoute: () => clientRoute,
  path: '/data-uses',
  component: lazyRouteComponent(() => import('./data-uses-page.tsx'), 'DataUsesPage')
})
