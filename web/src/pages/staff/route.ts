import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

export const staffRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/staff',
  staticData: { title: 'common:title.staff' },
  validateSearch: ({ q, asOf }): { q?: string | undefined; asOf?: string | undefined } => ({ q: searchText(q, /^.{1,100}$/u), asOf: searchText(asOf, day) }),
  component: lazyPage(() => import('./staff-page.tsx'), 'StaffPage', 'officer', 'registers')
})

export const staffOfficerRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/staff/$officerId',
  validateSearch: ({ asOf }): { asOf?: string | undefined } => ({ asOf: searchText(asOf, day) }),
  staticData: { title: 'common:title.staffOfficer' },
  component: lazyPage(() => import('./staff-officer-page.tsx'), 'StaffOfficerPage', 'officer', 'registers')
})
