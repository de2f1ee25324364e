/** Pages that explain. */
import about from './about.json' with { type: 'json' }
import learning from './learning.json' with { type: 'json' }
import readers from './readers.json' with { type: 'json' }
import verification from './verification.json' with { type: 'json' }

export const info = { about, learning, readers, verification }
