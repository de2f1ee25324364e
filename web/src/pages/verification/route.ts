import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'

export const verificationRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/verification',
  staticData: { title: 'common:title.verification' },
  component: lazyPage(() => import('./verification-page.tsx'), 'VerificationPage', 'info')
})
