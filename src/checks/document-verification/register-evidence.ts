/** Evidence from the Gate's own registers and log, kept as it is asked for, so that a bundle can be made of it. */
import { checkEntryProof, logErrors, openBody, proveEntry, type CheckedProof } from '../../log/index.ts'
import type { Context } from '../../platform/context/index.ts'
import { certificateId, checkRevocation, encodeOcspRequest, httpOcspTransport, isIssuedBy, OcspRefused, type Certificate } from '../../platform/crypto/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { listSigningPosts } from '../../registers/officers/index.ts'
import { findOrganisation } from '../../registers/organisations/index.ts'
import { answerOcsp, certificateAt, type CertificateAuthority } from '../../registers/signatures/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import type { Evidence, LoggedDocument, SigningPost, StatusEvidence } from './evidence.ts'
import { issuerOf } from './other-issuers.ts'
import type { Trust } from './trust.ts'
import { findSignedDocument } from './verification.store.ts'
import { bundleFormat, type Bundle } from './verification.types.ts'

export interface RegisterEvidence extends Evidence {
  /** What was found, for readers without the registers. */
  makeBundle(): Promise<Bundle>
}

const nothing: CheckedProof = { fault: null, record: null, facts: null, cosigned: false }

export function registerEvidence(ctx: Context, deps: { authority: CertificateAuthority; trust: Trust }): RegisterEvidence {
  const { db } = ctx
  const { trust } = deps
  const entries = new Map<string, Bundle['entries'][number]>()
  const certificates = new Map<string, Certificate>()

  const asked = new Map<string, ReturnType<typeof certificateAt>>()
  /** Status and holder come from one row. */
  function known(certificate: Certificate, at: Date): ReturnType<typeof certificateAt> {
    certificates.set(certificate.serial, certificate)
    const key = `${certificate.serial} ${at.getTime()} ${Buffer.from(certificate.signature).toString('base64')}`
    const answer = asked.get(key) ?? certificateAt(db, certificate, at)
    asked.set(key, answer)
    return answer
  }

  const answers = new Map<string, Promise<Uint8Array>>()
  /** Another maker's certificate, asked where the operator's list says: an address inside a certificate is its own claim, and is not followed. */
  async function statusOfOther(certificate: Certificate, at: Date): Promise<StatusEvidence> {
    const unknown: StatusEvidence = { status: 'unknown', endedAt: null, source: 'none' }
    const issuer = issuerOf(trust.others, certificate)
    if (!issuer?.ocsp) return unknown
    const transport = httpOcspTransport(issuer.ocsp)
    try {
      const status = await checkRevocation({
        certificate, issuer: issuer.certificate, now: ctx.clock.now(), nonce: ctx.ids.bytes(32),
        transport: (request, signal) => {
          const answer = transport(request, signal)
          answers.set(certificate.serial, answer)
          return answer
        }
      })
      if (status.status === 'good') return { status: 'good', endedAt: null, source: 'ocsp' }
      return { status: status.at <= at ? 'revoked' : 'good', endedAt: status.at, source: 'ocsp' }
    } catch (error) {
      answers.delete(certificate.serial)
      if (!(error instanceof OcspRefused)) throw error
      ctx.logger.warn({ fault: error.fault, issuer: issuer.name }, 'the status of another maker\'s certificate is not certain')
      return unknown
    }
  }

  async function postsOfCard(officerId: string, day: string): Promise<SigningPost[]> {
    return (await listSigningPosts(db, officerId, day)).map((post) => ({
      postId: post.id, organisationId: post.organisationId, office: post.organisationName, role: { hu: post.jobRoleHu, en: post.jobRoleEn },
      substitutesFor: post.substitutesForName, from: post.validFrom, to: post.validTo
    }))
  }

  async function logged(sha256: string): Promise<LoggedDocument | null> {
    const found = trust.log ? await findSignedDocument(db, sha256) : null
    if (!found || !trust.log) return null
    try {
      const proof = await proveEntry(db, found.entryId)
      const opened = await openBody(db, found.organisationId, found.entryId)
      entries.set(sha256, { sha256, proof, opened })
      return { proof: await checkEntryProof(proof, opened, trust.log), index: proof.index, waiting: false }
    } catch (error) {
      if (error instanceof DomainError && error.code === logErrors.notSealed().code) return { proof: nothing, index: 0, waiting: true }
      throw error
    }
  }

  return {
    canAskLog: trust.log !== null,
    logged,
    statusAt: async (certificate, at) => {
      const found = await known(certificate, at)
      return found ? { status: found.status, endedAt: found.endedAt, source: 'register' } : statusOfOther(certificate, at)
    },
    postsAt: async (certificate, kind, at, legalDate) => {
      const found = await known(certificate, at)
      const day = legalDate ?? legalDateOf(at)
      if (kind === 'card') return found?.officerId ? postsOfCard(found.officerId, day) : []
      const office = found?.organisationId ? await findOrganisation(db, found.organisationId, day) : null
      return office ? [{ postId: null, organisationId: office.id, office: office.name, role: null, substitutesFor: null, from: null, to: null }] : []
    },
    makeBundle: async () => {
      const statuses: string[] = []
      for (const certificate of certificates.values()) {
        const issuer = trust.issuers.find((candidate) => isIssuedBy(certificate, candidate))
        if (!issuer) {
          const kept = await answers.get(certificate.serial)
          if (kept) statuses.push(Buffer.from(kept).toString('base64'))
          continue
        }
        const answer = await answerOcsp(ctx, deps.authority, encodeOcspRequest(certificateId(certificate, issuer), ctx.ids.bytes(32)))
        statuses.push(Buffer.from(answer).toString('base64'))
      }
      return { format: bundleFormat, version: 1, madeAt: ctx.clock.now().toISOString(), entries: [...entries.values()], statuses }
    }
  }
}
