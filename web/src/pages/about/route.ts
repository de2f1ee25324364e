import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'

export const aboutRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/about',
  staticData: { title: 'common:title.about' },
  component: lazyPage(() => import('./about-page.tsx'), 'AboutPage', 'info', 'officer')
})
