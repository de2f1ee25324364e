/** All routes without a database or a port: for the description of the API and the test of who may call what. */
import { pino } from 'pino'
import { systemClock, systemIds, type Context } from '../platform/context/index.ts'
import type { Db } from '../platform/database/index.ts'
import { buildHttp, openApiDocument, type HttpApp } from '../platform/http/index.ts'
import { cardOfficeOf } from './card-office.ts'
import { registerRoutes } from './routes.ts'

/** What is never reached while routes are only described. */
function unreachable<T>(what: string): T {
  return new Proxy({}, { get: () => { throw new Error(`${what} is not there while routes are described`) } }) as T
}

/** The server with every route of the demo, whose handlers must not be called. */
export async function serverWithoutData(): Promise<HttpApp> {
  const db = unreachable<Db>('the database')
  const app = await buildHttp({
    config: { publicUrl: 'http://127.0.0.1:8080' },
    version: '0',
    logger: pino({ level: 'silent' }),
    db,
    clock: systemClock,
    ids: systemIds(),
    identify: { officer: async () => null, client: async () => null, integration: async () => null },
    authoriseAction: async () => {},
    webFolder: null
  })
  await registerRoutes(app, {
    db,
    demo: true,
    authority: unreachable('the certificate authority'),
    cards: cardOfficeOf({ authority: unreachable('the certificate authority'), publicUrl: () => '', keyEncryptionKey: new Uint8Array(32), randomBytes: () => unreachable('chance'), demo: true }),
    seals: unreachable('the making of seals'),
    origins: () => [],
    live: { subscribe: () => () => {} },
    exchange: unreachable('the exchange'),
    documents: { storage: unreachable('the documents'), templates: async () => null, seals: unreachable('the seals'), authority: unreachable('the certificate authority') },
    startDelivery: async () => [],
    logFolder: '/nonexistent',
    logKeys: () => null,
    otherIssuers: [],
    clientLogin: { issuer: 'https://identity.invalid', clientId: 'kapu', clientSecret: 'none' },
    context: () => unreachable<Context>('a context')
  })
  await app.ready()
  return app
}

/** The OpenAPI 3.1 document of all routes. */
export async function describeRoutes(): Promise<unknown> {
  const app = await serverWithoutData()
  try {
    return openApiDocument(app)
  } finally {
    await app.close()
  }
}
