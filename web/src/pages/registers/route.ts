import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute, publicRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'

const day = /^\d{4}-\d{2}-\d{2}$/
const views = ['waiting', 'mine', 'history'] as const

export const organisationTreeRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/organisation-tree',
  staticData: { title: 'common:title.organisationTree' },
  validateSearch: ({ asOf }): { asOf?: string | undefined } => ({ asOf: searchText(asOf, day) }),
  component: lazyPage(() => import('./tree-page.tsx'), 'TreePage', 'registers')
})

export const competentRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/competent',
  staticData: { title: 'common:title.competent' },
  validateSearch: ({ settlement, caseType, asOf }): { settlement?: string | undefined; caseType?: string | undefined; asOf?: string | undefined } =>
    ({ settlement: searchText(settlement), caseType: searchText(caseType, /^.{1,63}$/u), asOf: searchText(asOf, day) }),
  component: lazyPage(() => import('./competent-page.tsx'), 'CompetentPage', 'registers')
})

export const registerChangesRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/register-changes',
  staticData: { title: 'common:title.registerChanges' },
  validateSearch: ({ view }): { view?: (typeof views)[number] | undefined } => ({ view: views.find((one) => one === view) }),
  component: lazyPage(() => import('./changes-page.tsx'), 'ChangesPage', 'officer', 'registers')
})

export const registerImportRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/register-import',
  staticData: { title: 'common:title.registerImport' },
  component: lazyPage(() => import('./import-page.tsx'), 'ImportPage', 'officer', 'registers')
})

export const proposeChangeRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/organisations/$organisationId/change',
  staticData: { title: 'common:title.proposeChange' },
  component: lazyPage(() => import('./propose-page.tsx'), 'ProposePage', 'officer', 'registers')
})
