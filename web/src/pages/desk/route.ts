import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { officerRoute } from '../../app/root-route.tsx'

export const deskRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/desk',
  staticData: { title: 'common:title.desk' },
  validateSearch: z.object({ bucket: z.string().max(40).optional().catch(undefined), q: z.string().max(200).optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./desk-page.tsx'), 'DeskPage')
})
