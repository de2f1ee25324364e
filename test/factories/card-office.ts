/** A card office on a test database: authority, one invented officer with a post, and software cards in any condition. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { issueDemoCard, listDemoCards, type DemoCardCondition, type DemoCardView } from '../../demo/cards/index.ts'
import { folderKeyStore, secretBox, type ExportableKeyStore, type SecretBox } from '../../src/platform/crypto/index.ts'
import type { Context } from '../../src/platform/context/index.ts'
import type { DB } from '../../src/platform/database/index.ts'
import { certificateAuthority, type CertificateAuthority } from '../../src/registers/signatures/index.ts'

export interface CardOffice {
  readonly keyStore: ExportableKeyStore
  readonly authority: CertificateAuthority
  /** Seals PINs until their letters are printed. */
  readonly pins: SecretBox
  readonly ended: { readonly cardId: string; readonly reason: string }[]
  readonly onCardEnded: (tx: unknown, ctx: unknown, cardId: string, reason: string) => Promise<number>
  /** Inserts an invented officer. */
  officer(facts?: { validTo?: string; demo?: boolean }): Promise<{ id: string; number: string }>
  /** Issues a software card; PIN 1234. */
  card(ctx: Context, officer: { id: string; number: string }, condition?: DemoCardCondition, curve?: 'P-256' | 'P-384'): Promise<DemoCardView>
  close(): void
}

export function cardOffice(owner: Kysely<DB>, ids: { uuid(): string }): CardOffice {
  const folder = mkdtempSync(join(tmpdir(), 'kapu-keys-'))
  const keyStore = folderKeyStore({ folder, keyEncryptionKey: randomBytes(32), randomBytes })
  const publicUrl = (): string => 'http://127.0.0.1:8080'
  const authority = certificateAuthority({ keyStore, name: 'Próba', publicUrl })
  const ended: { cardId: string; reason: string }[] = []
  const onCardEnded: CardOffice['onCardEnded'] = async (_tx, _ctx, cardId, reason) => {
    ended.push({ cardId, reason })
    return 0
  }
  let position = 0
  return {
    keyStore, authority, pins: secretBox({ keyEncryptionKey: randomBytes(32), purpose: 'card pin letters', randomBytes }), ended, onCardEnded,
    async officer(facts = {}) {
      const id = ids.uuid()
      const number = `9${String(++position).padStart(5, '0')}`
      await owner.insertInto('officer').values({
        id, officer_number: number, name: 'Próba Panna', demo: facts.demo ?? true, valid_from: '2020-01-01', valid_to: facts.validTo ?? null, recorded_at: new Date('2020-01-01T00:00:00Z')
      }).execute()
      return { id, number }
    },
    async card(ctx, officer, condition = 'active', curve = 'P-256') {
      const id = await issueDemoCard(ctx, { authority, publicUrl, onCardEnded }, {
        officerId: officer.id, officerNumber: officer.number, familyName: 'Próba', givenName: 'Panna', jobRole: 'ügyintéző', organisation: 'Próba Hivatal', pin: '1234',
        condition, note: null, position: ++position, curve
      })
      return (await listDemoCards(ctx.db)).find((card) => card.id === id)!
    },
    close: () => rmSync(folder, { recursive: true })
  }
}
