import { readOtherIssuers, TrustedIssuerRefused, type OtherIssuer } from '../checks/document-verification/index.ts'
import { ConfigError, type Config } from '../platform/config/index.ts'

/** Other makers of signatures by the operator's list (KAPU_TRUSTED_ISSUERS_FILE). @throws ConfigError naming the entry and what is wrong with it */
export function trustedIssuersOf(config: Pick<Config, 'trustedIssuersFile'>): OtherIssuer[] {
  if (config.trustedIssuersFile === null) return []
  try {
    return readOtherIssuers(config.trustedIssuersFile)
  } catch (error) {
    if (!(error instanceof TrustedIssuerRefused)) throw error
    throw new ConfigError('config.invalid', `KAPU_TRUSTED_ISSUERS_FILE: ${error.message}`, { cause: error })
  }
}
