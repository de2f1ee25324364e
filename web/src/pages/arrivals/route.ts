import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'

/** Submissions that wait for registration (érkeztetett beadványok). */
export const arrivalsRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/arrivals',
  staticData: { title: 'common:title.arrivals' },
  component: lazyPage(() => import('./arrivals-page.tsx'), 'ArrivalsPage', 'officer')
})

/** One submission: look at it, then register it or attach it to an open case. */
export const arrivalRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/arrivals/$submissionId',
  staticData: { title: 'common:title.arrival' },
  component: lazyPage(() => import('./arrival-page.tsx'), 'ArrivalPage', 'officer')
})

/** A paper, e-mail or personal submission, recorded by hand. */
export const recordArrivalRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/arrivals/new',
  staticData: { title: 'common:title.recordArrival' },
  component: lazyPage(() => import('./record-arrival-page.tsx'), 'RecordArrivalPage', 'officer')
})
