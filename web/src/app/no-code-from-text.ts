/** The page's policy forbids code made of text. zod would try all the same to see whether it may, and the browser reports each attempt. */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } })
