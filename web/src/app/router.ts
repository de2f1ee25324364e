import type { QueryClient } from '@tanstack/react-query'
import { createRouter } from '@tanstack/react-router'
import { aboutRoute } from '../pages/about/route.ts'
import { arrivalRoute, arrivalsRoute, recordArrivalRoute } from '../pages/arrivals/route.ts'
import { cardReadersRoute } from '../pages/card-readers/route.ts'
import { cardRenewalRoute, cardRoute, cardsRoute, lostCardRoute } from '../pages/cards/route.ts'
import { caseRoute } from '../pages/case/route.ts'
import { clientRoute, myCaseRoute, myCasesRoute, myDataUsesRoute, myMessageRoute, mySubmissionRoute } from '../pages/client/route.ts'
import { decisionRoute } from '../pages/decision/route.ts'
import { deskRoute } from '../pages/desk/route.ts'
import { homeRoute } from '../pages/home/route.ts'
import { learningRoute } from '../pages/learning/route.ts'
import { loginRoute } from '../pages/login/route.ts'
import { noticesRoute } from '../pages/notices/route.ts'
import { caseTypeRoute, organisationRoute, organisationsRoute } from '../pages/organisations/route.ts'
import { jobRolesRoute, rightsRoute } from '../pages/rights/route.ts'
import { registerBooksRoute } from '../pages/register-books/route.ts'
import { competentRoute, organisationTreeRoute, proposeChangeRoute, registerChangesRoute, registerImportRoute } from '../pages/registers/route.ts'
import { sealRoute, sealsRoute } from '../pages/seals/route.ts'
import { signatureRoute, signaturesRoute } from '../pages/signatures/route.ts'
import { staffOfficerRoute, staffRoute } from '../pages/staff/route.ts'
import { verificationRoute } from '../pages/verification/route.ts'
import { officerRoute, publicRoute, rootRoute } from './root-route.tsx'

/** Every page, under its frame. A new page adds its route here. */
const routeTree = rootRoute.addChildren([
  homeRoute,
  publicRoute.addChildren([organisationsRoute, organisationTreeRoute, competentRoute, organisationRoute, jobRolesRoute, caseTypeRoute, loginRoute, aboutRoute, learningRoute, verificationRoute, cardReadersRoute, signaturesRoute, signatureRoute]),
  clientRoute.addChildren([myCasesRoute, myCaseRoute, mySubmissionRoute, myMessageRoute, myDataUsesRoute]),
  officerRoute.addChildren([deskRoute, noticesRoute, arrivalsRoute, recordArrivalRoute, arrivalRoute, registerBooksRoute, registerChangesRoute, registerImportRoute, proposeChangeRoute, staffRoute, staffOfficerRoute, rightsRoute, cardsRoute, lostCardRoute, cardRenewalRoute, cardRoute, sealsRoute, sealRoute, caseRoute, decisionRoute])
])

export function createAppRouter(queryClient: QueryClient) {
  return createRouter({ routeTree, context: { queryClient }, defaultPreload: 'intent', defaultPreloadStaleTime: 0, scrollRestoration: true })
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createAppRouter>
  }
}
