import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'

export const noticesRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/notices',
  staticData: { title: 'common:title.notices' },
  component: lazyPage(() => import('./notices-page.tsx'), 'NoticesPage', 'officer')
})
