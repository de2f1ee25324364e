import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'

export const deskRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/desk',
  staticData: { title: 'common:title.desk' },
  validateSearch: ({ bucket, q }): { bucket?: string | undefined; q?: string | undefined } => ({ bucket: searchText(bucket, /^[\w-]{1,40}$/), q: searchText(q) }),
  component: lazyPage(() => import('./desk-page.tsx'), 'DeskPage', 'officer')
})
