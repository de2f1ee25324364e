/** The machine: Node, libraries, the packaged server, disk, clock, ports, the processes that should answer. */
import { existsSync, readFileSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { packagedVersion, tryBinaries } from '../../platform/database/embedded/index.ts'
import { finding, type Finding } from './finding.ts'

const gibibyte = 1024 ** 3

export function checkNode(version: string): Finding[] {
  return Number(version.replace(/^v/, '').split('.')[0]) >= 24 ? [] : [finding('node.outdated', version)]
}

/** Every library that package.json pins, in the version that it pins; optional ones belong to other platforms, too. */
export function checkLibraries(root: string): Finding[] {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Record<'dependencies' | 'devDependencies', Record<string, string>>
  const faults: string[] = []
  for (const [name, wanted] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })) {
    const path = join(root, 'node_modules', name, 'package.json')
    if (!existsSync(path)) faults.push(`${name} ${wanted}: nincs telepítve`)
    else {
      const { version } = JSON.parse(readFileSync(path, 'utf8')) as { version: string }
      // An alias is written npm:name@version.
      if (!wanted.endsWith(version)) faults.push(`${name} ${wanted}: ${version} van telepítve`)
    }
  }
  return faults.length === 0 ? [] : [finding('library.missing', faults.join('; '))]
}

/** Whether the packaged PostgreSQL runs here at all; not asked where another server is named. */
export async function checkBinaries(attempt: typeof tryBinaries = tryBinaries): Promise<Finding[]> {
  try {
    packagedVersion()
  } catch {
    return [finding('platform.no-binaries', `${process.platform}-${process.arch}`)]
  }
  const { fault } = await attempt()
  return fault === null ? [] : [finding('platform.shared-library', fault)]
}

/** Free space and inodes of the folders' file systems, each file system once. @param limits those of the Gate's own watch */
export async function checkDisk(
  folders: readonly string[], limits: { readonly warnBytes: number; readonly reserveBytes: number }, ask: typeof statfs = statfs
): Promise<Finding[]> {
  const seen = new Set<string>()
  const findings: Finding[] = []
  for (const folder of folders.filter((path) => existsSync(path))) {
    const { bavail, bsize, blocks, files, ffree } = await ask(folder)
    const key = `${blocks}:${files}:${bsize}:${bavail}`
    if (seen.has(key)) continue
    seen.add(key)
    const free = bavail * bsize
    const detail = `${folder}: ${(free / gibibyte).toFixed(2)} GiB szabad`
    if (free < limits.reserveBytes) findings.push(finding('disk.full', detail))
    else if (free < limits.warnBytes) findings.push(finding('disk.low', detail))
    // Some file systems (btrfs) have no fixed number of inodes and say 0.
    if (files > 0 && ffree < Math.max(2000, files / 100)) findings.push(finding('disk.inodes', `${folder}: ${ffree} szabad`))
  }
  return findings
}

/** Summer and winter time of Budapest as the runtime computes them: without its time zone data all would be UTC. */
export function checkTimeZone(format: (at: Date) => string = inBudapest): Finding[] {
  const wrong = ([['2026-07-01T10:00:00Z', '12:00'], ['2026-01-15T10:00:00Z', '11:00']] as const)
    .flatMap(([at, expected]) => {
      const given = format(new Date(at))
      return given === expected ? [] : [`${at}: ${given} a várt ${expected} helyett`]
    })
  return wrong.length === 0 ? [] : [finding('clock.time-zone', wrong.join('; '))]
}

const inBudapest = (at: Date): string => at.toLocaleTimeString('hu-HU', { timeZone: 'Europe/Budapest', hour: '2-digit', minute: '2-digit' })

/** Ports that a start would want; asked only when the Gate of this folder does not run. */
export async function checkPorts(host: string, ports: Readonly<Record<string, number>>): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const [name, port] of Object.entries(ports)) {
    if (port === 0) continue
    const fault = await listenOnce(host, port)
    if (fault) findings.push(finding('port.taken', `${name}: ${host}:${port} (${fault})`))
  }
  return findings
}

function listenOnce(host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? error.message))
    server.listen(port, host, () => server.close(() => resolve(null)))
  })
}

/** What a running Gate wrote about itself; see `running-file.ts`. */
export async function checkAnswers(running: { url: string; simulatorUrl: string | null; mailUrl: string | null }): Promise<Finding[]> {
  const findings: Finding[] = []
  const health = await statusOf(`${running.url}/health`)
  if (health !== 200) findings.push(finding('gate.silent', `${running.url}/health: ${health}`))
  else {
    const ready = await statusOf(`${running.url}/ready`)
    if (ready !== 200) findings.push(finding('gate.not-ready', `${running.url}/ready: ${ready}`))
  }
  for (const url of [running.simulatorUrl, running.mailUrl]) {
    if (url === null) continue
    const status = await statusOf(url)
    if (typeof status !== 'number' || status >= 500) findings.push(finding('simulator.unreachable', `${url}: ${status}`))
  }
  return findings
}

async function statusOf(url: string): Promise<number | string> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5000), redirect: 'manual' })
    return status
  } catch (error) {
    return ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code ?? (error as Error).name
  }
}

/** A browser for the tests: the machine's own or the packaged one; only whether it is there, since starting it takes long. */
export function checkBrowser(root: string): Finding[] {
  const candidates = [process.env['KAPU_BROWSER'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', join(root, 'node_modules/@sparticuz/chromium/bin/chromium.br')]
  return candidates.some((path) => path !== undefined && path !== '' && existsSync(path)) ? [] : [finding('browser.none', candidates.filter(Boolean).join(', '))]
}
