/** The client identity provider (KAÜ, or its stand-in of the simulator) as it knows us. */
export interface ClientLoginConfig {
  /** Issuer, compared exactly. Plain HTTP only on this machine. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
}

export const CLIENT_COOKIE = 'kapu_client'
export const LOGIN_COOKIE = 'kapu_client_login'
export const CLIENT_IDLE_SECONDS = 30 * 60
export const CLIENT_ABSOLUTE_SECONDS = 2 * 3600
export const LOGIN_SECONDS = 15 * 60

export interface ClientSession {
  readonly id: string
  readonly subject: string
  readonly name: string
  readonly lastUsedAt: Date
  readonly absoluteExpiresAt: Date
  readonly endedAt: Date | null
}
