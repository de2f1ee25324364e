/**
 * The fonts that every page begins with, cut to what Hungarian needs: the letters of Western Europe, and ő and ű in files of two kilobytes
 * each (the package's file with them carries all of Central Europe's letters, 60 KB). Other letters come with the package's own files where
 * a page shows some (`src/app/fonts.css`). Weights from 400 to 700, since the pages use no others.
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import subset from 'subset-font'

const web = fileURLToPath(new URL('.', import.meta.url))
const packages = join(web, '../node_modules/@fontsource-variable')
const folder = join(web, '.fonts')

/** U+0000–00FF, and beyond them what stands in text: dashes, quotes, the ellipsis, arrows, the sign of the euro. */
const western = String.fromCodePoint(...Array.from({ length: 0x100 }, (_, code) => code), 0x131, 0x152, 0x153, ...Array.from({ length: 0x70 }, (_, code) => 0x2000 + code), 0x20ac, 0x2122, 0x2191, 0x2193, 0x2212, 0x2215)

const cuts = [
  { name: 'sans', source: 'source-sans-3/files/source-sans-3-latin-wght-normal.woff2', letters: western },
  { name: 'sans-hu', source: 'source-sans-3/files/source-sans-3-latin-ext-wght-normal.woff2', letters: 'ŐőŰű' },
  { name: 'serif', source: 'source-serif-4/files/source-serif-4-latin-wght-normal.woff2', letters: western },
  { name: 'serif-hu', source: 'source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2', letters: 'ŐőŰű' },
  { name: 'serif-italic', source: 'source-serif-4/files/source-serif-4-latin-wght-italic.woff2', letters: western },
  { name: 'serif-italic-hu', source: 'source-serif-4/files/source-serif-4-latin-ext-wght-italic.woff2', letters: 'ŐőŰű' }
]

/** Writes `web/.fonts/<name>.woff2` where they are missing or were cut from other files or by other rules. */
export async function cutFonts(): Promise<void> {
  const sources = await Promise.all(cuts.map(({ source }) => readFile(join(packages, source))))
  const hash = createHash('sha256')
  for (const part of [await readFile(fileURLToPath(import.meta.url)), ...sources]) hash.update(part)
  const mark = `${hash.digest('hex').slice(0, 16)}.mark`
  if (existsSync(join(folder, mark))) return
  await mkdir(folder, { recursive: true })
  // Beside each other two builds may do this; each file is whole from its first moment.
  const partial = await mkdtemp(join(folder, 'partial-'))
  try {
    for (const [index, { name, letters }] of cuts.entries()) {
      const font = await subset(sources[index]!, letters, { targetFormat: 'woff2', variationAxes: { wght: { min: 400, max: 700 } } })
      await writeFile(join(partial, `${name}.woff2`), font)
      await rename(join(partial, `${name}.woff2`), join(folder, `${name}.woff2`))
    }
    for (const name of await readdir(folder)) if (name.endsWith('.mark')) await rm(join(folder, name), { force: true })
    await writeFile(join(folder, mark), '')
  } finally {
    await rm(partial, { recursive: true, force: true })
  }
}
