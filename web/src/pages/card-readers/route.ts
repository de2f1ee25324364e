import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'

export const cardReadersRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/card-readers',
  staticData: { title: 'common:title.cardReaders' },
  component: lazyPage(() => import('./card-readers-page.tsx'), 'CardReadersPage', 'info')
})
