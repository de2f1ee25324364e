/**
 * PAdES baseline B-T (ETSI EN 319 142-1) as an incremental update, in two steps, since a card signs a hash: prepare, then
 * complete. A later countersignature is another update over everything before it.
 */
import { assembleSignedData, digest, hashOfCurve, oids, parseCertificate, signedAttributes, type Certificate, type HashName, type SigningKey } from '../crypto/index.ts'
import { appendUpdate, catalogueNumber, catalogueOf, entriesOf, firstPageNumber, itemsOf, objectOf, readPdfFile, signatureFields, type PdfFile } from './pdf-file.ts'
import { array, atom, dictionary, name, PdfSyntaxError, readText, reference, textString, writeValue, type PdfValue } from './pdf-values.ts'
import { pdfErrors } from './typst.ts'

/** Octets kept for the signature: CMS with chain and time-stamp take about 5,000. */
const contentsLength = 16_384
const placeholder = `<${'0'.repeat(contentsLength * 2)}>`
const rangeWidth = 10
const rangePlaceholder = `[0 ${'0'.repeat(rangeWidth)} ${'0'.repeat(rangeWidth)} ${'0'.repeat(rangeWidth)}]`

export interface SignatureFacts {
  /** Certificate of the signer, DER. */
  readonly certificate: Uint8Array
  /** Certificates above it, for verifiers that do not have them. */
  readonly chain: readonly Uint8Array[]
  readonly signerName: string
  readonly reason: string
  /** Claimed time of signing; what proves the time is the time-stamp. */
  readonly time: Date
  /** Name of the signature field, unique in the document: `Kiadmanyozas`, `Pecset-2`. */
  readonly fieldName: string
}

export interface PreparedSignature {
  /** The document with an empty place for the signature. */
  readonly pdf: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly hash: HashName
  /** What is signed: the DER SET of the signed attributes. */
  readonly toBeSigned: Uint8Array
  /** Its hash, which goes to the card. */
  readonly digestToSign: Uint8Array
}

/** The hash that fits the signer's key. */
export function hashFor(certificate: Certificate): HashName {
  return certificate.keyKind === 'RSA' ? 'sha256' : hashOfCurve(certificate.keyKind)
}

function algorithmFor(certificate: Certificate): string {
  if (certificate.keyKind === 'RSA') return oids.rsaSha256
  return certificate.keyKind === 'P-256' ? oids.ecdsaSha256 : oids.ecdsaSha384
}

const pdfDate = (time: Date): string => `(D:${time.toISOString().slice(0, 19).replaceAll(/[-:T]/g, '')}+00'00')`

/**
 * Reserves the place of a signature and says what is to be signed.
 * @throws pdf.unsupported
 * @throws pdf.field-taken
 */
export function preparePdfSignature(pdf: Uint8Array, facts: SignatureFacts): PreparedSignature {
  try {
    const prepared = reserve(readPdfFile(pdf), facts)
    return resumePdfSignature(prepared, facts.certificate, facts.chain)
  } catch (cause) {
    if (cause instanceof PdfSyntaxError) throw pdfErrors.unsupported({ detail: cause.message }, { cause })
    throw cause
  }
}

function reserve(file: PdfFile, facts: SignatureFacts): Uint8Array {
  if (!/^[A-Za-z0-9-]{1,60}$/.test(facts.fieldName)) throw new RangeError('field name: letters, digits and hyphens')
  if (signatureFields(file).some(({ entries }) => readText(entries.get('T')) === facts.fieldName)) throw pdfErrors.fieldTaken({ field: facts.fieldName })
  const signatureNumber = file.size
  const fieldNumber = file.size + 1
  const pageNumber = firstPageNumber(file)
  const signature = dictionary([
    ['Type', name('Sig')], ['Filter', name('Adobe.PPKLite')], ['SubFilter', name('ETSI.CAdES.detached')],
    ['ByteRange', { kind: 'atom', text: rangePlaceholder }], ['Contents', { kind: 'atom', text: placeholder }],
    ['Name', textString(facts.signerName)], ['Reason', textString(facts.reason)], ['M', { kind: 'string', text: pdfDate(facts.time), at: -1 }]
  ])
  // An invisible widget (zero rectangle) needs no appearance under PDF/A-3, 6.3.3; the visible text is part of the page itself.
  const field = dictionary([
    ['Type', name('Annot')], ['Subtype', name('Widget')], ['FT', name('Sig')], ['T', textString(facts.fieldName)], ['V', reference(signatureNumber)],
    ['F', atom(132)], ['Rect', array(atom(0), atom(0), atom(0), atom(0))], ['P', reference(pageNumber)]
  ])
  const catalogue = new Map(catalogueOf(file))
  const form = catalogue.has('AcroForm') ? new Map(entriesOf(file, catalogue.get('AcroForm'), 'form')) : new Map<string, PdfValue>()
  form.set('Fields', array(...itemsOf(file, form.get('Fields')), reference(fieldNumber)))
  form.set('SigFlags', atom(3))
  catalogue.set('AcroForm', dictionary(form))
  const page = new Map(entriesOf(file, objectOf(file, pageNumber), 'page'))
  page.set('Annots', array(...itemsOf(file, page.get('Annots')), reference(fieldNumber)))
  const identifier = Buffer.from(digest('sha256', file.bytes, Buffer.from(facts.fieldName), facts.certificate)).subarray(0, 16).toString('hex')
  const { bytes, starts } = appendUpdate(file, [
    { number: signatureNumber, body: writeValue(signature) }, { number: fieldNumber, body: writeValue(field) },
    { number: pageNumber, body: writeValue(dictionary(page)) }, { number: catalogueNumber(file), body: writeValue(dictionary(catalogue)) }
  ], identifier)
  const buffer = Buffer.from(bytes)
  const start = starts.get(signatureNumber)!
  const contents = buffer.indexOf(placeholder, start, 'latin1')
  const range = buffer.indexOf(rangePlaceholder, start, 'latin1')
  const after = contents + placeholder.length
  const text = `[0 ${[contents, after, buffer.length - after].map((number) => String(number).padEnd(rangeWidth)).join(' ')}]`
  buffer.write(text, range, 'latin1')
  return buffer
}

/** Where the empty place is. @throws PdfSyntaxError when there is none */
function emptyPlace(pdf: Uint8Array): { start: number; end: number } {
  const start = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.byteLength).lastIndexOf(placeholder, undefined, 'latin1')
  if (start < 0) throw new PdfSyntaxError('no place for a signature', 0)
  return { start, end: start + placeholder.length }
}

/** Takes up a prepared document again (it may lie in the document store between the two steps). @throws pdf.unsupported */
export function resumePdfSignature(pdf: Uint8Array, certificateDer: Uint8Array, chain: readonly Uint8Array[]): PreparedSignature {
  const certificate = parseCertificate(certificateDer)
  const hash = hashFor(certificate)
  let place: { start: number; end: number }
  try {
    place = emptyPlace(pdf)
  } catch (cause) {
    throw pdfErrors.unsupported({ detail: String(cause) }, { cause })
  }
  const toBeSigned = signedAttributes({ type: oids.data, digest: digest(hash, pdf.subarray(0, place.start), pdf.subarray(place.end)) }, certificateDer)
  return { pdf, certificate: certificateDer, chain, hash, toBeSigned, digestToSign: digest(hash, toBeSigned) }
}

/**
 * Puts signature and time-stamp into their place.
 * @param signature DER for ECDSA
 * @param timestampToken RFC 3161 token over the signature value
 * @throws pdf.too-large
 */
export function completePdfSignature(prepared: PreparedSignature, signature: Uint8Array, timestampToken: Uint8Array): Uint8Array {
  const signer = parseCertificate(prepared.certificate)
  const cms = assembleSignedData({
    hash: prepared.hash, contentType: oids.data, content: null, signer, certificates: [prepared.certificate, ...prepared.chain],
    signedAttributes: prepared.toBeSigned, signatureAlgorithm: algorithmFor(signer), signature, timestampToken
  })
  if (cms.length > contentsLength) throw pdfErrors.tooLarge({ length: cms.length })
  const signed = Buffer.from(prepared.pdf)
  signed.write(Buffer.from(cms).toString('hex'), emptyPlace(prepared.pdf).start + 1, 'latin1')
  return signed
}

/**
 * Seals a document with a key that the server holds (office seal, elektronikus bélyegző).
 * @param stamp gives the time-stamp token over the signature value
 */
export async function sealPdf(
  pdf: Uint8Array, seal: { key: SigningKey; certificate: Certificate; chain: readonly Uint8Array[] },
  facts: Pick<SignatureFacts, 'signerName' | 'reason' | 'time' | 'fieldName'>, stamp: (signature: Uint8Array) => Promise<Uint8Array>
): Promise<Uint8Array> {
  const prepared = preparePdfSignature(pdf, { ...facts, certificate: seal.certificate.der, chain: seal.chain })
  const signature = await seal.key.sign(prepared.toBeSigned)
  return completePdfSignature(prepared, signature, await stamp(signature))
}
