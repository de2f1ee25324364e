import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { publicRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'

const day = /^\d{4}-\d{2}-\d{2}$/

export const signaturesRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/signatures',
  staticData: { title: 'common:title.signatures' },
  validateSearch: ({ q, serial, of, office, asOf }): { q?: string | undefined; serial?: string | undefined; of?: 'signature' | 'seal' | undefined; office?: string | undefined; asOf?: string | undefined } => ({
    q: searchText(q), serial: searchText(serial, /^[0-9A-Fa-f]{2,40}$/), of: (['signature', 'seal'] as const).find((one) => one === of), office: searchText(office, /^[0-9a-f-]{36}$/), asOf: searchText(asOf, day)
  }),
  component: lazyPage(() => import('./signatures-page.tsx'), 'SignaturesPage', 'registers')
})

export const signatureRoute = createRoute({
  getParentRoute: () => publicRoute,
  path: '/signatures/$signatureId',
  staticData: { title: 'common:title.signature' },
  validateSearch: ({ asOf }): { asOf?: string | undefined } => ({ asOf: searchText(asOf, day) }),
  component: lazyPage(() => import('./signature-page.tsx'), 'SignaturePage', 'registers')
})
