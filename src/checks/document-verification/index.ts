/** Verification of signed documents: for anybody, on the page, by API and by command, with and without network. */
export { bundleEvidence, type Evidence } from './evidence.ts'
export { readOtherIssuers, TrustedIssuerRefused, type OtherIssuer } from './other-issuers.ts'
export { registerEvidence } from './register-evidence.ts'
export { ownTrust, readTrustList, writeTrustList, type Trust } from './trust.ts'
export { trustOf, verificationLimits, verificationRoutes } from './verification.routes.ts'
export { bundleSchema, trustListSchema, type Bundle, type Check, type Findings, type SignatureFindings, type TrustList, type Verdict } from './verification.types.ts'
export { verifyFile } from './verify-file.ts'
