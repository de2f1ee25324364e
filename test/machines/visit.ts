/**
 * What a first user does with a Gate that has just come up: looks whether it is ready, opens the page, enters with a demo card,
 * and has the clerk record a paper submission, which must still be there after another start or a restore.
 *
 *   node test/machines/visit.ts first|again|restored URL FILE
 */
import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { get } from 'node:http'
import { enterAs } from '../e2e/api-session.ts'
import { samplePdf } from '../factories/sample-pdf.ts'

const [, , visit, url, file] = process.argv
assert(visit && url && file, 'visit.ts first|again|restored URL FILE')

const ready = await fetch(`${url}/ready`)
assert.equal(ready.status, 200, `/ready: ${await ready.text()}`)
const html = await navigate(url)
assert.match(html, /<html lang="hu"/, 'the page')
// A page without its script shows nothing: the web must have been built on this machine.
const script = /<script[^>]+src="([^"]+)"/.exec(html)?.[1]
assert(script, 'the page names no script')
assert.equal((await fetch(new URL(script, url))).status, 200, script)

const clerk = await enterAs(url, 'Zsombék Irén')
const arrivals = async (): Promise<string[]> => {
  const { status, body } = await clerk.call('GET', '/arrivals')
  assert.equal(status, 200, JSON.stringify(body))
  return (body as unknown as { items: Array<{ subject: string }> }).items.map((item) => item.subject)
}

if (visit === 'first') {
  const subject = `Papíron érkezett ${new Date().toISOString()}`
  const recorded = await clerk.upload('/arrivals', 'submission', {
    channel: 'paper', caseType: 'telepengedely', subject, receivedAt: new Date(Date.now() - 3_600_000).toISOString(), data: null,
    submitter: { kind: 'person', name: 'Sosemvolt Salamon', address: '9999 Mintafalva, Fő utca 9.', email: null },
    attachments: [{ part: 'file-1', requirement: null, name: 'beadvany.pdf' }]
  }, [{ part: 'file-1', name: 'beadvany.pdf', type: 'application/pdf', content: new Uint8Array(samplePdf) }])
  assert.equal(recorded.status, 201, JSON.stringify(recorded.body))
  writeFileSync(file, subject)
}
const subject = readFileSync(file, 'utf8')
assert((await arrivals()).includes(subject), `what was recorded is not there: ${subject}`)
console.log(`${visit}: /ready, page, login, ${subject}`)

/** A navigation as a browser makes it; `fetch` would say that it is none. */
function navigate(address: string): Promise<string> {
  return new Promise((resolve, reject) => {
    get(address, { headers: { accept: 'text/html' } }, (response) => {
      let text = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { text += chunk })
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(`the page: ${response.statusCode}`))))
    }).once('error', reject)
  })
}
