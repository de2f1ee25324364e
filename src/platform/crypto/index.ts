export { isIssuedBy, keyUsageBits, parseCertificate, signatureAlgorithms, subjectAttribute, verifySignature, type Certificate, type KeyKind } from './certificate.ts'
export { certificatePem } from './certificate-pem.ts'
export { checkRevocation, httpOcspTransport, ocspTimeout, OcspRefused, readKeptAnswer, type OcspFault, type OcspTransport, type RevocationCheck } from './check-revocation.ts'
export { certificationRequestBytes, encodeCertificationRequest, readCertificationRequest } from './certification-request.ts'
export { assembleSignedData, checkSignedData, digest, parseSignedData, signedAttributes, type SignedData } from './cms.ts'
export { commit, opens, saltLength } from './commitment.ts'
export { DerError, equalBytes, readDer, readDerPrefix } from './der.ts'
export { ecdsaDerToRaw, ecdsaRawToDer } from './ecdsa.ts'
export {
  issueCertificate, issueRevocationList, revocationReasons, type CertificateRequest, type NameAttribute, type RevocationReason, type RevokedEntry
} from './issue-certificate.ts'
export {
  folderKeyStore, hashOfCurve, KeyStoreError, signingKey, type Curve, type ExportableKeyStore, type HashName, type KeyStore, type SigningKey
} from './key-store.ts'
export { oids } from './object-identifiers.ts'
export {
  certificateId, encodeOcspRequest, encodeOcspResponse, ocspError, parseOcspRequest, parseOcspResponse, sameCertificateId, type CertificateId,
  type CertificateStatus, type OcspAnswer, type OcspRequest
} from './ocsp.ts'
export { tokenBeforeFolder, tokenKeyStore, type TokenOptions } from './pkcs11-key-store.ts'
export { secretBox, type SecretBox } from './secret-box.ts'
export {
  encodeTimestampRequest, grantedTimestamp, issueTimestampToken, parseTimestampRequest, readTimestampResponse, refusedTimestamp, timestamp, verifyTimestampToken,
  type TimestampReport, type TimestampRequest, type TimestampSigner, type TimestampTransport
} from './timestamp.ts'
export { CertificateRefused, mayIssue, readCertificate, validateCertificate, type CertificateFault, type CertificateProfile } from './validate-certificate.ts'
