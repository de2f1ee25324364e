import { createPrivateKey } from 'node:crypto'
import { open, readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { signingKey, type SigningKey } from '../../platform/crypto/index.ts'
import { withSecretFiles } from '../../platform/config/index.ts'
import { systemClock, systemIds, type Context } from '../../platform/context/index.ts'
import { authorityErrors, certificateAuthority, findRoot, listServerKeys, rootKeyName, type CertificateAuthority } from '../../registers/signatures/index.ts'
import { authorityName } from '../authority-name.ts'
import { prompt } from '../backup/index.ts'
import { openInstallation, type Installation } from '../installation.ts'
import { folderKeys, keyStoreOf } from '../key-places.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const passphraseVariable = 'KAPU_ROOT_PASSPHRASE'
const passphraseHelp = `  --passphrase-file FÁJL  a kulcsfájl jelszava; nélküle a ${passphraseVariable} változó, terminálon kérdezi`

interface Opened {
  readonly installation: Installation
  readonly ctx: Context
  readonly authority: CertificateAuthority
}

async function withAuthority<T>(data: string | undefined, purpose: string, work: (opened: Opened) => Promise<T>): Promise<T> {
  const installation = await openInstallation({ purpose, data })
  try {
    const { config, secrets } = installation
    const ids = systemIds(systemClock)
    const ctx: Context = {
      db: installation.db('kapu_app'), clock: systemClock, ids, logger: pino({ level: 'silent' }), principal: { kind: 'system', name: purpose }, requestId: ids.uuid()
    }
    const authority = certificateAuthority({
      keyStore: keyStoreOf(config, secrets), name: authorityName(config.demo), publicUrl: () => config.publicUrl ?? `http://${config.host}:${config.port}`
    })
    return await work({ installation, ctx, authority })
  } finally {
    await installation.close()
  }
}

/** `./kapu keys list`: whose keys the server holds, until when, and where. */
export const keysList: Verb = {
  help: `./kapu keys list [--data MAPPA] [--json]

A hitelesítésszolgáltató és a bélyegzők kulcsai: kié, meddig érvényes a tanúsítványa, és itt van-e a kulcs. Semmit sem változtat.

Kilépési kód: 0.`,
  run: async (args) => {
    const { values } = parseArgs({ args: [...args], options: { data: { type: 'string' }, json: { type: 'boolean' } } })
    return withAuthority(values.data, 'keys list', async ({ installation, ctx }) => {
      const { config, secrets } = installation
      const files = new Set(await folderKeys(config.dataDirectory, secrets).names(''))
      const present = new Set(await keyStoreOf(config, secrets).names(''))
      const keys = (await listServerKeys(ctx.db, ctx.clock.now())).map((item) => ({
        kind: item.kind, holder: item.holderName, serial: item.serial, notAfter: item.notAfter.toISOString(), status: item.status, key: item.keyName,
        here: item.keyName !== null && present.has(item.keyName),
        place: item.keyName === null || !present.has(item.keyName) ? 'away' : files.has(item.keyName) ? 'folder' : 'token'
      }))
      if (values.json) console.log(JSON.stringify({ keys }))
      else for (const item of keys) console.log(`${item.here ? '●' : '○'} ${item.kind.padEnd(20)} ${item.notAfter.slice(0, 10)}  ${item.holder} (${item.key ?? ''}${item.place === 'token' ? ', token' : ''})`)
      return exitCodes.ok
    })
  }
}

/** `./kapu keys export-root`: takes the root's key out of the data folder. */
export const keysExportRoot: Verb = {
  help: `./kapu keys export-root FÁJL [--passphrase-file FÁJL] [--data MAPPA]

A gyökér magánkulcsát jelszóval lezárt fájlba (PKCS#8, PEM) írja, visszaolvassa, és törli az adatmappából. A Kapu közben futhat, és a
kulcs nélkül megy tovább. A fájlt két adathordozón, elzárva, a jelszótól külön őrizze: csak a ./kapu keys rotate kéri.

${passphraseHelp} (legalább 12 jel)

Kilépési kód: 0 kész, 2 hibás hívás, 3 nem végezhető el.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { data: { type: 'string' }, 'passphrase-file': { type: 'string' } } })
    const [file, ...more] = positionals
    if (file === undefined || more.length > 0) throw new UsageError('Egy fájlt adjon meg: ./kapu keys export-root FÁJL')
    const passphrase = await readPassphrase(values['passphrase-file'], true)
    return withAuthority(values.data, 'keys export-root', async ({ installation, ctx }) => {
      const store = folderKeys(installation.config.dataDirectory, installation.secrets)
      const root = await findRoot(ctx)
      if (!root) throw authorityErrors.none()
      const pem = await store.exportKey(rootKeyName, passphrase)
      await writeNew(file, pem)
      requireKeyOf(root.spki, readPem(await readFile(file, 'utf8'), passphrase))
      await store.remove(rootKeyName)
      console.log(`A gyökér kulcsa kikerült az adatmappából: ${file}`)
      return exitCodes.ok
    })
  }
}

/** `./kapu keys rotate`: the ceremony that makes a new issuing authority. */
export const keysRotate: Verb = {
  help: `./kapu keys rotate --root-key FÁJL [--passphrase-file FÁJL] [--data MAPPA] [--json]

Új kiadó hitelesítésszolgáltatót létesít új kulccsal; a tanúsítványát a gyökér írja alá, amelynek kulcsát erre az időre elhozták. Az új
kártyákat ez adja ki. A korábbi megmarad: amit kiadott, érvényes, és felel érte, amíg le nem jár. A Kapu közben futhat, és öt
másodpercen belül átveszi. A gyökér kulcsa nem kerül az adatmappába.

  --root-key FÁJL  amit a ./kapu keys export-root írt, vagy az adatmappából kivett authority-root.key
${passphraseHelp}
  --json           gépi kimenet

Kilépési kód: 0 kész, 2 hibás hívás, 3 nem végezhető el.`,
  run: async (args) => {
    const { values } = parseArgs({
      args: [...args], options: { data: { type: 'string' }, 'root-key': { type: 'string' }, 'passphrase-file': { type: 'string' }, json: { type: 'boolean' } }
    })
    const file = values['root-key']
    if (file === undefined) throw new UsageError('Adja meg a gyökér kulcsának fájlját: --root-key FÁJL')
    const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
      throw new UsageError(`A fájl nem olvasható: ${file} (${error.code ?? 'ismeretlen hiba'}).`)
    })
    const isSealedFile = text.trimStart().startsWith('{')
    const passphrase = isSealedFile || !text.includes('ENCRYPTED') ? null : await readPassphrase(values['passphrase-file'], false)
    return withAuthority(values.data, 'keys rotate', async ({ installation, ctx, authority }) => {
      const rootKey = isSealedFile ? folderKeys(installation.config.dataDirectory, installation.secrets).openFile(rootKeyName, text) : readPem(text, passphrase)
      const { issuing, issuers } = await authority.rotate(ctx, rootKey)
      const report = { serial: issuing.serial, notAfter: issuing.notAfter.toISOString(), trusted: issuers.length }
      if (values.json) console.log(JSON.stringify(report))
      else console.log(`Az új kiadó hitelesítésszolgáltató sorszáma ${report.serial}, érvényes: ${report.notAfter.slice(0, 10)}. Megbízhatónak számít összesen ${report.trusted}.`)
      return exitCodes.ok
    })
  }
}

/** `./kapu keys distrust`: after a leak. */
export const keysDistrust: Verb = {
  help: `./kapu keys distrust SORSZÁM [--data MAPPA]

Végleg visszavonja a bizalmat egy korábbi kiadó hitelesítésszolgáltatótól, mert a kulcsa kiszivárgott: egyik kártyájával sem lehet többé
belépni és aláírni. Előbb létesítsen újat (./kapu keys rotate). A sorszámot a ./kapu keys list --json írja ki.

Kilépési kód: 0 kész, 2 hibás hívás, 3 nem végezhető el.`,
  run: async (args) => {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { data: { type: 'string' } } })
    const [serial, ...more] = positionals
    if (serial === undefined || more.length > 0) throw new UsageError('Egy sorszámot adjon meg: ./kapu keys distrust SORSZÁM')
    return withAuthority(values.data, 'keys distrust', async ({ ctx, authority }) => {
      const { issuers } = await authority.distrust(ctx, serial.toUpperCase())
      console.log(`A bizalom visszavonva. Megbízhatónak számít: ${issuers.length}.`)
      return exitCodes.ok
    })
  }
}

function requireKeyOf(spki: Uint8Array, key: SigningKey): void {
  if (Buffer.compare(spki, key.spki) !== 0) throw authorityErrors.wrongRootKey()
}

function readPem(text: string, passphrase: Uint8Array | null): SigningKey {
  try {
    return signingKey(rootKeyName, createPrivateKey({ key: text, format: 'pem', ...(passphrase ? { passphrase: Buffer.from(passphrase) } : {}) }))
  } catch {
    throw new UsageError('A gyökér kulcsa nem nyitható ki: hibás a jelszó, vagy a fájl nem PKCS#8-kulcs.')
  }
}

/** Never over a file that is there: it could be the only copy of a key. */
async function writeNew(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600).catch((error: NodeJS.ErrnoException) => {
    throw new UsageError(error.code === 'EEXIST' ? `Már van ilyen fájl: ${path}` : `A fájl nem írható: ${path} (${error.code ?? 'ismeretlen hiba'}).`)
  })
  try {
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** Never an argument of the command line, which every user of the machine sees in the list of processes. */
async function readPassphrase(file: string | undefined, fresh: boolean): Promise<Uint8Array> {
  const given = file === undefined ? withSecretFiles(process.env)[passphraseVariable] : await readFile(file, 'utf8')
  const text = given?.replace(/\r?\n$/, '') ?? await ask(fresh)
  if (fresh && text.length < 12) throw new UsageError('A jelszó legalább 12 jel legyen.')
  return Buffer.from(text.normalize('NFC'))
}

async function ask(fresh: boolean): Promise<string> {
  if (!process.stdin.isTTY || !process.stderr.isTTY) throw new UsageError(`Adja meg a jelszót: --passphrase-file FÁJL, vagy a ${passphraseVariable} változóban.`)
  const text = await prompt('A gyökérkulcs jelszava: ')
  if (fresh && await prompt('Még egyszer: ') !== text) throw new UsageError('A két jelszó nem egyezik.')
  return text
}
