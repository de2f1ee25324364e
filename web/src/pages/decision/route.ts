import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'

export const decisionRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/cases/$caseId/decision',
  staticData: { title: 'common:title.decision', wholeWidth: true },
  component: lazyPage(() => import('./decision-page.tsx'), 'DecisionPage', 'officer')
})
