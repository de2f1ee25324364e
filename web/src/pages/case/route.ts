import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { officerRoute } from '../../app/root-route.tsx'

export const caseRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/cases/$caseId',
  staticData: { title: 'common:title.case', wholeWidth: true },
  component: lazyRouteComponent(() => import('./case-page.tsx'), 'CasePage')
})
