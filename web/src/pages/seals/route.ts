import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'
import { sealStates, type SealState } from './seals-api.ts'

export const sealsRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/seals',
  staticData: { title: 'common:title.seals' },
  validateSearch: ({ seal, within }): { seal?: SealState | undefined; within?: number | undefined } => ({
    seal: sealStates.find((one) => one === seal), within: [1, 3, 6, 12].find((one) => one === Number(within))
  }),
  component: lazyPage(() => import('./seals-page.tsx'), 'SealsPage', 'officer', 'registers')
})

export const sealRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/seals/$sealId',
  staticData: { title: 'common:title.seal' },
  component: lazyPage(() => import('./seal-page.tsx'), 'SealPage', 'officer', 'registers')
})
