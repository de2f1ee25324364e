export { packagedVersion } from './binaries.ts'
export { embeddedErrors } from './embedded.errors.ts'
export { takeLease, type Lease } from './lease.ts'
export { isAlive, startEmbedded, type EmbeddedServer, type ServerOptions } from './server.ts'
