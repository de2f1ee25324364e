import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { officerRoute } from '../../app/root-route.tsx'

export const staffRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/staff',
  staticData: { title: 'common:title.staff' },
  validateSearch: z.object({ q: z.string().max(100).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./staff-page.tsx'), 'StaffPage')
})

export const staffOfficerRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/staff/$officerId',
  staticData: { title: 'common:title.staffOfficer' },
  component: lazyRouteComponent(() => import('./staff-officer-page.tsx'), 'StaffOfficerPage')
})
