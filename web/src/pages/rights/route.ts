import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute, publicRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'

const views = ['mine', 'why', 'due', 'who', 'unused', 'conflicts'] as const

export const rightsRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/rights',
  staticData: { title: 'common:title.rights' },
  validateSearch: ({ view, asOf }): { view?: (typeof views)[number] | undefined; asOf?: string | undefined } => ({ view: views.find((one) => one === view), asOf: searchText(asOf, /^\d{4}-\d{2}-\d{2}$/) }),
  component: lazyPage(() => import('./rights-page.tsx'), 'RightsPage', 'officer', 'registers')
})

export const jobRolesRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/job-roles',
  validateSearch: ({ asOf }): { asOf?: string | undefined } => ({ asOf: searchText(asOf, /^\d{4}-\d{2}-\d{2}$/) }),
  staticData: { title: 'common:title.jobRoles' },
  component: lazyPage(() => import('./job-roles-page.tsx'), 'JobRolesPage', 'registers')
})
