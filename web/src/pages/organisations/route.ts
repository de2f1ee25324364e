import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'
import { tiers } from './tiers.ts'

export const organisationsRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/organisations',
  staticData: { title: 'common:title.organisations' },
  validateSearch: ({ tier, q }): { tier?: (typeof tiers)[number] | undefined; q?: string | undefined } => ({ tier: tiers.find((one) => one === tier), q: searchText(q) }),
  component: lazyPage(() => import('./organisations-page.tsx'), 'OrganisationsPage', 'registers')
})

export const organisationRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/organisations/$organisationId',
  validateSearch: ({ asOf }): { asOf?: string | undefined } => ({ asOf: searchText(asOf, /^\d{4}-\d{2}-\d{2}$/) }),
  staticData: { title: 'common:title.organisation' },
  component: lazyPage(() => import('./organisation-page.tsx'), 'OrganisationPage', 'registers')
})

export const caseTypeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/case-types/$code',
  staticData: { title: 'common:title.caseType' },
  component: lazyPage(() => import('./case-type-page.tsx'), 'CaseTypePage', 'registers')
})
