import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { publicRoute } from '../../app/root-route.tsx'

export const learningRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/learning',
  staticData: { title: 'common:title.learning' },
  component: lazyRouteComponent(() => import('./learning-page.tsx'), 'LearningPage')
})
