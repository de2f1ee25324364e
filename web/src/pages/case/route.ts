import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'

export const caseRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/cases/$caseId',
  staticData: { title: 'common:title.case', wholeWidth: true },
  component: lazyPage(() => import('./case-page.tsx'), 'CasePage', 'officer')
})
