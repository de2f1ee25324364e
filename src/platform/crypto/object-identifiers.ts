/** Object identifiers by the names their standards give them. */
export const oids = {
  // X.520 names
  commonName: '2.5.4.3', surname: '2.5.4.4', serialNumber: '2.5.4.5', country: '2.5.4.6', organisation: '2.5.4.10',
  organisationalUnit: '2.5.4.11', givenName: '2.5.4.42', organisationIdentifier: '2.5.4.97',
  // RFC 5280 extensions
  subjectKeyIdentifier: '2.5.29.14', keyUsage: '2.5.29.15', subjectAlternativeName: '2.5.29.17', basicConstraints: '2.5.29.19', crlNumber: '2.5.29.20',
  crlReason: '2.5.29.21', crlDistributionPoints: '2.5.29.31', certificatePolicies: '2.5.29.32', authorityKeyIdentifier: '2.5.29.35',
  extendedKeyUsage: '2.5.29.37', authorityInformationAccess: '1.3.6.1.5.5.7.1.1', accessOcsp: '1.3.6.1.5.5.7.48.1', accessCaIssuers: '1.3.6.1.5.5.7.48.2',
  // extended key usages
  clientAuth: '1.3.6.1.5.5.7.3.2', timeStamping: '1.3.6.1.5.5.7.3.8', ocspSigning: '1.3.6.1.5.5.7.3.9', documentSigning: '1.3.6.1.5.5.7.3.36',
  // OCSP
  ocspBasic: '1.3.6.1.5.5.7.48.1.1', ocspNonce: '1.3.6.1.5.5.7.48.1.2', ocspNoCheck: '1.3.6.1.5.5.7.48.1.5',
  // keys, signatures, digests
  ecPublicKey: '1.2.840.10045.2.1', p256: '1.2.840.10045.3.1.7', p384: '1.3.132.0.34', rsaEncryption: '1.2.840.113549.1.1.1',
  ecdsaSha256: '1.2.840.10045.4.3.2', ecdsaSha384: '1.2.840.10045.4.3.3', ecdsaSha512: '1.2.840.10045.4.3.4',
  rsaSha256: '1.2.840.113549.1.1.11', rsaSha384: '1.2.840.113549.1.1.12', rsaSha512: '1.2.840.113549.1.1.13',
  sha1: '1.3.14.3.2.26', sha256: '2.16.840.1.101.3.4.2.1', sha384: '2.16.840.1.101.3.4.2.2', sha512: '2.16.840.1.101.3.4.2.3',
  // CMS, ESS, time-stamps
  data: '1.2.840.113549.1.7.1', signedData: '1.2.840.113549.1.7.2', contentType: '1.2.840.113549.1.9.3', messageDigest: '1.2.840.113549.1.9.4',
  signingTime: '1.2.840.113549.1.9.5', tstInfo: '1.2.840.113549.1.9.16.1.4', signatureTimeStamp: '1.2.840.113549.1.9.16.2.14',
  signingCertificateV2: '1.2.840.113549.1.9.16.2.47'
} as const
