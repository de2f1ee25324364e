export { certificateAuthority, type Authority, type AuthorityOptions, type CertificateAuthority } from './authority.ts'
export { certificateAt, type CertificateAt } from './certificate-at.ts'
export { changeCertificateStatus, signatureErrors } from './change-status.ts'
export { issueCardCertificate, sealRegister, type CardHolder, type IssuedCertificate, type Seal, type SealRegister } from './issue-for-holder.ts'
export { answerOcsp, answerTimestamp, localOcspTransport, localTimestampTransport, revocationList, statusOfSerialAt } from './services.ts'
export { signatureRoutes } from './signatures.routes.ts'
export {
  cardAuthenticationProfile, cardSigningProfile, organisationSealProfile, policies, type CertificateKind, type RegisterStatus, type SignatureCertificate,
  type SignatureCertificateId
} from './signatures.types.ts'
