import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { officerRoute, publicRoute } from '../../app/root-route.tsx'

export const rightsRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/rights',
  staticData: { title: 'common:title.rights' },
  validateSearch: z.object({ view: z.enum(['mine', 'why', 'due', 'who', 'unused', 'conflicts']).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./rights-page.tsx'), 'RightsPage')
})

export const jobRolesRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/job-roles',
  staticData: { title: 'common:title.jobRoles' },
  component: lazyRouteComponent(() => import('./job-roles-page.tsx'), 'JobRolesPage')
})
