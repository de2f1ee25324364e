import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { officerRoute, publicRoute } from '../../app/root-route.tsx'

const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).optional().catch(undefined)

export const organisationTreeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/organisation-tree',
  staticData: { title: 'common:title.organisationTree' },
  validateSearch: z.object({ asOf: day }),
  component: lazyRouteComponent(() => import('./tree-page.tsx'), 'TreePage')
})

export const competentRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/competent',
  staticData: { title: 'common:title.competent' },
  validateSearch: z.object({ settlement: z.string().max(200).optional().catch(undefined), caseType: z.string().max(63).optional().catch(undefined), asOf: day }),
  component: lazyRouteComponent(() => import('./competent-page.tsx'), 'CompetentPage')
})

export const registerChangesRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/register-changes',
  staticData: { title: 'common:title.registerChanges' },
  validateSearch: z.object({ view: z.enum(['waiting', 'mine', 'history']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./changes-page.tsx'), 'ChangesPage')
})

export const proposeChangeRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/organisations/$organisationId/change',
  staticData: { title: 'common:title.proposeChange' },
  component: lazyRouteComponent(() => import('./propose-page.tsx'), 'ProposePage')
})
