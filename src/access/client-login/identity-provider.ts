import {
  allowInsecureRequests, authorizationCodeGrant, buildAuthorizationUrl, buildEndSessionUrl, calculatePKCECodeChallenge, ClientSecretBasic, discovery,
  type Configuration
} from 'openid-client'
import { clientLoginErrors } from './client-login.errors.ts'
import type { LoginUnderWay } from './client-login.store.ts'
import type { ClientLoginConfig } from './client-login.types.ts'

/** Who the provider says the client is. */
export interface IdentifiedClient {
  readonly subject: string
  readonly name: string
}

export interface IdentityProvider {
  authorizationUrl(login: LoginUnderWay, redirectUri: string): Promise<URL>
  /** Exchanges the code; every check of state, nonce, PKCE, issuer, audience and signature is the library's. */
  identify(login: LoginUnderWay, callback: URL): Promise<IdentifiedClient>
  endSessionUrl(returnTo: string): Promise<URL | null>
}

/** The relying party's side of OpenID Connect (authorization code with PKCE); discovery happens at the first login. */
export function identityProvider(config: ClientLoginConfig): IdentityProvider {
  const issuer = new URL(config.issuer)
  const local = issuer.protocol === 'http:' && ['127.0.0.1', '[::1]', 'localhost'].includes(issuer.hostname)
  if (issuer.protocol !== 'https:' && !local) throw new Error(`the client identity provider must use https: ${config.issuer}`)
  let known: Promise<Configuration> | undefined
  const configuration = (): Promise<Configuration> => {
    known ??= discovery(issuer, config.clientId, { id_token_signed_response_alg: 'ES256' }, ClientSecretBasic(config.clientSecret), {
      timeout: 10, ...(local ? { execute: [allowInsecureRequests] } : {})
    })
    return known.catch((error: unknown) => {
      // The next login asks again: the provider may only have been away.
      known = undefined
      throw clientLoginErrors.unavailable({}, { cause: error })
    })
  }
  return {
    async authorizationUrl(login, redirectUri) {
      return buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri, scope: 'openid profile', state: login.state, nonce: login.nonce,
        code_challenge: await calculatePKCECodeChallenge(login.codeVerifier), code_challenge_method: 'S256'
      })
    },
    async identify(login, callback) {
      const found = await configuration()
      const tokens = await authorizationCodeGrant(found, callback, {
        expectedState: login.state, expectedNonce: login.nonce, pkceCodeVerifier: login.codeVerifier, idTokenExpected: true
      })
      const claims = tokens.claims()
      if (!claims) throw new Error('the identity provider sent no id token')
      const name = claims['name']
      return { subject: claims.sub, name: typeof name === 'string' && name.length > 0 ? name.slice(0, 200) : claims.sub }
    },
    async endSessionUrl(returnTo) {
      const found = await configuration()
      if (!found.serverMetadata().end_session_endpoint) return null
      // By client id, not by token: a token holds personal data, which do not belong into an address.
      return buildEndSessionUrl(found, { post_logout_redirect_uri: returnTo })
    }
  }
}
