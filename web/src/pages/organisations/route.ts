import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { publicRoute } from '../../app/root-route.tsx'
import { tiers } from './tiers.ts'

export const organisationsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/organisations',
  staticData: { title: 'common:title.organisations' },
  validateSearch: z.object({ tier: z.enum(tiers).optional().catch(undefined), q: z.string().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./organisations-page.tsx'), 'OrganisationsPage')
})

export const organisationRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/organisations/$organisationId',
  staticData: { title: 'common:title.organisation' },
  component: lazyRouteComponent(() => import('./organisation-page.tsx'), 'OrganisationPage')
})

export const caseTypeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/case-types/$code',
  staticData: { title: 'common:title.caseType' },
  component: lazyRouteComponent(() => import('./case-type-page.tsx'), 'CaseTypePage')
})
