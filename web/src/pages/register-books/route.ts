import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'

/** Register books (iktatókönyvek) of the office; `book` names the one that is open, the latest when left out. */
export const registerBooksRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/iktatokonyvek',
  staticData: { title: 'common:title.registerBooks' },
  validateSearch: ({ book }): { book?: string | undefined } => ({ book: searchText(book, /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i) }),
  component: lazyPage(() => import('./register-books-page.tsx'), 'RegisterBooksPage', 'officer')
})
