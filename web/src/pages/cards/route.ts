import { createRoute } from '@tanstack/react-router'
import { lazyPage } from '../../app/lazy-page.ts'
import { officerRoute } from '../../app/root-route.tsx'
import { searchText } from '../../shared/search/search-text.ts'
import { cardStates, type CardState } from './cards-api.ts'

const numberOrName = /^[\p{L}\p{N} .'-]{2,40}$/u

export const cardsRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/cards',
  staticData: { title: 'common:title.cards' },
  validateSearch: ({ q, state, within, officer }): { q?: string | undefined; state?: CardState | undefined; within?: number | undefined; officer?: string | undefined } => ({
    q: searchText(q, numberOrName), state: cardStates.find((one) => one === state), within: [1, 3, 6, 12].find((one) => one === Number(within)),
    officer: searchText(officer, /^[0-9a-f-]{36}$/)
  }),
  component: lazyPage(() => import('./cards-page.tsx'), 'CardsPage', 'officer', 'registers')
})

export const lostCardRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/lost-card',
  staticData: { title: 'common:title.lostCard' },
  component: lazyPage(() => import('./lost-card-page.tsx'), 'LostCardPage', 'officer', 'registers')
})

export const cardRenewalRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/card-renewal',
  staticData: { title: 'common:title.cardRenewal' },
  component: lazyPage(() => import('./renewal-page.tsx'), 'RenewalPage', 'officer', 'registers')
})

export const cardRoute = createRoute({
  getParentRoute: () => officerRoute,
  path: '/cards/$cardId',
  staticData: { title: 'common:title.card' },
  component: lazyPage(() => import('./card-page.tsx'), 'CardPage', 'officer', 'registers')
})
