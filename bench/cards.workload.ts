import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ownTrust, registerEvidence, verifyFile } from '../src/checks/document-verification/index.ts'
import { appendEntry, noteSigner, startSequencer } from '../src/log/index.ts'
import { systemClock, systemIds } from '../src/platform/context/index.ts'
import { folderKeyStore, timestamp } from '../src/platform/crypto/index.ts'
import { createDb, createPool, inOrganisation, type DatabaseAddress } from '../src/platform/database/index.ts'
import { renderTypst, sealPdf } from '../src/platform/pdf/index.ts'
import { certificateAuthority, localTimestampTransport, policies, sealRegister } from '../src/registers/signatures/index.ts'
import { sha256, stream, update } from '../test/factories/signed-pdf.ts'
import { benchContext } from './bench-database.ts'
import type { Prepared } from './workload.ts'

export interface CardsParameters {
  readonly address: DatabaseAddress
  readonly folder: string
  readonly keyEncryptionKey: string
  readonly organisationId: string
}

const size = 1024 * 1024

/** A document of an office, sealed and logged as those of cases are, verified over and over. */
export async function prepare(parameters: CardsParameters): Promise<Prepared> {
  const { address, folder, organisationId } = parameters
  const ids = systemIds(systemClock)
  mkdirSync(join(folder, 'keys'), { recursive: true })
  const keyStore = folderKeyStore({ folder: join(folder, 'keys'), keyEncryptionKey: Buffer.from(parameters.keyEncryptionKey, 'base64'), randomBytes: (length) => ids.bytes(length) })
  const publicUrl = (): string => 'http://127.0.0.1:8080'
  const authority = certificateAuthority({ keyStore, name: 'Próba', publicUrl })
  const pool = createPool(address, 'kapu_app', { max: 4, applicationName: 'kapu bench cards' })
  const ctx = benchContext(createDb(pool))
  const { issuing } = await authority.current(ctx)
  const seal = await sealRegister({ authority, keyStore, publicUrl }).sealOf(ctx, { id: organisationId, name: 'Próba Hivatal' })
  const document = await sealPdf(document1MB(), seal, { signerName: 'Próba Hivatal', reason: 'kivonat', time: ctx.clock.now(), fieldName: 'Belyegzo' },
    (signature) => timestamp(signature, ctx.ids.bytes(16), localTimestampTransport(ctx, authority), [issuing], [policies.timestamp]))

  const digest = sha256(document)
  await inOrganisation(ctx.db, organisationId, async (tx) => {
    const { entryId } = await appendEntry(tx, ctx, { kind: 'act.appended', organisationId, body: { kind: 'document-filed', content: { sha256: digest } } })
    await sql`insert into kapu.signed_document values (${digest}, ${entryId}, ${organisationId}, 'document-filed')`.execute(tx)
  })
  const signer = noteSigner(generateKeyPairSync('ed25519').privateKey, 'kapu-naplo', 1)
  const sequencerPool = createPool(address, 'kapu_sequencer', { max: 2, applicationName: 'kapu bench sequencer' })
  const sequencer = startSequencer({ pool: sequencerPool, folder: join(folder, 'log'), signer, witness: null, clock: systemClock, logger: ctx.logger, onAlarm: () => undefined })
  await sequencer.flush()
  await sequencer.stop()
  await sequencerPool.end()

  const trust = ownTrust([issuing], { log: signer.key, witness: null })
  const verify = async (): Promise<void> => {
    const found = await verifyFile(document, trust, registerEvidence(ctx, { authority, trust }), systemClock.now())
    if (found.verdict !== 'valid' || found.signatures[0]!.checks.some(({ state }) => state !== 'good')) throw new Error(JSON.stringify(found))
  }
  await verify()
  return { variants: { verify }, close: () => pool.end() }
}

/** Three hundred pages, filled up with a stream as a scanned annex would. */
function document1MB(): Uint8Array {
  const pages = renderTypst({
    template: '#set document(title: "Kivonat", date: auto)\n#for page in range(300) [Az #str(page + 1). oldal: #lorem(60) #pagebreak(weak: true)]', data: {}, date: new Date('2026-11-24T10:00:00Z')
  }).pdf
  const annex = Buffer.alloc(Math.max(0, size - pages.length), 0x41).toString('latin1')
  return update(pages, (file) => [[file.size, stream(annex)]])
}
