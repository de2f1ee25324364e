/** Pages behind the card. */
import desk from './desk.json' with { type: 'json' }
import caseTexts from './case.json' with { type: 'json' }
import arrivals from './arrivals.json' with { type: 'json' }
import books from './books.json' with { type: 'json' }
import decision from './decision.json' with { type: 'json' }

export const officer = { desk, case: caseTexts, arrivals, books, decision }
