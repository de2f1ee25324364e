import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { officerRoute } from '../../app/root-route.tsx'

export const decisionRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/cases/$caseId/decision',
  staticData: { title: 'common:title.decision', wholeWidth: true },
  component: lazyRouteComponent(() => import('./decision-page.tsx'), 'DecisionPage')
})
