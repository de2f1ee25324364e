import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../../app/root-route.tsx'

export const homeRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { title: 'common:title.home' },
  component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage')
})
