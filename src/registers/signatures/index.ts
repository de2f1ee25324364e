export { authorityErrors, certificateAuthority, type Authority, type AuthorityOptions, type CertificateAuthority, type IssuingAuthority } from './authority.ts'
export { rootKeyName } from './authority-parts.ts'
export { authorityJobs, scheduleRenewal } from './renewal-job.ts'
export { certificateAt, type CertificateAt } from './certificate-at.ts'
export { changeCertificateStatus, signatureErrors } from './change-status.ts'
export { issueCardCertificate, issueSealCertificate, type CardHolder, type IssuedCertificate } from './issue-for-holder.ts'
export { answerOcsp, answerTimestamp, localOcspTransport, localTimestampTransport, revocationList, statusOfSerialAt } from './services.ts'
export { findRoot } from './authority.ts'
export { holdKeys, listServerKeys } from './signatures.store.ts'
export { signatureRoutes } from './signatures.routes.ts'
export { lockAuthority } from './signatures.store.ts'
export {
  cardAuthenticationProfile, cardSigningProfile, organisationSealProfile, policies, type CertificateKind, type RegisterStatus, type SignatureCertificate,
  type SignatureCertificateId
} from './signatures.types.ts'
