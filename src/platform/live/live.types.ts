/** Who may hear of an event; every field that is given must be the listener's own. An empty audience is nobody. */
export interface LiveAudience {
  readonly organisationId?: string
  readonly postId?: string
  readonly officerId?: string
  readonly clientId?: string
  readonly sessionId?: string
}

/**
 * Something has changed: ids only, never personal data; the browser asks for the rest with its own rights. Sent as
 * `event: <kind>` with `{ id, kind, sequence }`; the audience stays here.
 */
export interface LiveEvent extends LiveAudience {
  readonly kind: 'arrival' | 'case' | 'notice' | 'session'
  readonly id: string
  /** Sequence of the last act, or any number that grows; 0 where there is none. */
  readonly sequence: number
}

export interface LiveHub {
  /** @param onGap called when events may have been missed (the database was away): the listener should ask afresh. */
  subscribe(listener: LiveAudience, onEvent: (event: LiveEvent) => void, onGap?: () => void): () => void
  close(): Promise<void>
}
