import { cardActions, type CardResource } from '../../registers/cards/index.ts'
import { sealActions, type SealResource } from '../../registers/seals/index.ts'
import type { ChangeResource } from '../../registers/changes/index.ts'

export const actions = [
  'register:read', 'register-book:read', 'intake:record', 'case:read', 'case:register', 'case:assign', 'case:act', 'case:draft', 'case:submit', 'case:sign',
  'case:deliver', 'personal-data:query', 'office:set-legal-clock', 'register:administer', 'register:propose', 'register:approve', 'register:withdraw',
  'register:import', 'card:administer', 'card:report-lost', ...cardActions, 'seal:administer', ...sealActions
] as const
export type Action = (typeof actions)[number]

/** What an officer wants to act on, as far as the policies look at it. */
export type Resource =
  | {
      readonly type: 'Case'
      readonly id: string
      readonly organisationId: string
      readonly caseType: string
      readonly assigneePostId?: string | null
      readonly signerPostId?: string | null
      /** Post that drafted the decision that waits for sign-off. */
      readonly draftedByPostId?: string | null
    }
  | { readonly type: 'Submission'; readonly id: string; readonly organisationId: string; readonly caseType?: string | null }
  | { readonly type: 'DataSet'; readonly organisationId: string; readonly caseId: string | null; readonly dataSet: string; readonly purpose: string }
  | { readonly type: 'Office'; readonly organisationId: string }
  | { readonly type: 'Register'; readonly id: string }
  /** A change of a central register (nyilvántartási változás). */
  | ChangeResource
  /** An officer's card (hivatali kártya). */
  | CardResource
  /** An office's seal (elektronikus bélyegző). */
  | SealResource

/** The right that allowed an act; stored with it, so that "was this officer allowed then" needs no reconstruction. */
export interface Decision {
  /** Ids of the deciding policies. */
  readonly policies: readonly string[]
  readonly postId: string
  /** Officer in whose stead the post is held. */
  readonly substitutesForOfficerId: string | null
}

/** What stands about a post in the registers on a day, as the policies see it. */
export interface PostFacts {
  readonly postId: string
  readonly organisationId: string
  readonly inForce: boolean
  readonly cardValid: boolean
  readonly registrar: boolean
  readonly caseOfficer: boolean
  readonly signer: boolean
  readonly head: boolean
  readonly auditor: boolean
  /** Looks after the registers of the whole country (országos adminisztrátor). */
  readonly nationalAdministrator: boolean
  /** Looks after those of the own office and its units (helyi adminisztrátor). */
  readonly localAdministrator: boolean
  /** The own office and the units below it, for who looks after their registers; empty where it was not asked. */
  readonly administers: readonly string[]
  readonly caseTypes: readonly string[]
  /** Personal data that the job role may ask for. */
  readonly entitlements: readonly { readonly dataSet: string; readonly purpose: string }[]
  /** Purposes for which the officer's own right in this job role is approved, in force, and reviewed in time. */
  readonly grants: readonly string[]
  /** The training in data protection is in force. */
  readonly trained: boolean
  readonly persons: readonly string[]
  readonly posts: readonly string[]
}

/** Everything one decision looks at. */
export interface Question {
  readonly action: string
  readonly post: PostFacts
  readonly resource: Resource
  /** Officers that count as drafters of what is to be signed, or as proposers of a register's change. */
  readonly drafters: readonly string[]
  readonly fourEyes: boolean
}

export interface Answer {
  readonly allowed: boolean
  readonly policies: readonly string[]
  /** Policies that failed to evaluate: one is enough for a denial. */
  readonly errors: readonly string[]
}
