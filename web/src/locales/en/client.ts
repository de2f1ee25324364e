/** The client's pages. */
import clientTexts from './client.json' with { type: 'json' }

export const client = { client: clientTexts }
