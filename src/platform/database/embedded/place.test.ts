import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { installBinaries } from './binaries.ts'
import { preparePlace, type Place } from './place.ts'

const folder = mkdtempSync(join(tmpdir(), 'kapu-place-'))
const made: Place[] = []
const prepare = async (name: string): Promise<Place> => {
  const place = await preparePlace(join(folder, name))
  made.push(place)
  return place
}
afterAll(() => {
  for (const place of made) {
    rmSync(join(place.cluster, '..'), { recursive: true, force: true })
    rmSync(place.socket, { recursive: true, force: true })
  }
  rmSync(folder, { recursive: true, force: true })
})

// An ordinary user's cluster lies in the data folder itself.
describe.skipIf(process.getuid?.() !== 0)('where the cluster of root lies', () => {
  it('stays the same for the same data folder, also when it is moved', async () => {
    const { cluster } = await prepare('one')
    expect((await prepare('one')).cluster).toBe(cluster)
    renameSync(join(folder, 'one'), join(folder, 'moved'))
    expect((await prepare('moved')).cluster).toBe(cluster)
  })

  it('is a new one for a data folder that was deleted and begun anew', async () => {
    const { cluster } = await prepare('two')
    rmSync(join(folder, 'two'), { recursive: true })
    expect((await prepare('two')).cluster).not.toBe(cluster)
  })

  it('is not shared with a copy of the data folder', async () => {
    await prepare('three')
    cpSync(join(folder, 'three'), join(folder, 'copy'), { recursive: true })
    await expect(prepare('copy')).rejects.toMatchObject({ code: 'embedded.copied-folder' })
  })
})

describe('the programs of the server', () => {
  it("can be read by the server's user, also when root's umask is strict", async () => {
    const into = join(folder, 'programs')
    const before = process.umask(0o077)
    try {
      const { folder: unpacked } = await installBinaries(into)
      const all = readdirSync(unpacked, { recursive: true, encoding: 'utf8' }).map((name) => join(unpacked, name))
      const closed = [into, unpacked, ...all].filter((path) => (statSync(path).mode & (statSync(path).isDirectory() ? 0o005 : 0o004)) === 0)
      expect(closed).toEqual([])
      expect(statSync(join(unpacked, 'bin/postgres')).mode & 0o777).toBe(0o755)
    } finally {
      process.umask(before)
    }
  })
})
