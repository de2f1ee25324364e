/** What strangers send in is kept apart: judged by its bytes, never shown as a page of ours, never unpacked. */
import { deflateRawSync } from 'node:zlib'
import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Principal } from '../../src/platform/context/index.ts'
import { dispositionName } from '../../src/platform/storage/index.ts'
import { caseOffice, multipart, sampleForm, type CaseOffice } from '../factories/case-office.ts'
import { samplePdf } from '../factories/sample-pdf.ts'

let office: CaseOffice
let system: Principal
beforeAll(async () => {
  office = await caseOffice()
  system = { kind: 'integration', integrationId: office.t.ids.uuid(), name: 'Próba' }
})
afterAll(() => office?.close())

const page = Buffer.from('<!doctype html><html><script>alert(document.cookie)</script></html>')
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==', 'base64')

function submit(file: Uint8Array, name = 'alaprajz.pdf'): Promise<LightMyRequestResponse> {
  const { body, contentType } = multipart({
    caseType: 'telepengedely', formVersion: 1, organisation: office.organisationId, data: sampleForm, submitter: { kind: 'person', name: 'Próba Petra' },
    attachments: [{ part: 'file-1', requirement: 'site-plan', name }]
  }, file)
  // A sender that says nothing of the type: the name is its only claim.
  const payload = Buffer.from(body.toString('latin1').replace('application/pdf', 'application/octet-stream'), 'latin1')
  return office.http.call('POST', '/api/v1/intake', { as: system, payload, headers: { 'content-type': contentType } })
}

/** A ZIP whose one entry says and unpacks to `size` bytes of nothing. */
function zipOf(name: string, size: number, others: readonly string[] = []): Buffer {
  const packed = deflateRawSync(Buffer.alloc(size))
  const entries: { name: string; data: Buffer; size: number }[] = [{ name, data: packed, size }, ...others.map((item) => ({ name: item, data: deflateRawSync(Buffer.from('<x/>')), size: 4 }))]
  const local: Buffer[] = []
  const central: Buffer[] = []
  let at = 0
  for (const entry of entries) {
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt16LE(8, 8)
    head.writeUInt32LE(entry.data.length, 18)
    head.writeUInt32LE(entry.size, 22)
    head.writeUInt16LE(entry.name.length, 26)
    const line = Buffer.alloc(46)
    line.writeUInt32LE(0x02014b50, 0)
    line.writeUInt16LE(20, 4)
    line.writeUInt16LE(20, 6)
    line.writeUInt16LE(8, 10)
    line.writeUInt32LE(entry.data.length, 20)
    line.writeUInt32LE(entry.size, 24)
    line.writeUInt16LE(entry.name.length, 28)
    line.writeUInt32LE(at, 42)
    local.push(head, Buffer.from(entry.name), entry.data)
    central.push(line, Buffer.from(entry.name))
    at += head.length + entry.name.length + entry.data.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(entries.length, 8)
  end.writeUInt16LE(entries.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...local, directory, end])
}

describe('uploads', () => {
  it.each([
    ['a page called PDF', page, 'a.pdf', 'document.mislabelled'],
    ['a drawing with a script', svg, 'a.svg', 'document.mislabelled'],
    ['a picture called PDF', png, 'a.pdf', 'document.mislabelled'],
    ['a program', Buffer.from('MZ\u0090\u0000\u0003', 'latin1'), 'a.exe', 'document.type-not-allowed'],
    ['an empty file', new Uint8Array(0), 'a.pdf', 'document.empty'],
    ['a PDF that is cut off', samplePdf.subarray(0, 60), 'a.pdf', 'document.broken'],
    ['a document that unpacks to a thousandfold', zipOf('word/document.xml', 16 * 1024 * 1024, ['[Content_Types].xml']), 'a.docx', 'document.bomb'],
    ['an archive that is no document', zipOf('x', 10), 'a.docx', 'document.mislabelled']
  ])('%s is refused', async (_name, bytes, name, code) => {
    const answer = await submit(bytes, name)
    expect(answer.json()).toMatchObject({ code })
  })

  it('a PDF that is a page as well is kept as a PDF, and runs nothing where it is shown', async () => {
    const { submissionId } = (await submit(Buffer.concat([Buffer.from('<script>alert(1)</script>\n'), samplePdf]))).json<{ submissionId: string }>()
    const { headers } = await office.http.call('GET', `/api/v1/arrivals/${submissionId}/files/0/content`, { as: office.officers.clerk })
    expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'content-security-policy': "sandbox; default-src 'none'", 'cross-origin-resource-policy': 'same-origin' })
    expect(headers['content-disposition']).toMatch(/^attachment; /)
  })

  it('a document is shown under headers that run nothing, whatever its name', async () => {
    const { caseId } = await office.open()
    const documentId = await office.file(caseId, 'attachment')
    const url = `/api/v1/cases/${caseId}/documents/${documentId}/content`
    const pdf = await office.http.call('GET', url, { as: office.officers.officer })
    expect(pdf.headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN', 'cache-control': 'private, no-store' })
    expect(pdf.headers['content-security-policy']).toMatch(/^default-src 'none'/)
    expect(pdf.headers['content-security-policy']).not.toContain('script-src')
    for (const [mediaType, disposition, type] of [['text/plain', 'attachment', 'application/octet-stream'], ['image/png', 'inline', 'image/png'], ['text/html', 'attachment', 'application/octet-stream']] as const) {
      await office.t.owner.updateTable('case_document').set({ media_type: mediaType, title: '../../etc/x\r\nset-cookie: a=b' }).where('id', '=', documentId).execute()
      const { headers } = await office.http.call('GET', url, { as: office.officers.officer })
      expect(headers['content-type']).toBe(type)
      expect(headers['content-disposition']).toMatch(new RegExp(`^${disposition}; filename\\*=UTF-8''[^/\\\\]*$`))
      expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/)
      expect(headers['set-cookie']).toBeUndefined()
    }
  })

  it.each([['../../etc/passwd', '__.._etc_passwd'], ['C:\\boot.ini', 'C__boot.ini'], ['számla\u202efdp.exe', 'sz%C3%A1mla_fdp.exe'], ['a\u0000.pdf', 'a_.pdf'], ["a'b(c)*.pdf", 'a%27b%28c%29_.pdf'], ['.htaccess', '_htaccess']])(
    'the name %j leads nowhere', (name, expected) => {
      expect(dispositionName(name)).toBe(`filename*=UTF-8''${expected}`)
    })

  it('more files than listed, and a part that no list names, are refused', async () => {
    const { body, contentType } = multipart({
      caseType: 'telepengedely', formVersion: 1, organisation: office.organisationId, data: sampleForm, submitter: { kind: 'person', name: 'X' }, attachments: []
    }, samplePdf)
    expect((await office.http.call('POST', '/api/v1/intake', { as: system, payload: body, headers: { 'content-type': contentType } })).json()).toMatchObject({ code: 'intake.attachment-unexpected' })
  })
})
