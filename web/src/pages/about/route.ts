import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { publicRoute } from '../../app/root-route.tsx'

export const aboutRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/about',
  staticData: { title: 'common:title.about' },
  component: lazyRouteComponent(() => import('./about-page.tsx'), 'AboutPage')
})
