import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { officerRoute } from '../../app/root-route.tsx'

/** Register books (iktatókönyvek) of the office; `book` names the one that is open, the latest when left out. */
export const registerBooksRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/iktatokonyvek',
  staticData: { title: 'common:title.registerBooks' },
  validateSearch: z.object({ book: z.uuid().optional().catch(undefined) }),
  component: lazyRouteComponent(() => import('./register-books-page.tsx'), 'RegisterBooksPage')
})
