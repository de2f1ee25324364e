import aboutEn from './en/about.json' with { type: 'json' }
import arrivalsEn from './en/arrivals.json' with { type: 'json' }
import booksEn from './en/books.json' with { type: 'json' }
import cardEn from './en/card.json' with { type: 'json' }
import caseEn from './en/case.json' with { type: 'json' }
import clientEn from './en/client.json' with { type: 'json' }
import commonEn from './en/common.json' with { type: 'json' }
import decisionEn from './en/decision.json' with { type: 'json' }
import deskEn from './en/desk.json' with { type: 'json' }
import homeEn from './en/home.json' with { type: 'json' }
import learningEn from './en/learning.json' with { type: 'json' }
import loginEn from './en/login.json' with { type: 'json' }
import organisationsEn from './en/organisations.json' with { type: 'json' }
import registersEn from './en/registers.json' with { type: 'json' }
import rightsEn from './en/rights.json' with { type: 'json' }
import shellEn from './en/shell.json' with { type: 'json' }
import staffEn from './en/staff.json' with { type: 'json' }
import aboutHu from './hu/about.json' with { type: 'json' }
import arrivalsHu from './hu/arrivals.json' with { type: 'json' }
import booksHu from './hu/books.json' with { type: 'json' }
import cardHu from './hu/card.json' with { type: 'json' }
import caseHu from './hu/case.json' with { type: 'json' }
import clientHu from './hu/client.json' with { type: 'json' }
import commonHu from './hu/common.json' with { type: 'json' }
import decisionHu from './hu/decision.json' with { type: 'json' }
import deskHu from './hu/desk.json' with { type: 'json' }
import homeHu from './hu/home.json' with { type: 'json' }
import learningHu from './hu/learning.json' with { type: 'json' }
import loginHu from './hu/login.json' with { type: 'json' }
import organisationsHu from './hu/organisations.json' with { type: 'json' }
import registersHu from './hu/registers.json' with { type: 'json' }
import rightsHu from './hu/rights.json' with { type: 'json' }
import shellHu from './hu/shell.json' with { type: 'json' }
import staffHu from './hu/staff.json' with { type: 'json' }

/** A new namespace is added here, in both languages. */
export const resources = {
  hu: {
    common: commonHu, shell: shellHu, card: cardHu, home: homeHu, organisations: organisationsHu, login: loginHu, desk: deskHu, case: caseHu, arrivals: arrivalsHu, books: booksHu,
    learning: learningHu, about: aboutHu, client: clientHu, decision: decisionHu, staff: staffHu, rights: rightsHu, registers: registersHu
  },
  en: {
    common: commonEn, shell: shellEn, card: cardEn, home: homeEn, organisations: organisationsEn, login: loginEn, desk: deskEn, case: caseEn, arrivals: arrivalsEn, books: booksEn,
    learning: learningEn, about: aboutEn, client: clientEn, decision: decisionEn, staff: staffEn, rights: rightsEn, registers: registersEn
  }
} as const

export const namespaces = ['common', 'shell', 'card', 'home', 'organisations', 'login', 'desk', 'case', 'arrivals', 'books', 'learning', 'about', 'client', 'decision', 'registers', 'staff', 'rights'] as const
