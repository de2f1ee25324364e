/**
 * Builds the web into `web/dist` with Vite's JavaScript API, only when its inputs changed.
 *
 * The stamp `web/dist/.inputs` holds the SHA-256 of every input file (sources, locales, the shared rules, the lock file),
 * so a second `./kapu start` does not build again.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const web = fileURLToPath(new URL('.', import.meta.url))
const repository = fileURLToPath(new URL('..', import.meta.url))
const output = join(web, 'dist')
const stampFile = join(output, '.inputs')

const inputs = ['web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'src/rules', 'package-lock.json']

async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null)
  if (entries === null) return [path]
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** SHA-256 over the names and contents of everything the build reads. */
export async function inputHash(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(inputs.map((input) => filesUnder(join(repository, input))))).flat().sort()
  for (const file of files) {
    hash.update(relative(repository, file)).update('\0').update(await readFile(file)).update('\0')
  }
  return hash.digest('hex')
}

/**
 * @param options.force builds even if nothing changed
 * @returns the folder to serve, and whether a build was needed
 * @throws Error from Vite when the sources do not build
 */
export async function buildWeb(options: { force?: boolean } = {}): Promise<{ directory: string; built: boolean }> {
  const wanted = await inputHash()
  const stamp = await readFile(stampFile, 'utf8').catch(() => '')
  if (!options.force && stamp === wanted) return { directory: output, built: false }
  const { build } = await import('vite')
  const { default: config } = await import('./vite.config.ts')
  await build({ ...config, configFile: false, logLevel: 'warn' })
  await writeFile(stampFile, wanted)
  return { directory: output, built: true }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { built } = await buildWeb({ force: process.argv.includes('--force') })
  process.stdout.write(built ? 'web/dist built\n' : 'web/dist is up to date\n')
}
