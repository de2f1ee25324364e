import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'

export const learningRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/learning',
  staticData: { title: 'common:title.learning' },
  component: lazyPage(() => import('./learning-page.tsx'), 'LearningPage', 'info')
})
