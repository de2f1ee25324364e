import { buffer } from 'node:stream/consumers'
import { z } from 'zod'
import type { CardTrust } from '../../access/card-login/index.ts'
import type { ProofKeys } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { receiveMultipart, type HttpApp } from '../../platform/http/index.ts'
import type { CertificateAuthority } from '../../registers/signatures/index.ts'
import type { OtherIssuer } from './other-issuers.ts'
import { registerEvidence } from './register-evidence.ts'
import { ownTrust, writeTrustList, type Trust } from './trust.ts'
import { bundleSchema, findingsSchema, trustListSchema } from './verification.types.ts'
import { verifyFile } from './verify-file.ts'

export const verificationLimits = { files: 10, fileBytes: 20 * 1024 * 1024 } as const

export interface VerificationRoutesDeps {
  readonly authority: CertificateAuthority
  readonly trust: CardTrust
  /** Keys of the log and its witness; null where there is none. */
  readonly logKeys: () => ProofKeys | null
  /** Other makers, by the operator's list. */
  readonly otherIssuers: readonly OtherIssuer[]
  /** How the Gate calls itself in its trust list. */
  readonly name: string
}

const requestSchema = z.strictObject({
  /** Asks also for what a verifier without network needs. */
  bundle: z.boolean().default(false)
})

/** The Gate's own trust: its issuing authorities and whoever else issues cards by its configuration. */
export async function trustOf(deps: Pick<VerificationRoutesDeps, 'authority' | 'trust' | 'logKeys' | 'otherIssuers'>, ctx: Context): Promise<Trust> {
  const own = (await deps.authority.current(ctx)).issuers.map(({ certificate }) => certificate)
  const others = (await deps.trust.issuers(ctx)).filter((certificate) => !own.some(({ der }) => Buffer.compare(certificate.der, der) === 0))
  return ownTrust([...own, ...others], deps.logKeys(), deps.otherIssuers)
}

/** Verification of signed documents for anybody (aláírás ellenőrzése). Files are held in memory for the answer and kept nowhere. */
export function verificationRoutes(app: HttpApp, deps: VerificationRoutesDeps): void {
  const access = { audience: 'public' } as const
  app.post('/api/v1/public/verification', {
    // Exempt: it changes nothing, no cookie is read, and whoever verifies by program has no page of ours.
    config: { access, csrf: 'exempt', rate: 'heavy', multipart: { field: 'verification', schema: requestSchema, files: 'file-1' } },
    bodyLimit: verificationLimits.files * verificationLimits.fileBytes,
    schema: {
      operationId: 'verifyDocuments', summary: 'Verify signed PDFs: multipart, first part `verification` (JSON), then up to ten files. Nothing is kept', tags: ['public'],
      response: { 200: z.object({ verifiedAt: z.iso.datetime(), items: z.array(findingsSchema.extend({ name: z.string() })), bundle: bundleSchema.nullable() }) }
    }
  }, async (request, reply) => {
    const ctx = request.context()
    const trust = await trustOf(deps, ctx)
    const evidence = registerEvidence(ctx, { authority: deps.authority, trust })
    const items: (z.infer<typeof findingsSchema> & { name: string })[] = []
    const { bundle } = await receiveMultipart(request, {
      field: 'verification', schema: requestSchema, maxFieldBytes: 10_000, maxFileBytes: verificationLimits.fileBytes, maxFiles: verificationLimits.files
    }, async (file) => {
      items.push({ name: file.claimedName.slice(0, 300), ...await verifyFile(await buffer(file.content), trust, evidence, ctx.clock.now()) })
    })
    return reply.header('cache-control', 'no-store').send({ verifiedAt: ctx.clock.now().toISOString(), items, bundle: bundle ? await evidence.makeBundle() : null })
  })

  app.get('/pki/trust-list', {
    config: { access },
    schema: {
      operationId: 'getTrustList', summary: 'Trust list for verifying without network: issuing authorities, policies, keys of the log', tags: ['pki'], response: { 200: trustListSchema }
    }
  }, async (request, reply) => {
    const trust = await trustOf(deps, request.context())
    return reply.header('cache-control', 'public, max-age=300').send(writeTrustList(deps.name, trust))
  })
}
