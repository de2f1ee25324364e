import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { officerRoute } from '../../app/root-route.tsx'

export const noticesRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/notices',
  staticData: { title: 'common:title.notices' },
  component: lazyRouteComponent(() => import('./notices-page.tsx'), 'NoticesPage')
})
