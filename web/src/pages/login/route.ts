import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'
import { mayBeIn, sessionQuery } from '../../shared/session/session.ts'

export const loginRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/login',
  staticData: { title: 'common:title.login' },
  // `next` is a path of this application, never another site.
  validateSearch: ({ next }): { next?: string | undefined } => ({ next: searchText(next, /^\/(?![/\\])/) }),
  beforeLoad: async ({ context }) => { if (mayBeIn()) await context.queryClient.ensureQueryData(sessionQuery) },
  component: lazyPage(() => import('./login-page.tsx'), 'LoginPage')
})
