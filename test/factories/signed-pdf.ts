/** Signed documents made in memory, and what may and may not be done to them afterwards: for verifiers' tests. */
import { randomBytes } from 'node:crypto'
import {
  assembleSignedData, digest, grantedTimestamp, issueTimestampToken, oids, parseTimestampRequest, timestamp, type Certificate, type TimestampSigner
} from '../../src/platform/crypto/index.ts'
import {
  appendUpdate, catalogueNumber, catalogueOf, entriesOf, firstPageNumber, itemsOf, objectOf, readPdfFile, type PdfFile
} from '../../src/platform/pdf/pdf-file.ts'
import { array, atom, dictionary, name, reference, textString, writeValue, type PdfValue } from '../../src/platform/pdf/pdf-values.ts'
import { completePdfSignature, preparePdfSignature } from '../../src/platform/pdf/index.ts'
import { testPolicies, type Holder, type TestAuthority } from './test-authority.ts'

export type Stamp = (data: Uint8Array) => Promise<Uint8Array>

/** A time-stamp authority whose clock shows `at`. */
export function stampOf(signer: TimestampSigner, issuer: Certificate, at: Date): Stamp {
  return (data) => timestamp(
    data, randomBytes(16), async (der) => grantedTimestamp(await issueTimestampToken(parseTimestampRequest(der), signer, at, randomBytes(16))),
    [issuer], [testPolicies.timestamp]
  )
}

export interface Signing {
  readonly authority: TestAuthority
  readonly holder: Holder
  readonly at: Date
  readonly fieldName?: string
  /** null: no time-stamp. */
  readonly stamp?: Stamp | null
}

/** Signs with a time-stamp, as the card's two steps do. */
export async function signPdf(pdf: Uint8Array, { authority, holder, at, fieldName = 'Kiadmany-1', stamp }: Signing): Promise<Uint8Array> {
  const chain = [authority.issuing.certificate.der]
  const prepared = preparePdfSignature(pdf, {
    certificate: holder.certificate.der, chain, signerName: 'Őri Ágnes', reason: 'kiadmányozás', time: at, fieldName
  })
  const signature = await holder.key.sign(prepared.toBeSigned)
  if (stamp === null) {
    const cms = assembleSignedData({
      hash: prepared.hash, contentType: oids.data, content: null, signer: holder.certificate, certificates: [holder.certificate.der], signedAttributes: prepared.toBeSigned,
      signatureAlgorithm: oids.ecdsaSha256, signature
    })
    const bytes = Buffer.from(prepared.pdf)
    bytes.write(Buffer.from(cms).toString('hex'), contentsOf(bytes).start + 1, 'latin1')
    return bytes
  }
  const token = await (stamp ?? stampOf(authority.timestamp, authority.issuing.certificate, at))(signature)
  return completePdfSignature(prepared, signature, token)
}

/** Objects of an update, by number; numbers from `file.size` on are new. */
export type Update = (file: PdfFile) => ReadonlyArray<readonly [number, string]>

/** Saves incrementally, as any PDF program may. */
export function update(pdf: Uint8Array, make: Update): Uint8Array {
  const file = readPdfFile(pdf)
  return Buffer.from(appendUpdate(file, make(file).map(([number, body]) => ({ number, body })), randomBytes(16).toString('hex')).bytes)
}

export const stream = (content: string, entries = ''): string => `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`

/** The catalogue or the first page with some entries set. */
export function withEntries(file: PdfFile, which: 'catalogue' | 'page', changes: Readonly<Record<string, PdfValue>>): readonly [number, string] {
  const number = which === 'catalogue' ? catalogueNumber(file) : firstPageNumber(file)
  const entries = new Map(entriesOf(file, objectOf(file, number), which))
  for (const [key, value] of Object.entries(changes)) entries.set(key, value)
  return [number, writeValue(dictionary(entries))]
}

/** Adds certificates and revocation data (document security store). */
export function addValidationData(pdf: Uint8Array, certificates: readonly Uint8Array[]): Uint8Array {
  return update(pdf, (file) => {
    const first = file.size
    const earlier = catalogueOf(file).get('DSS')
    const kept = earlier ? itemsOf(file, entriesOf(file, earlier, 'store').get('Certs')).map(writeValue) : []
    const store = `<< /Type /DSS /Certs [${[...kept, ...certificates.map((_, index) => `${first + 1 + index} 0 R`)].join(' ')}] /VRI << /${'A'.repeat(40)} << /Cert [${first + 1} 0 R] >> >> >>`
    return [
      [earlier?.kind === 'reference' ? earlier.number : first, store],
      ...certificates.map((der, index): [number, string] => [first + 1 + index, stream(Buffer.from(der).toString('latin1'))]),
      withEntries(file, 'catalogue', { DSS: earlier ?? reference(first) })
    ]
  })
}

const roomForStamp = 12_000

/** Adds a document time-stamp (archive stamp) over everything before it. */
export async function archiveStamp(pdf: Uint8Array, stamp: Stamp, fieldName = 'Archiv-1'): Promise<Uint8Array> {
  const empty = `<${'0'.repeat(roomForStamp)}>`
  const range = `[0 ${'0'.repeat(10)} ${'0'.repeat(10)} ${'0'.repeat(10)}]`
  const bytes = Buffer.from(update(pdf, (file) => {
    const [value, field] = [file.size, file.size + 1]
    const form = new Map(entriesOf(file, catalogueOf(file).get('AcroForm'), 'form'))
    form.set('Fields', array(...itemsOf(file, form.get('Fields')), reference(field)))
    const annotations = itemsOf(file, entriesOf(file, objectOf(file, firstPageNumber(file)), 'page').get('Annots'))
    return [
      [value, `<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161 /ByteRange ${range} /Contents ${empty} >>`],
      [field, writeValue(dictionary([
        ['Type', name('Annot')], ['Subtype', name('Widget')], ['FT', name('Sig')], ['T', textString(fieldName)], ['V', reference(value)], ['F', atom(132)],
        ['Rect', array(atom(0), atom(0), atom(0), atom(0))], ['P', reference(firstPageNumber(file))]
      ]))],
      withEntries(file, 'catalogue', { AcroForm: dictionary(form) }),
      withEntries(file, 'page', { Annots: array(...annotations, reference(field)) })
    ]
  }))
  const start = bytes.lastIndexOf(empty, undefined, 'latin1')
  const end = start + empty.length
  bytes.write(`[0 ${[start, end, bytes.length - end].map((number) => String(number).padEnd(10)).join(' ')}]`, bytes.lastIndexOf(range, undefined, 'latin1'), 'latin1')
  const token = await stamp(Buffer.concat([bytes.subarray(0, start), bytes.subarray(end)]))
  bytes.write(Buffer.from(token).toString('hex'), start + 1, 'latin1')
  return bytes
}

/** Where the last signature's value stands, with its angle brackets. */
export function contentsOf(pdf: Uint8Array): { readonly start: number; readonly end: number } {
  const text = Buffer.from(pdf).toString('latin1')
  const start = text.lastIndexOf('/Contents <') + '/Contents '.length
  return { start, end: text.indexOf('>', start) + 1 }
}

/** Writes another ByteRange (or anything as long) in place of the last one. */
export function withByteRange(pdf: Uint8Array, text: string): Uint8Array {
  const bytes = Buffer.from(pdf)
  const start = bytes.lastIndexOf('/ByteRange [', undefined, 'latin1') + '/ByteRange '.length
  const end = bytes.indexOf(']', start, 'latin1') + 1
  if (text.length > end - start) throw new RangeError('the new range is too long')
  bytes.write(text.padEnd(end - start), start, 'latin1')
  return bytes
}

export const sha256 = (bytes: Uint8Array): string => Buffer.from(digest('sha256', bytes)).toString('hex')
