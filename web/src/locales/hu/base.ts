/** What every page needs, and the entry. */
import common from './common.json' with { type: 'json' }
import shell from './shell.json' with { type: 'json' }
import card from './card.json' with { type: 'json' }
import home from './home.json' with { type: 'json' }
import login from './login.json' with { type: 'json' }

export const base = { common, shell, card, home, login }
