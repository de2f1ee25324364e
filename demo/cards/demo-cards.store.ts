import { sql } from 'kysely'
import type { Db, Tx } from '../../src/platform/database/index.ts'
import type { CardState } from '../../src/registers/cards/index.ts'
import type { DemoCardView, SealedKey } from './demo-cards.types.ts'

export interface NewDemoCard extends Omit<DemoCardView, 'state' | 'authenticationCertificate' | 'signingCertificate'> {
  readonly position: number
  readonly authenticationCertificate: Uint8Array
  readonly signingCertificate: Uint8Array
}

export async function insertDemoCard(tx: Tx, card: NewDemoCard): Promise<void> {
  await tx.insertInto('demo_card').values({
    card_id: card.id, position: card.position, holder: card.holder, job_role: card.jobRole, organisation: card.organisation, pin: card.pin, note: card.note ?? '',
    retries_left: card.retriesLeft, authentication_certificate: Buffer.from(card.authenticationCertificate), signing_certificate: Buffer.from(card.signingCertificate),
    authentication_key: JSON.stringify(card.keys.authentication), signing_key: JSON.stringify(card.keys.signing)
  }).execute()
}

/** The demo cards that somebody has in their hands, with their state in the register now. */
export async function listDemoCards(db: Db | Tx): Promise<DemoCardView[]> {
  const rows = await db.selectFrom('demo_card').innerJoin('card', 'card.id', 'demo_card.card_id').selectAll('demo_card').select('card.state')
    .where((e) => e.or([e('demo_card.pin', 'is not', null), e('card.state', 'in', ['active', 'suspended'])]))
    .orderBy('demo_card.position').orderBy('demo_card.card_id').limit(100).execute()
  return rows.map((row) => {
    const state = row.state as CardState
    const retriesLeft = row.retries_left as number
    return {
      id: row.card_id as string, holder: row.holder as string, jobRole: row.job_role as string, organisation: row.organisation as string, pin: row.pin as string | null,
      state: state === 'active' && retriesLeft === 0 ? 'blocked' : state, note: (row.note as string) || null, retriesLeft,
      authenticationCertificate: Buffer.from(row.authentication_certificate as Uint8Array).toString('base64'),
      signingCertificate: Buffer.from(row.signing_certificate as Uint8Array).toString('base64'),
      keys: { authentication: row.authentication_key as SealedKey, signing: row.signing_key as SealedKey }
    }
  })
}

export async function hasDemoCards(db: Db | Tx): Promise<boolean> {
  return (await db.selectFrom('demo_card').select('card_id').limit(1).executeTakeFirst()) !== undefined
}

export async function isDemoOfficer(tx: Tx, officerId: string): Promise<boolean> {
  const row = await tx.selectFrom('officer').select('demo').where('id', '=', officerId).executeTakeFirst()
  return row?.demo === true
}

/** The holder as the list of demo cards names them; the post that began last. */
export async function describeHolder(tx: Tx, officerId: string): Promise<{ readonly name: string; readonly demo: boolean; readonly jobRole: string; readonly organisation: string } | null> {
  const { rows } = await sql<{ name: string; demo: boolean; jobRole: string; organisation: string }>`select o.name, o.demo, r.name_hu as "jobRole", g.name as organisation
    from kapu.officer o join kapu.post p on p.officer_id = o.id join kapu.job_role r on r.id = p.job_role_id join kapu.organisation g on g.id = p.organisation_id
    where o.id = ${officerId} order by p.valid_from desc, p.id limit 1`.execute(tx)
  return rows[0] ?? null
}
