/** Loads the demonstration country into an empty installation; a second start finds everything in place. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { issueDemoCards, issueNewcomersCards } from '../../demo/cards/index.ts'
import { demoCardHolders, demoNewcomers, loadDemoCountry } from '../../demo/country/index.ts'
import { loadDemoPersons } from '../../demo/persons/index.ts'
import { createIntegrationKey, revokeIntegrationKeys } from '../access/integrations/index.ts'
import { endSessionsOfCard } from '../access/sessions/index.ts'
import type { Context, OfficerPrincipal } from '../platform/context/index.ts'
import { inCentral } from '../platform/database/index.ts'
import { listCardsOfOfficer, type PersonaliseDeps } from '../registers/cards/index.ts'
import type { Installation } from './installation.ts'

/** Keys and passwords with which the simulator speaks to the Gate. */
const demoKeysSchema = z.object({ intake: z.string(), specialist: z.string(), clientLoginId: z.string(), clientLoginSecret: z.string() })
export type DemoKeys = z.infer<typeof demoKeysSchema>

/** Offices, officers and the Etalon's invented persons, by COPY in one transaction. */
export async function loadDemoRegisters(installation: Installation, now: Date): Promise<boolean> {
  const client = await installation.pool('owner').connect()
  try {
    await client.query('begin')
    const { loaded } = await loadDemoCountry(client, now)
    if (loaded) await loadDemoPersons(client, now)
    await client.query('commit')
    if (loaded) await client.query('analyze')
    return loaded
  } catch (error) {
    await client.query('rollback')
    throw error
  } finally {
    client.release()
  }
}

/** Software cards of the demo officers. */
export async function issueCards(ctx: Context, deps: PersonaliseDeps): Promise<void> {
  const issued = await issueDemoCards(ctx, { ...deps, onCardEnded: endSessionsOfCard }, demoCardHolders)
  if (issued > 0) {
    await issueNewcomersCards(ctx, deps, { officers: demoNewcomers, orders: await inTheNameOf(ctx, '3434'), makes: await inTheNameOf(ctx, '1212') })
  }
}

/** An administrator of the demo by their PIN, as if their card had let them in. */
async function inTheNameOf(ctx: Context, pin: string): Promise<OfficerPrincipal> {
  const { id, familyName, givenName, posts: [post] } = demoCardHolders.find((holder) => holder.pin === pin)!
  const [card] = await listCardsOfOfficer(ctx.db, id)
  return {
    kind: 'officer', sessionId: ctx.ids.uuid(), officerId: id, name: `${familyName} ${givenName}`, organisationId: post!.organisationId, postId: post!.id, jobRoleId: post!.jobRoleId,
    cardId: card!.id, substitutesForOfficerId: null
  }
}

/**
 * The simulator's keys: made once and kept beside the data (0600). When the file is gone the old keys are revoked, since
 * the database keeps only their hashes.
 */
export async function demoKeys(ctx: Context, dataDirectory: string): Promise<DemoKeys> {
  const path = join(dataDirectory, 'simulator', 'keys.json')
  const known = await readFile(path, 'utf8').then((text) => demoKeysSchema.parse(JSON.parse(text))).catch(() => undefined)
  if (known) return known
  const validTo = new Date(ctx.clock.now().getTime() + 10 * 365 * 86_400_000)
  const made = await inCentral(ctx.db, async (tx) => {
    await revokeIntegrationKeys(tx, ctx, 'demo-front-office')
    await revokeIntegrationKeys(tx, ctx, 'demo-specialists')
    const intake = await createIntegrationKey(tx, ctx, {
      code: 'demo-front-office', name: 'Bemutató ügyfélkapu', organisationId: null, scopes: ['intake'], validTo
    })
    const specialist = await createIntegrationKey(tx, ctx, {
      code: 'demo-specialists', name: 'Bemutató szakhatóságok', organisationId: null, scopes: ['specialist'], validTo
    })
    return {
      intake: intake.key,
      specialist: specialist.key,
      clientLoginId: 'ugyintezokapu',
      clientLoginSecret: Buffer.from(ctx.ids.bytes(24)).toString('base64url')
    }
  })
  await mkdir(dirname(path), { recursive: true, mode: 0o700 })
  await writeFile(path, JSON.stringify(made), { mode: 0o600 })
  return made
}
