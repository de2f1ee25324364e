/**
 * The root and the two frames under which every page hangs: `publicRoute` (no session) and `officerRoute` (behind the card).
 * A page's own route file imports its frame from here; `router.ts` puts the tree together.
 */
import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, Outlet, redirect } from '@tanstack/react-router'
import { actionsQuery, sessionQuery } from '../shared/session/session.ts'
import { PublicShell } from '../shared/shell/public-shell.tsx'
import { lazyPage } from './lazy-page.ts'
import { NotFoundPage, RouteErrorPage } from './error-pages.tsx'
import { PageTitle } from './page-title.tsx'

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** Key of the page's title; a title never carries a name or a number of a case. */
    readonly title?: TitleKey
    /** An open case takes the whole width: breadcrumb, no menu. */
    readonly wholeWidth?: boolean
  }
}

export type TitleKey =
  | 'common:title.cardReaders' | 'common:title.signatures' | 'common:title.signature' | 'common:title.seals' | 'common:title.seal'
  | 'common:title.cards' | 'common:title.card' | 'common:title.lostCard' | 'common:title.cardRenewal' | 'common:title.home' | 'common:title.organisations' | 'common:title.organisation' | 'common:title.caseType' | 'common:title.login'
  | 'common:title.desk' | 'common:title.notices' | 'common:title.case' | 'common:title.decision' | 'common:title.about' | 'common:title.learning'
  | 'common:title.arrivals' | 'common:title.arrival' | 'common:title.recordArrival' | 'common:title.registerBooks' | 'common:title.organisationTree' | 'common:title.competent' | 'common:title.registerChanges' | 'common:title.registerImport' | 'common:title.proposeChange' | 'common:title.client'
  | 'common:title.staff' | 'common:title.staffOfficer' | 'common:title.rights' | 'common:title.jobRoles' | 'common:title.verification'

export const rootRoute = createRootRouteWithContext<{ readonly queryClient: QueryClient }>()({
  component: () => <><PageTitle /><Outlet /></>,
  notFoundComponent: () => <PublicShell><NotFoundPage /></PublicShell>,
  errorComponent: ({ error, reset }) => <PublicShell><RouteErrorPage error={error} onRetry={reset} /></PublicShell>
})

export const publicRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'public',
  component: lazyPage(() => import('./public-frame.tsx'), 'PublicFrame')
})

export const officerRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'officer',
  beforeLoad: async ({ context, location }) => {
    // The menu is drawn whole; without an answer it shows what every officer may.
    const [session] = await Promise.all([context.queryClient.ensureQueryData(sessionQuery), context.queryClient.ensureQueryData(actionsQuery).catch(() => [])])
    // Without a job role there is nothing to work on: the entry page offers the choice.
    if (session === null || (session.post === null && session.posts.length > 0)) throw redirect({ to: '/login', search: { next: location.href } })
  },
  component: lazyPage(() => import('../shared/shell/officer-shell.tsx'), 'OfficerShell', 'officer')
})
