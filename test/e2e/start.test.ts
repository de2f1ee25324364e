import { get } from 'node:http'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { verbs } from '../../src/main/verbs.ts'
import { cli } from './kapu-command.ts'
import { startRunningGate, type RunningGate } from './running-gate.ts'

describe('./kapu', () => {
  it('lists its verbs, and each has help', async () => {
    const { code, stdout } = await cli()
    expect(code).toBe(0)
    const listed = [...stdout.matchAll(/^ {2}([a-z]+(?: [a-z-]+)?) {2}/gm)].map(([, name]) => name!)
    expect(listed).toEqual(verbs.map(({ name }) => name))
    expect(listed).toEqual(expect.arrayContaining(['start', 'test', 'doctor', 'deadline', 'log verify', 'catalogue check']))
    for (const { name, load } of verbs) expect((await load()).help, name).toContain(`kapu ${name}`)
    expect(await cli('log', 'verify', '--help')).toMatchObject({ code: 0, stdout: expect.stringContaining('kapu log verify') as string })
  })

  it('refuses what it does not know with exit code 2', async () => {
    expect((await cli('fly')).code).toBe(2)
    expect((await cli('db', 'migrate', '--no-such')).code).toBe(2)
    expect((await cli('deadline', '--limit', '8d')).code).toBe(2)
  })

  it('derives a deadline', async () => {
    const { code, stdout } = await cli('deadline', '--arrived', '2026-12-08T10:12', '--limit', '8d', '--json')
    expect(code).toBe(0)
    expect(JSON.parse(stdout)).toMatchObject({ due: '2026-12-16', steps: expect.any(Array) as unknown })
  })
})

describe('./kapu start', () => {
  let gate: RunningGate
  beforeAll(async () => {
    gate = await startRunningGate({ isFirst: true })
  })
  afterAll(async () => {
    await gate?.remove()
  })

  it('prints the address, the demo cards with their PINs, and what to try', () => {
    expect(gate.output()).toContain(gate.url)
    expect(gate.output()).toMatch(/Zsombék Irén.*PIN \d{4}/)
    expect(gate.output()).toContain('Próbálja ki')
  })

  it('serves the page, the registers, health and readiness', async () => {
    const home = await (await fetch(`${gate.url}/api/v1/public/home`)).json() as { tiers: Array<{ count: number }> }
    expect(home.tiers.map((tier) => tier.count)).toEqual([10, 30, 450, 4400])
    expect((await fetch(`${gate.url}/health`)).status).toBe(200)
    expect((await fetch(`${gate.url}/ready`)).status).toBe(200)
    const page = await navigate(gate.url)
    expect(page.policy).toMatch(/script-src 'self'(;|$)/)
    expect(page.html).toContain('<html lang="hu"')
  })

  it('publishes a log that verifies', async () => {
    const { code, stdout } = await cli('log', 'verify', '--data', gate.folder, '--json')
    expect(JSON.parse(stdout)).toMatchObject({ ok: true })
    expect(code).toBe(0)
  })

  it('is found well by the doctor while it runs', async () => {
    const { stdout } = await cli('doctor', '--data', gate.folder, '--json')
    const { areas } = JSON.parse(stdout) as { areas: Array<{ findings: Array<{ code: string }> }> }
    // The room on the machine's disk is not this test's to judge.
    const findings = areas.flatMap((area) => area.findings).filter((item) => !item.code.startsWith('disk.') && item.code !== 'browser.none')
    expect(findings).toEqual([])
  })

  it('refuses a second start on the same folder and says who holds it', async () => {
    const { code, stderr } = await cli('start', '--data', gate.folder, '--port', '0')
    expect(code).toBe(3)
    expect(stderr).toContain('embedded.held')
    expect(stderr).toMatch(/pid: \d+/)
  })

  it('comes up again after kill -9 with everything that was acknowledged', async () => {
    const before = await checkpointSize(gate.url)
    await gate.kill('SIGKILL')
    await gate.restart()
    expect(await checkpointSize(gate.url)).toBeGreaterThanOrEqual(before)
    const { code } = await cli('log', 'verify', '--data', gate.folder)
    expect(code).toBe(0)
  })

  it('stops cleanly on SIGTERM and on SIGINT', async () => {
    expect(await gate.kill('SIGTERM')).toBe(0)
    await gate.restart()
    expect(await gate.kill('SIGINT')).toBe(0)
    await gate.restart()
    expect((await fetch(`${gate.url}/ready`)).status).toBe(200)
  })

  it('says which port is taken, and leaves nothing running', async () => {
    const blocker = createServer().listen(0, '127.0.0.1')
    await new Promise((resolve) => { blocker.once('listening', resolve) })
    const { port } = blocker.address() as { port: number }
    await gate.kill('SIGTERM')
    const { code, stderr } = await cli('start', '--data', gate.folder, '--port', String(port), '--simulator-port', '0', '--mail-port', '0')
    blocker.close()
    expect(code).toBe(3)
    expect(stderr).toContain('foglalt')
    await gate.restart()
  })
})

/** A navigation as a browser makes it; `fetch` would say that it is none (`sec-fetch-mode: cors`). */
function navigate(url: string): Promise<{ policy: string; html: string }> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { accept: 'text/html' } }, (response) => {
      let html = ''
      response.setEncoding('utf8').on('data', (chunk: string) => { html += chunk })
      response.on('end', () => resolve({ policy: String(response.headers['content-security-policy']), html }))
    }).once('error', reject)
  })
}

async function checkpointSize(url: string): Promise<number> {
  const note = await (await fetch(`${url}/log/checkpoint`)).text()
  return Number(note.split('\n')[1])
}
