/**
 * Builds the web into `web/dist/<hash of the inputs>` with Vite's JavaScript API, only when there is no such folder yet.
 *
 * A folder of its own for every state of the sources, so that a Gate that runs keeps its pages while another one, or the
 * tests, build newer ones. The latest few are kept.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const web = fileURLToPath(new URL('.', import.meta.url))
const repository = fileURLToPath(new URL('..', import.meta.url))
const output = join(web, 'dist')
const kept = 4

const inputs = ['web/build.ts', 'web/first-load.ts', 'web/fonts.ts', 'web/src', 'web/public', 'web/index.html', 'web/vite.config.ts', 'src', 'package-lock.json']

async function filesUnder(path: string): Promise<string[]> {
  if (!existsSync(path)) return []
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null)
  if (entries === null) return [path]
  return entries
    .filter((entry) => entry.isFile() && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
}

/** Of the server's sources the pages take the pure rules and the types. */
const isRead = (path: string): boolean => !path.startsWith('src/') || path.startsWith('src/rules/') || path.endsWith('.types.ts')

/** SHA-256 over the names and contents of everything the build reads. */
export async function inputHash(): Promise<string> {
  const hash = createHash('sha256')
  const files = (await Promise.all(inputs.map((input) => filesUnder(join(repository, input))))).flat().sort()
  for (const file of files.filter((path) => isRead(relative(repository, path)))) {
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
  const directory = join(output, (await inputHash()).slice(0, 16))
  if (existsSync(directory) && !options.force) {
    const now = new Date()
    await utimes(directory, now, now)
    return { directory, built: false }
  }
  const { build } = await import('vite')
  const { default: config } = await import('./vite.config.ts')
  await mkdir(output, { recursive: true })
  const partial = await mkdtemp(join(output, 'partial-'))
  // Under a test runner NODE_ENV says `test`, and the libraries would come in their slow, half as large again, development form, which
  // the next start would find ready and serve.
  const before = process.env['NODE_ENV']
  process.env['NODE_ENV'] = 'production'
  try {
    await build({ ...config, configFile: false, logLevel: 'warn', build: { ...config.build, outDir: partial } })
  } finally {
    if (before === undefined) delete process.env['NODE_ENV']
    else process.env['NODE_ENV'] = before
  }
  await compressFiles(partial)
  if (options.force) await rm(directory, { recursive: true, force: true })
  try {
    await rename(partial, directory)
  } catch (error) {
    // Another process built the same sources meanwhile.
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(directory)) throw error
  }
  await removeOld()
  return { directory, built: true }
}

/** What is worth it is compressed once, at the strongest, beside the file itself: `name.br` and `name.gz`. Pictures and fonts are compressed already. */
async function compressFiles(folder: string): Promise<void> {
  const names = (await readdir(folder, { recursive: true })).filter((name) => /\.(?:js|css|svg|webmanifest)$/.test(name))
  await Promise.all(names.map(async (name) => {
    const content = await readFile(join(folder, name))
    if (content.length < 400) return
    const [brotli, zipped] = await Promise.all([
      promisify(brotliCompress)(content, { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: content.length } }),
      promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION })
    ])
    await Promise.all([writeFile(join(folder, `${name}.br`), brotli), writeFile(join(folder, `${name}.gz`), zipped)])
  }))
}

async function removeOld(): Promise<void> {
  const names = await readdir(output)
  const folders = await Promise.all(names.map(async (name) => ({ path: join(output, name), at: (await stat(join(output, name))).mtimeMs })))
  for (const { path } of folders.sort((one, other) => other.at - one.at).slice(kept)) await rm(path, { recursive: true, force: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { directory, built } = await buildWeb({ force: process.argv.includes('--force') })
  process.stdout.write(`${directory} ${built ? 'built' : 'is up to date'}\n`)
}
