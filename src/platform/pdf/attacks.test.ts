/** Known attacks on signed PDFs, each carried out here, and what must stay possible after signing. */
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addValidationData, archiveStamp, contentsOf, signPdf, stampOf, stream, update, withByteRange, withEntries, type Update
} from '../../../test/factories/signed-pdf.ts'
import { testAuthority, testPolicies, type Holder, type TestAuthority } from '../../../test/factories/test-authority.ts'
import { samplePdf } from '../../../test/factories/sample-pdf.ts'
import { renderTypst } from './typst.ts'
import { catalogueNumber, catalogueOf, firstPageNumber, itemsOf, objectOf, entriesOf, readPdfFile, type PdfFile } from './pdf-file.ts'
import { array, dictionary, reference, writeValue } from './pdf-values.ts'
import { verifyPdfSignature, type PdfReport, type VerifyOptions } from './verify-pdf.ts'

const now = new Date('2026-11-24T10:00:00Z')
let authority: TestAuthority
let holder: Holder
let plain: Uint8Array
let signed: Uint8Array

beforeAll(async () => {
  authority = await testAuthority(now)
  holder = await authority.issue({ subject: [['country', 'HU'], ['commonName', 'Őri Ágnes']], keyUsage: [1], policies: [testPolicies.signing] })
  plain = renderTypst({ template: '#set document(title: "Határozat", date: auto)\n#set page(width: 200pt, height: 200pt)\nAz ügyfél 10 000 Ft bírságot fizet.\n#pagebreak()\nMásodik oldal.', data: {}, date: now }).pdf
  signed = await sign(plain)
})

const sign = (pdf: Uint8Array, fieldName = 'Kiadmany-1', at = now): Promise<Uint8Array> => signPdf(pdf, { authority, holder, at, fieldName })
const verify = (pdf: Uint8Array, options: Partial<VerifyOptions> = {}): Promise<PdfReport> => verifyPdfSignature(pdf, {
  issuers: [authority.issuing.certificate], timestampIssuers: [authority.issuing.certificate], timestampPolicies: [testPolicies.timestamp], at: now,
  profiles: { card: { keyUsage: [1], extendedKeyUsage: null, policies: [testPolicies.signing] } }, ...options
})

/** The document must be read, and refused for these reasons. */
async function refused(pdf: Uint8Array, options: Partial<VerifyOptions> = {}): Promise<{ faults: readonly string[]; changed: readonly string[] }> {
  const report = await verify(pdf, options)
  expect(report.unreadable).toBeNull()
  expect(report.valid).toBe(false)
  return { faults: report.signatures.flatMap((item) => item.faults), changed: report.signatures.flatMap((item) => item.changed) }
}

/** A document that its author prepared before signing: what lies over the text is an object of its own. */
const overlay = (file: PdfFile): number => file.size
const shadowed = (): Uint8Array => update(plain, (file) => {
  const page = entriesOf(file, objectOf(file, firstPageNumber(file)), 'page')
  const contents = page.get('Contents')!
  return [
    [overlay(file), stream('1 1 1 rg 0 0 200 200 re f')],
    [overlay(file) + 1, stream('0 0 1 rg 0 0 200 200 re f')],
    withEntries(file, 'page', { Contents: array(...(contents.kind === 'array' ? contents.items : [contents]), reference(overlay(file))) })
  ]
})

/** A cross-reference table that names these places, in place of objects. */
function tableOnly(pdf: Uint8Array, entries: ReadonlyArray<readonly [number, number | null]>, trailer: (file: PdfFile) => string = (file) => `/Root ${writeValue(file.trailer.get('Root')!)}`): Uint8Array {
  const file = readPdfFile(pdf)
  const rows = entries.map(([number, at]) => `${number} 1\n${String(at ?? 0).padStart(10, '0')} ${at === null ? '00001 f' : '00000 n'}\r\n`).join('')
  const others = [...file.trailer].filter(([key]) => !['Root', 'Prev'].includes(key)).map(([key, value]) => `/${key} ${writeValue(value)}`).join(' ')
  return Buffer.concat([pdf, Buffer.from(`xref\n${rows}trailer\n<< ${others} ${trailer(file)} /Prev ${file.startXref} >>\nstartxref\n${pdf.length}\n%%EOF\n`, 'latin1')])
}

describe('shadow attacks: the author prepares two documents in one file before it is signed', () => {
  it('hide: what lay over the text is taken away', async () => {
    const before = shadowed()
    const cover = overlay(readPdfFile(plain))
    const victim = await sign(before)
    expect((await verify(victim)).valid).toBe(true)
    expect(await refused(update(victim, () => [[cover, stream(' ')]]))).toEqual({ faults: ['changed-afterwards'], changed: ['page-content'] })
    expect(await refused(tableOnly(victim, [[cover, null]]))).toEqual({ faults: ['changed-afterwards'], changed: ['removed'] })
  })

  it('replace: a font or the value of a form field is exchanged', async () => {
    const file = readPdfFile(signed)
    const font = [...file.offsets.keys()].find((number) => {
      const value = objectOf(file, number)
      const type = value.kind === 'dictionary' ? value.entries.get('Type') : undefined
      return type?.kind === 'name' && type.text === 'Font'
    })!
    expect(await refused(update(signed, () => [[font, '<< /Type /Font /Subtype /Type1 /BaseFont /Symbol >>']]))).toEqual({ faults: ['changed-afterwards'], changed: ['font'] })
    const form = update(plain, (before) => [
      [before.size, '<< /FT /Tx /T (Osszeg) /V (10 000) /Type /Annot /Subtype /Widget /Rect [10 10 90 30] >>'],
      withEntries(before, 'catalogue', { AcroForm: dictionary([['Fields', array(reference(before.size))]]) })
    ])
    const field = readPdfFile(plain).size
    expect(await refused(update(await sign(form), () => [[field, '<< /FT /Tx /T (Osszeg) /V (90 000) /Type /Annot /Subtype /Widget /Rect [10 10 90 30] >>']])))
      .toEqual({ faults: ['changed-afterwards'], changed: ['form'] })
  })

  it('hide and replace: a table alone points to other objects that were signed along', async () => {
    const before = shadowed()
    const cover = overlay(readPdfFile(plain))
    const victim = await sign(before)
    expect(await refused(tableOnly(victim, [[cover, readPdfFile(victim).offsets.get(cover + 1)!]]))).toMatchObject({ faults: ['changed-afterwards'] })
    // The other object under its own number and a second one of the same number somewhere else in the signed octets.
    const hidden = Buffer.from(`${cover} 0 obj\n<< /Length 0 >>\nstream\n\nendstream\nendobj\n`, 'latin1')
    const twice = update(plain, (file) => [[file.size, stream(hidden.toString('latin1'))]])
    const other = await sign(twice)
    const inside = Buffer.from(other).indexOf(hidden)
    expect(await refused(tableOnly(other, [[cover, inside]]))).toMatchObject({ faults: ['changed-afterwards'] })
  })

  it('another root, and another catalogue under the same number', async () => {
    const prepared = update(plain, (file) => [[file.size, writeValue(objectOf(file, catalogueNumber(file)))]])
    const other = readPdfFile(plain).size
    const victim = await sign(prepared)
    // The other root has no signature field: the document counts as unsigned, never as valid.
    expect(await verify(tableOnly(victim, [], () => `/Root ${other} 0 R`))).toMatchObject({ valid: false, signatures: [] })
    const withField = update(plain, (file) => [[file.size, `<< /Type /Catalog /Pages ${writeValue(catalogueOf(file).get('Pages')!)} /AcroForm << /Fields [] >> >>`]])
    const again = await sign(withField)
    const form = writeValue(catalogueOf(readPdfFile(again)).get('AcroForm')!)
    expect(await refused(update(again, (file) => [[catalogueNumber(file), `<< /Type /Catalog /Pages ${writeValue(catalogueOf(file).get('Pages')!)} /AcroForm ${form} /OpenAction << /S /JavaScript /JS (x) >> >>`]])))
      .toMatchObject({ faults: ['changed-afterwards'], changed: ['catalogue'] })
  })

  it('what was signed waits for an object that only an update brings', async () => {
    const waiting = readPdfFile(plain).size + 10
    const prepared = update(plain, (file) => {
      const contents = entriesOf(file, objectOf(file, firstPageNumber(file)), 'page').get('Contents')!
      return [withEntries(file, 'page', { Contents: array(contents, reference(waiting)) })]
    })
    const commented = Buffer.from(Buffer.from(prepared).toString('latin1').replace(`${waiting} 0 R`, `${waiting}%\n0 R`), 'latin1')
    const fixed = Buffer.from(commented.toString('latin1').replace(/startxref\n(\d+)\n%%EOF\n$/, (_, at: string) => `startxref\n${Number(at) + 1}\n%%EOF\n`), 'latin1')
    for (const pdf of [prepared, fixed]) {
      const victim = await sign(pdf)
      expect((await verify(victim)).valid).toBe(true)
      // As a part of the validation data, where streams are allowed.
      expect(await refused(update(victim, (file) => [
        [waiting, stream('0 0 1 rg 0 0 200 200 re f')], withEntries(file, 'catalogue', { DSS: dictionary([['Certs', array(reference(waiting))]]) })
      ]))).toMatchObject({ faults: ['changed-afterwards'] })
    }
  })
})

describe('incremental saving', () => {
  const attacks: Readonly<Record<string, [Update, string]>> = {
    'the text of the page': [(file) => [[contentsNumber(file), stream('BT /F1 12 Tf (90 000 Ft) Tj ET')]], 'page-content'],
    'a page with other contents': [(file) => [[file.size, stream('0 0 1 rg 0 0 99 99 re f')], withEntries(file, 'page', { Contents: reference(file.size) })], 'page'],
    'a note over the page': [(file) => [
      [file.size, '<< /Type /Annot /Subtype /FreeText /Rect [0 0 200 200] /Contents (90 000 Ft) >>'],
      withEntries(file, 'page', { Annots: array(...itemsOf(file, entriesOf(file, objectOf(file, firstPageNumber(file)), 'page').get('Annots')), reference(file.size)) })
    ], 'annotation'],
    'a visible field with a picture of its own': [(file) => [
      [file.size, '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Contents <00> /ByteRange [0 0 0 0] >>'],
      [file.size + 1, `<< /Type /Annot /Subtype /Widget /FT /Sig /T (x) /V ${file.size} 0 R /Rect [0 0 200 200] /AP << /N ${file.size + 2} 0 R >> >>`],
      [file.size + 2, stream('0 0 1 rg 0 0 200 200 re f', '/Type /XObject /Subtype /Form /BBox [0 0 200 200]')],
      withEntries(file, 'page', { Annots: array(...itemsOf(file, entriesOf(file, objectOf(file, firstPageNumber(file)), 'page').get('Annots')), reference(file.size + 1)) })
    ], 'form'],
    'a script that runs on opening': [(file) => [withEntries(file, 'catalogue', { OpenAction: dictionary([['S', { kind: 'name', text: 'JavaScript' }]]) })], 'catalogue'],
    'a further page': [(file) => {
      const pages = catalogueOf(file).get('Pages')!
      const tree = new Map(entriesOf(file, pages, 'pages'))
      tree.set('Kids', array(...itemsOf(file, tree.get('Kids')), reference(file.size)))
      return [[file.size, '<< /Type /Page /MediaBox [0 0 200 200] >>'], [pages.kind === 'reference' ? pages.number : 0, writeValue(dictionary(tree))]]
    }, 'page'],
    'something hidden among the validation data': [(file) => [
      [file.size, stream('0 0 1 rg 0 0 200 200 re f', '/Type /XObject /Subtype /Form')],
      withEntries(file, 'catalogue', { DSS: dictionary([['Certs', array(reference(file.size))]]) })
    ], 'other']
  }
  const contentsNumber = (file: PdfFile): number => {
    const contents = entriesOf(file, objectOf(file, firstPageNumber(file)), 'page').get('Contents')
    if (contents?.kind !== 'reference') throw new Error('the sample has one content stream')
    return contents.number
  }

  it.each(Object.entries(attacks))('%s', async (_, [make, part]) => {
    const found = await refused(update(signed, make))
    expect(found.faults).toContain('changed-afterwards')
    expect(found.changed).toContain(part)
  })

  it('a changed description of the document, and a field that is taken away', async () => {
    const described = tableOnly(update(signed, (file) => [[file.size, '<< /Title (Más) >>']]), [], (file) => `/Root ${writeValue(file.trailer.get('Root')!)} /X 1`)
    expect((await refused(described)).changed).toContain('metadata')
    const twice = await sign(signed, 'Kiadmany-2')
    const form = entriesOf(readPdfFile(twice), catalogueOf(readPdfFile(twice)).get('AcroForm'), 'form')
    const without = update(twice, (file) => [withEntries(file, 'catalogue', { AcroForm: dictionary([...form, ['Fields', array(itemsOf(file, form.get('Fields'))[1]!)]]) })])
    expect((await refused(without)).faults).toContain('changed-afterwards')
  })

  it('a change after a countersignature is no better than one before it', async () => {
    const changed = update(signed, attacks['the text of the page']![0])
    const report = await verify(await sign(changed, 'Kiadmany-2'))
    expect(report.valid).toBe(false)
    expect(report.signatures.map(({ faults }) => faults)).toEqual([['changed-afterwards'], []])
  })
})

describe('the signature\'s own place', () => {
  const rangeOf = (pdf: Uint8Array): [number, number, number] => {
    const { start, end } = contentsOf(pdf)
    return [start, end, pdf.length - end]
  }

  it('wrapping: the second range is moved, and something else takes its place', async () => {
    const [start, end] = rangeOf(signed)
    const tail = signed.subarray(end)
    const evil = Buffer.from('\n1 0 obj\n<< /Type /Catalog >>\nendobj\n', 'latin1')
    const moved = Buffer.concat([signed.subarray(0, end), evil, tail])
    // Where the moved part begins is exactly what was signed as the second range.
    expect(await verify(withByteRange(moved, `[0 ${start} ${end + evil.length} ${tail.length}]`))).toMatchObject({ valid: false })
    // With a table that fits again: as the researchers' tool does it.
    const text = Buffer.from(moved).toString('latin1')
    const xref = text.lastIndexOf('xref\n', text.lastIndexOf('startxref'))
    const proper = Buffer.from(text.replace(/startxref\n\d+\n%%EOF\n$/, `startxref\n${text.lastIndexOf('\nxref\n', xref) + 1}\n%%EOF\n`), 'latin1')
    const report = await verify(withByteRange(proper, `[0 ${start} ${end + evil.length} ${tail.length}]`))
    expect(report.valid).toBe(false)
  })

  it.each([
    ['a hole before the value', (a: number, b: number, c: number) => `[0 ${a - 40} ${b} ${c}]`],
    ['a hole after the value', (a: number, b: number, c: number) => `[0 ${a} ${b + 40} ${c - 40}]`],
    ['the value itself signed', (a: number, b: number, c: number) => `[0 ${a + 10} ${b} ${c}]`],
    ['not from the first octet', (a: number, b: number, c: number) => `[9 ${a - 9} ${b} ${c}]`],
    ['more than there is', (a: number, b: number, c: number) => `[0 ${a} ${b} ${c + 1}]`],
    ['not to the end of the revision', (a: number, b: number, c: number) => `[0 ${a} ${b} ${c - 5}]`],
    ['three numbers', (a: number, b: number) => `[0 ${a} ${b}]`],
    ['six numbers', (a: number, b: number, c: number) => `[0 ${a} ${b} ${c} 0 0]`],
    ['negative', (a: number, b: number, c: number) => `[0 ${a} ${b} -${c}]`],
    ['a fraction', (a: number, b: number, c: number) => `[0 ${a} ${b} ${c}.0]`],
    ['nothing', () => '[]'], ['a null', () => 'null']
  ])('a range with %s', async (_, make) => {
    const [a, b, c] = rangeOf(signed)
    expect((await refused(withByteRange(signed, make(a, b, c)))).faults).toContain('does-not-cover-its-revision')
  })

  it('an empty value, a null, or one of zeros', async () => {
    const { start, end } = contentsOf(signed)
    for (const value of ['<>', 'null', `<${'0'.repeat(end - start - 2)}>`, `(${'x'.repeat(end - start - 2)})`]) {
      const bytes = Buffer.from(signed)
      bytes.write(value.padEnd(end - start), start, 'latin1')
      expect((await verify(bytes)).valid, value.slice(0, 5)).toBe(false)
    }
  })

  it('a value signed over another file', async () => {
    const other = await sign(renderTypst({ template: '#set document(date: auto)\n#set page(width: 200pt, height: 200pt)\nMás.', data: {}, date: now }).pdf)
    const [from, to] = [contentsOf(other), contentsOf(signed)]
    const transplanted = Buffer.from(signed)
    transplanted.set(other.subarray(from.start, from.end), to.start)
    expect((await refused(transplanted)).faults).toEqual(['digest'])
  })

  it('octets after the end, of whatever kind', async () => {
    for (const tail of ['\n% x', 'x', '\0', `\nstartxref\n0\n%%EOF\n`, '%PDF-1.7\n']) {
      const report = await verify(Buffer.concat([signed, Buffer.from(tail, 'latin1')]))
      expect(report, tail).toMatchObject({ valid: false })
    }
    // A second end of file with the same table is an update of nothing but octets that nobody signed.
    const report = await verify(Buffer.concat([signed, Buffer.from(`\n% 90 000 Ft\nstartxref\n${readPdfFile(signed).startXref}\n%%EOF\n`, 'latin1')]))
    expect(report.signatures.flatMap(({ faults }) => faults)).toEqual(['changed-afterwards'])
  })

  it('two entries for one object, later generations, and references to them are not read at all', async () => {
    const file = readPdfFile(signed)
    const at = String(file.offsets.get(4)).padStart(10, '0')
    const tail = (rows: string): Uint8Array => Buffer.concat([signed, Buffer.from(`xref\n${rows}trailer\n<< /Size ${file.size} /Root ${writeValue(file.trailer.get('Root')!)} /Prev ${file.startXref} >>\nstartxref\n${signed.length}\n%%EOF\n`, 'latin1')])
    for (const rows of [`4 1\n${at} 00000 n\r\n4 1\n${at} 00000 n\r\n`, `4 1\n${at} 00001 n\r\n`]) expect((await verify(tail(rows))).unreadable).toContain('ambiguous')
  })
})

describe('time and certificates', () => {
  const hour = 3_600_000
  it('another time-stamp: of another signature, of another authority, over other octets, or none', async () => {
    const twice = await sign(plain, 'Kiadmany-1', new Date(now.getTime() - hour))
    const stamp = stampOf(authority.timestamp, authority.issuing.certificate, now)
    const stranger = await testAuthority(now)
    const foreign = stampOf(stranger.timestamp, stranger.issuing.certificate, now)
    const faults = async (make: (signature: Uint8Array) => Promise<Uint8Array>): Promise<readonly string[]> =>
      (await refused(await signPdf(plain, { authority, holder, at: now, stamp: make }))).faults
    expect(await faults(() => stamp(twice.subarray(0, 64)))).toEqual(['timestamp-imprint'])
    expect(await faults((signature) => foreign(signature))).toEqual(['timestamp-certificate'])
    expect(await faults(() => Promise.resolve(Buffer.from('3003020100', 'hex')))).toEqual(['timestamp-malformed'])
    const wrongKey = await authority.issue({ keyUsage: [0] })
    expect(await faults((signature) => stampOf({ ...authority.timestamp, ...wrongKey }, authority.issuing.certificate, now)(signature).catch(() => Buffer.from('3000', 'hex')))).toEqual(['timestamp-malformed'])
  })

  it('a signer whose certificate was revoked: good with a time-stamp from before, refused without', async () => {
    const revokedAt = new Date(now.getTime() - hour)
    const options: Partial<VerifyOptions> = { revocation: (_, at) => Promise.resolve(at < revokedAt ? 'good' : 'revoked') }
    expect((await verify(await sign(plain, 'Kiadmany-1', new Date(now.getTime() - 2 * hour)), options)).valid).toBe(true)
    expect((await refused(signed, options)).faults).toEqual(['revoked'])
    // The signer may claim any time; without a time-stamp only now counts.
    const unstamped = await signPdf(plain, { authority, holder, at: new Date(now.getTime() - 2 * hour), stamp: null })
    expect((await refused(unstamped, options)).faults).toEqual(['timestamp-missing', 'revoked'])
  })

  it('a certificate outside the profile', async () => {
    for (const request of [{ keyUsage: [0] }, { keyUsage: [1], policies: [testPolicies.authentication] }, { keyUsage: [1, 5], policies: [testPolicies.signing] }]) {
      const wrong = await authority.issue(request)
      expect((await refused(await signPdf(plain, { authority, holder: wrong, at: now }))).faults).toEqual(['certificate'])
    }
  })
})

describe('what may come after a signature', () => {
  it('a countersignature, validation data, an archive stamp, and more of each', async () => {
    const stamp = stampOf(authority.timestamp, authority.issuing.certificate, now)
    const twice = await sign(signed, 'Kiadmany-2')
    const stored = addValidationData(twice, [authority.issuing.certificate.der, holder.certificate.der])
    const stamped = await archiveStamp(stored, stamp)
    const again = await archiveStamp(addValidationData(await sign(stamped, 'Kiadmany-3'), [authority.root.certificate.der]), stamp, 'Archiv-2')
    for (const pdf of [twice, stored, stamped, again]) {
      const report = await verify(pdf)
      expect([...report.signatures, ...report.documentTimestamps].flatMap(({ faults, changed }) => [...faults, ...changed])).toEqual([])
      expect(report).toMatchObject({ valid: true, unreadable: null })
    }
    const report = await verify(again)
    expect(report.signatures.map(({ coversWholeFile, added }) => [coversWholeFile, [...added].sort()])).toEqual([
      [false, ['archive-timestamp', 'signature', 'validation-data']], [false, ['archive-timestamp', 'signature', 'validation-data']], [false, ['archive-timestamp', 'validation-data']]
    ])
    expect(report.documentTimestamps.map(({ time, faults }) => [time, faults])).toEqual([[now, []], [now, []]])
  })

  it('an archive stamp that does not hold spoils the document', async () => {
    const stranger = await testAuthority(now)
    const report = await verify(await archiveStamp(signed, stampOf(stranger.timestamp, stranger.issuing.certificate, now)))
    expect(report).toMatchObject({ valid: false, signatures: [{ valid: true }], documentTimestamps: [{ faults: ['timestamp-certificate'], time: null }] })
  })

  it('an archive stamp alone is no signature', async () => {
    const withForm = update(plain, (file) => [withEntries(file, 'catalogue', { AcroForm: dictionary([['Fields', array()]]) })])
    const report = await verify(await archiveStamp(withForm, stampOf(authority.timestamp, authority.issuing.certificate, now)))
    expect(report).toMatchObject({ valid: false, signatures: [], documentTimestamps: [{ valid: true }] })
  })
})

describe('files that are made to take for ever', () => {
  /** A signed document with an update whose objects all run to the end of one text. */
  const overlapping = (opening: string, closing: string): Uint8Array => {
    const file = readPdfFile(signed)
    const count = 20_000
    let text = ''
    const rows: string[] = []
    for (let index = 0; index < count; index++) {
      rows.push(`${String(signed.length + text.length).padStart(10, '0')} 00000 n\r\n`)
      text += `${file.size + index} 0 obj ${opening}`
    }
    text += closing.repeat(opening === '(' ? count : 1)
    const at = signed.length + text.length
    return Buffer.concat([signed, Buffer.from(`${text}xref\n${file.size} ${count}\n${rows.join('')}trailer\n<< /Size ${file.size + count} /Root ${writeValue(file.trailer.get('Root')!)} /Info ${writeValue(file.trailer.get('Info') ?? reference(0))} /Prev ${file.startXref} >>\nstartxref\n${at}\n%%EOF\n`, 'latin1')])
  }

  it.each([['strings', '(', ')'], ['comments', '%', '\n1\n']])('by overlapping %s', { timeout: 10_000 }, async (_, opening, closing) => {
    const begun = performance.now()
    expect(await verify(overlapping(opening, closing))).toMatchObject({ valid: false })
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('by thousands of fields that hold one signature', async () => {
    const form = entriesOf(readPdfFile(signed), catalogueOf(readPdfFile(signed)).get('AcroForm'), 'form')
    const [field] = itemsOf(readPdfFile(signed), form.get('Fields'))
    const many = update(signed, (file) => [withEntries(file, 'catalogue', { AcroForm: dictionary([...form, ['Fields', array(...Array.from({ length: 5_000 }, () => field!))]]) })])
    expect((await verify(many)).unreadable).toMatch(/too many signatures|objects overlap/)
  })
})

describe('documents of other makers', () => {
  it('are told apart: unsigned, another kind of signature, not readable', async () => {
    expect(await verify(samplePdf)).toMatchObject({ valid: false, signatures: [] })
    const other = Buffer.from(Buffer.from(signed).toString('latin1').replace('/ETSI.CAdES.detached', '/adbe.pkcs7.detached'), 'latin1')
    const report = await verify(other)
    expect(report.signatures[0]?.subFilter ?? report.unreadable).not.toBeNull()
    expect(report.valid).toBe(false)
    expect((await verify(Buffer.from('%PDF-1.7\nnothing'))).unreadable).not.toBeNull()
  })
})
