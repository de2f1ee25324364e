import { createHash, generateKeyPairSync, randomBytes, sign, verify as verifies, type KeyObject } from 'node:crypto'
import { Agent, request, type IncomingHttpHeaders } from 'node:http'
import { join } from 'node:path'
import { sql } from 'kysely'
import { ownTrust, registerEvidence, verifyFile } from '../src/checks/document-verification/index.ts'
import { appendEntry, noteSigner, startSequencer } from '../src/log/index.ts'
import { systemClock } from '../src/platform/context/index.ts'
import { certificateId, encodeOcspRequest, equalBytes, parseCertificate, parseOcspResponse, timestamp, verifySignature, type Certificate } from '../src/platform/crypto/index.ts'
import { createDb, createPool, inOrganisation, type DatabaseAddress } from '../src/platform/database/index.ts'
import { renderTypst, sealPdf } from '../src/platform/pdf/index.ts'
import { sealRegister } from '../src/registers/seals/index.ts'
import { answerOcsp, localTimestampTransport, policies, type CertificateAuthority } from '../src/registers/signatures/index.ts'
import type { Context } from '../src/platform/context/index.ts'
import { listDemoCards } from '../demo/cards/index.ts'
import { sha256, stream, update } from '../test/factories/signed-pdf.ts'
import { unlock } from '../test/factories/software-card.ts'
import { benchCardKeys } from './card-keys.ts'
import { benchContext } from './bench-database.ts'
import type { Prepared } from './workload.ts'

export interface CardsParameters {
  readonly address: DatabaseAddress
  readonly folder: string
  readonly keyEncryptionKey: string
  readonly organisationId: string
  /** The Gate that answers, with the same authority and database. */
  readonly gate: string
  readonly card: { readonly id: string; readonly pin: string }
}

const size = 1024 * 1024

/** A document of an office, sealed and logged as those of cases are, verified over and over; certificates asked for; a card that logs in. */
export async function prepare(parameters: CardsParameters): Promise<Prepared> {
  const { address, folder, organisationId } = parameters
  const { keyStore, authority, publicUrl } = benchCardKeys(folder, parameters.keyEncryptionKey)
  const pool = createPool(address, 'kapu_app', { max: 4, applicationName: 'kapu bench cards' })
  const ctx = benchContext(createDb(pool))
  const { issuing } = await authority.current(ctx)
  const seals = sealRegister({ authority, keyStore, publicUrl, atFirstUse: true })
  await seals.prepare(ctx, organisationId)
  const document = await inOrganisation(ctx.db, organisationId, (tx) => seals.use(tx, ctx, { organisationId, caseId: null, documentKind: 'extract', reason: 'kivonat' }, (seal) =>
    sealPdf(document1MB(), seal, { signerName: 'Próba Hivatal', reason: 'kivonat', time: ctx.clock.now(), fieldName: 'Belyegzo' },
      (signature) => timestamp(signature, ctx.ids.bytes(16), localTimestampTransport(ctx, authority), [issuing], [policies.timestamp]))))

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
  const gate = gateCalls(parameters.gate)
  const card = await cardCalls(ctx, authority, gate, parameters)
  return { variants: { verify, ...card }, close: async () => { gate.close(); await pool.end() } }
}

/** What a login consists of, whole and in its parts. */
async function cardCalls(ctx: Context, authority: CertificateAuthority, gate: GateCalls, { gate: origin, card: { id, pin } }: CardsParameters): Promise<Prepared['variants']> {
  const card = (await listDemoCards(ctx.db)).find((item) => item.id === id)!
  // What the card itself does happens at the officer's desk; its key is opened once, so that the PIN's stretching is not measured.
  const key = unlock(card.keys.authentication, pin)
  const certificate = parseCertificate(Buffer.from(card.authenticationCertificate, 'base64'))
  const { issuing } = await authority.current(ctx)
  const ids = certificateId(certificate, issuing)

  async function ocsp(): Promise<ReturnType<typeof parseOcspResponse>> {
    const nonce = randomBytes(32)
    const { status, body } = await gate.post('/pki/ocsp', { 'content-type': 'application/ocsp-request' }, encodeOcspRequest(ids, nonce))
    const response = parseOcspResponse(body)
    if (status !== 200 || response.answers[0]?.status.status !== 'good' || !response.nonce || !equalBytes(response.nonce, nonce)) throw new Error(`no good answer: ${status}`)
    return response
  }

  const parts = checksOf(await ocsp(), { certificate, issuing, key, origin })
  return {
    ocsp,
    login: async () => {
      const own = { origin, 'x-kapu-request': '1', 'content-type': 'application/json' }
      const challenge = await gate.post('/api/v1/login/challenge', own, Buffer.from('{}'))
      const { nonce } = JSON.parse(challenge.body.toString()) as { nonce: string }
      const token = { unverifiedCertificate: card.authenticationCertificate, algorithm: 'ES256', signature: signToken(key, origin, nonce), format: 'web-eid:1.0' }
      const cookie = challenge.headers['set-cookie']!.map((item) => item.split(';')[0]).join('; ')
      const entered = await gate.post('/api/v1/login', { ...own, cookie }, Buffer.from(JSON.stringify({ token })))
      if (entered.status !== 200) throw new Error(entered.body.toString())
    },
    checks: async () => parts(),
    exchange: async () => { await answerOcsp(ctx, authority, encodeOcspRequest(ids, randomBytes(32))) },
    commits: async () => {
      for (let turn = 0; turn < 2; turn += 1) {
        await sql`insert into bench.row (organisation_id, case_id, kind, at, actor, policies, body)
          values (gen_random_uuid(), gen_random_uuid(), 'session.opened', now(), '{}', '{}', ${JSON.stringify({ text: 'x'.repeat(1_000) })})`.execute(ctx.db)
      }
    }
  }
}

const digestOf = (text: string): Uint8Array => createHash('sha256').update(text, 'utf8').digest()
const signedText = (origin: string, nonce: string): Uint8Array => Buffer.concat([digestOf(origin), digestOf(nonce)])
const signToken = (key: KeyObject, origin: string, nonce: string): string => sign('sha256', signedText(origin, nonce), { key, dsaEncoding: 'ieee-p1363' }).toString('base64')

/** The four signatures that a login verifies, and nothing else: of the token, the certificate, the OCSP answer, the certificate of its signer. */
function checksOf(
  answer: ReturnType<typeof parseOcspResponse>, { certificate, issuing, key, origin }: { certificate: Certificate; issuing: Certificate; key: KeyObject; origin: string }
): () => void {
  const nonce = randomBytes(32).toString('base64')
  const signature = Buffer.from(signToken(key, origin, nonce), 'base64')
  const signer = parseCertificate(answer.certificates[0]!)
  return () => {
    const holds = verifies('sha256', signedText(origin, nonce), { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' }, signature) &&
      [certificate, signer].every((item) => verifySignature(item.signatureAlgorithm, issuing.publicKey, item.tbs, item.signature)) &&
      verifySignature(answer.signatureAlgorithm, signer.publicKey, answer.signedData, answer.signature)
    if (!holds) throw new Error('a signature does not hold')
  }
}

interface GateCalls {
  post(path: string, headers: Readonly<Record<string, string>>, body: Uint8Array): Promise<{ readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: Buffer }>
  close(): void
}

/** Calls whose octets and cookies matter, over connections that stay open. */
function gateCalls(url: string): GateCalls {
  const { hostname, port } = new URL(url)
  const agent = new Agent({ keepAlive: true, maxSockets: 64 })
  return {
    post: (path, headers, body) => new Promise((resolve, reject) => {
      const sent = request({ agent, hostname, port, method: 'POST', path, headers: { 'user-agent': 'kapu-bench', ...headers, 'content-length': body.length } }, (answer) => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => { chunks.push(chunk) })
        answer.on('error', reject)
        answer.on('end', () => resolve({ status: answer.statusCode!, headers: answer.headers, body: Buffer.concat(chunks) }))
      })
      sent.on('error', reject)
      sent.end(body)
    }),
    close: () => agent.destroy()
  }
}

/** Three hundred pages, filled up with a stream as a scanned annex would. */
function document1MB(): Uint8Array {
  const pages = renderTypst({
    template: '#set document(title: "Kivonat", date: auto)\n#for page in range(300) [Az #str(page + 1). oldal: #lorem(60) #pagebreak(weak: true)]', data: {}, date: new Date('2026-11-24T10:00:00Z')
  }).pdf
  const annex = Buffer.alloc(Math.max(0, size - pages.length), 0x41).toString('latin1')
  return update(pages, (file) => [[file.size, stream(annex)]])
}
