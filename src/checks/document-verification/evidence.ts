/** What a verifier needs beside the file; from a bundle here, from the registers in `register-evidence.ts`. */
import { checkEntryProof, type CheckedProof } from '../../log/index.ts'
import { readKeptAnswer, type Certificate } from '../../platform/crypto/index.ts'
import type { Trust } from './trust.ts'
import type { Both, Bundle } from './verification.types.ts'

/** Status of a certificate at an instant. */
export interface StatusEvidence {
  readonly status: 'good' | 'revoked' | 'unknown'
  /** Since when it is revoked or suspended, if at all: also when that was only later. */
  readonly endedAt: Date | null
  readonly source: 'register' | 'ocsp' | 'none'
}

/** An office in whose name somebody could sign on a day. */
export interface SigningPost {
  readonly postId: string | null
  readonly organisationId: string
  readonly office: string
  readonly role: Both | null
  /** In whose stead. */
  readonly substitutesFor: string | null
  readonly from: string | null
  readonly to: string | null
}

/** What the log says of a document, already checked. */
export interface LoggedDocument {
  readonly proof: CheckedProof
  readonly index: number
  /** It is logged, but the next checkpoint has not been made. */
  readonly waiting: boolean
}

export interface Evidence {
  statusAt(certificate: Certificate, at: Date): Promise<StatusEvidence>
  /** In whose name the holder could sign on the legal day of the instant; null: there is nobody to ask. */
  postsAt(certificate: Certificate, kind: 'card' | 'seal', at: Date, legalDate: string | null): Promise<readonly SigningPost[] | null>
  /** Null: there is no entry, or nobody to ask (`canAskLog`). */
  logged(sha256: string): Promise<LoggedDocument | null>
  readonly canAskLog: boolean
}

/** Evidence of a reader without the registers; without a bundle there is none. */
export function bundleEvidence(trust: Trust, bundle: Bundle | null): Evidence {
  const answers = (bundle?.statuses ?? []).map((text) => Buffer.from(text, 'base64'))
  return {
    statusAt: async (certificate, at) => {
      for (const answer of answers) {
        for (const issuer of [...trust.issuers, ...trust.others.map((other) => other.certificate)]) {
          const kept = readKeptAnswer(answer, certificate, issuer)
          if (!kept || kept.status.status === 'unknown') continue
          if (kept.status.status === 'revoked') {
            return { status: kept.status.at <= at ? 'revoked' : 'good', endedAt: kept.status.at, source: 'ocsp' }
          }
          // What was good before it was used says nothing of when it was used.
          if (kept.thisUpdate.getTime() >= Math.floor(at.getTime() / 1000) * 1000) return { status: 'good', endedAt: null, source: 'ocsp' }
        }
      }
      return { status: 'unknown', endedAt: null, source: 'none' }
    },
    postsAt: async () => null,
    logged: async (sha256) => {
      const entry = bundle?.entries.find((item) => item.sha256 === sha256)
      if (!entry || !trust.log) return null
      return { proof: await checkEntryProof(entry.proof, entry.opened, trust.log), index: entry.proof.index, waiting: false }
    },
    canAskLog: bundle !== null && trust.log !== null
  }
}
