import type { Db } from '../database/index.ts'
import type { Logger } from 'pino'

/** The system clock; certificates, sessions and jobs see it. Legal time is computed from it per office (casework). */
export interface Clock {
  now(): Date
}

/** Source of identifiers (UUID version 7, time-ordered) and random bytes; passed in so tests are repeatable. */
export interface IdSource {
  uuid(): string
  bytes(length: number): Uint8Array
}

/**
 * On whose behalf code runs. Every transaction, log entry and act names one.
 * `officer` is fixed for one job role (munkakör) of one office; switching the job role makes another principal.
 */
export type Principal =
  | { readonly kind: 'public' }
  | {
      readonly kind: 'officer'
      readonly sessionId: string
      readonly officerId: string
      readonly name: string
      readonly organisationId: string
      /** `post.id`: the officer's dated holding of a job role in an office; null while no job role is chosen. */
      readonly postId: string | null
      readonly jobRoleId: string | null
      readonly cardId: string
      /** The officer in whose stead this post is held (helyettesítés). */
      readonly substitutesForOfficerId: string | null
    }
  | { readonly kind: 'client'; readonly clientId: string; readonly name: string }
  | { readonly kind: 'integration'; readonly integrationId: string; readonly name: string }
  | { readonly kind: 'system'; readonly name: string }

export type OfficerPrincipal = Extract<Principal, { kind: 'officer' }>

/** What every use case receives as its first argument. */
export interface Context<P extends Principal = Principal> {
  readonly db: Db
  readonly clock: Clock
  readonly ids: IdSource
  readonly logger: Logger
  readonly principal: P
  /** Correlates request, log entries and jobs. */
  readonly requestId: string
}
