/** The registers: tree of organisations, competence, changes, officers and posts, job roles and rights, cards, seals. */
import cards from './cards.json' with { type: 'json' }
import organisations from './organisations.json' with { type: 'json' }
import registersTexts from './registers.json' with { type: 'json' }
import rights from './rights.json' with { type: 'json' }
import seals from './seals.json' with { type: 'json' }
import signatures from './signatures.json' with { type: 'json' }
import staff from './staff.json' with { type: 'json' }

export const registers = { cards, organisations, registers: registersTexts, rights, seals, signatures, staff }
