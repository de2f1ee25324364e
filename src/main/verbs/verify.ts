import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { z } from 'zod'
import { ownCardTrust } from '../../access/card-login/index.ts'
import {
  bundleEvidence, bundleSchema, readTrustList, registerEvidence, trustListSchema, trustOf, verifyFile, type Evidence, type Findings, type Trust, type Verdict
} from '../../checks/document-verification/index.ts'
import { loadNoteSigner } from '../../log/index.ts'
import { loadConfig } from '../../platform/config/index.ts'
import { systemClock, systemIds, type Context } from '../../platform/context/index.ts'
import { certificateAuthority } from '../../registers/signatures/index.ts'
import { authorityName } from '../authority-name.ts'
import { trustedIssuersOf } from '../trusted-issuers.ts'
import { openInstallation } from '../installation.ts'
import { keyStoreOf } from '../key-places.ts'
import { exitCodes, UsageError, type Verb } from '../verb.ts'

const help = `./kapu verify FÁJL… [--json] [--data MAPPA] [--save-bundle FÁJL]
./kapu verify FÁJL… --trust FÁJL [--bundle FÁJL] [--json]

Aláírt PDF-ek ellenőrzése: ki, kinek a nevében, mikor írta alá, érvényes volt-e akkor a tanúsítványa, benne van-e a naplóban, ép-e, és mi
került bele az aláírás után; mindegyik az okával.

Az első alak a telepítés nyilvántartásait kérdezi. A második hálózat és adatbázis nélkül dolgozik: a bizalmi lista a Kapu /pki/trust-list
címéről való (egyszer kell letölteni, és az ujjlenyomatát összevetni), a bizonyítékcsomag az ellenőrző oldalról vagy a --save-bundle
kapcsolóval. A csomagnak önmagában senki sem hisz: minden benne aláírt.

Kilépési kód: 0 minden irat érvényes, 1 valamelyik nem az, 2 hibás hívás.`

/** Where evidence comes from; `close` gives back what was opened for it. */
interface Source {
  readonly trust: Trust
  readonly evidence: Evidence
  readonly bundle: (() => Promise<unknown>) | null
  close(): Promise<void>
}

/** `./kapu verify`: what the page of verification says, on the command line. */
export const verify: Verb = {
  help,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args: [...args], allowPositionals: true,
      options: { json: { type: 'boolean' }, data: { type: 'string' }, trust: { type: 'string' }, bundle: { type: 'string' }, 'save-bundle': { type: 'string' } }
    })
    if (positionals.length === 0) throw new UsageError('Adja meg, melyik fájlt ellenőrizzük.')
    if (values.bundle !== undefined && values.trust === undefined) throw new UsageError('A bizonyítékcsomaghoz bizalmi lista is kell (--trust): a csomagnak önmagában nem hiszünk.')
    if (values.trust !== undefined && (values.data !== undefined || values['save-bundle'] !== undefined)) throw new UsageError('A --trust hálózat és adatbázis nélkül dolgozik; a --data és a --save-bundle nem adható meg mellé.')
    const files = await Promise.all(positionals.map(async (path) => ({ path, bytes: await read(path) })))
    const source = values.trust === undefined ? await ofInstallation(values.data) : await ofFiles(values.trust, values.bundle)
    try {
      const items: (Findings & { name: string })[] = []
      for (const { path, bytes } of files) items.push({ name: basename(path), ...await verifyFile(bytes, source.trust, source.evidence, systemClock.now()) })
      if (values.json) console.log(JSON.stringify(items, null, 2))
      else console.log(items.map(asText).join('\n\n'))
      if (values['save-bundle'] !== undefined && source.bundle) await writeFile(values['save-bundle'], `${JSON.stringify(await source.bundle(), null, 2)}\n`)
      return items.every(({ verdict }) => verdict === 'valid') ? exitCodes.ok : exitCodes.wrong
    } finally {
      await source.close()
    }
  }
}

async function read(path: string): Promise<Buffer> {
  try {
    return await readFile(path)
  } catch (error) {
    throw new UsageError(`A fájl nem olvasható: ${path} (${(error as NodeJS.ErrnoException).code ?? 'ismeretlen hiba'}).`)
  }
}

async function readJson<S extends z.ZodType>(path: string, schema: S, what: string): Promise<z.output<S>> {
  const text = (await read(path)).toString('utf8')
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw new UsageError(`${path} nem ${what}: nem JSON.`)
  }
  const parsed = schema.safeParse(value)
  if (!parsed.success) throw new UsageError(`${path} nem ${what}: ${parsed.error.issues[0]?.path.join('.') ?? ''}`)
  return parsed.data
}

async function ofFiles(trustFile: string, bundleFile: string | undefined): Promise<Source> {
  const list = await readJson(trustFile, trustListSchema, 'bizalmi lista')
  const bundle = bundleFile === undefined ? null : await readJson(bundleFile, bundleSchema, 'bizonyítékcsomag')
  let trust: Trust
  try {
    trust = readTrustList(list)
  } catch (error) {
    throw new UsageError(`${trustFile} nem bizalmi lista: ${(error as Error).message}`)
  }
  return { trust, evidence: bundleEvidence(trust, bundle), bundle: null, close: async () => {} }
}

async function ofInstallation(data: string | undefined): Promise<Source> {
  const planned = loadConfig(process.env, { data })
  // A new installation would know nobody and call everything unknown.
  if (planned.databaseUrl === null && !existsSync(join(planned.dataDirectory, 'keys'))) {
    throw new UsageError(`Ebben a mappában nincs telepítés: ${planned.dataDirectory}. Adja meg a --data kapcsolóval, vagy dolgozzon bizalmi listával (--trust).`)
  }
  const installation = await openInstallation({ purpose: 'verify', data })
  const { config, secrets } = installation
  const ids = systemIds(systemClock)
  const ctx: Context = {
    db: installation.db('kapu_app'), clock: systemClock, ids, logger: pino({ level: 'silent' }), principal: { kind: 'system', name: 'verify' }, requestId: ids.uuid()
  }
  const authority = certificateAuthority({ keyStore: keyStoreOf(config, secrets), name: authorityName(config.demo), publicUrl: () => config.publicUrl ?? `http://${config.host}:${config.port}` })
  const log = await loadNoteSigner(join(config.dataDirectory, 'log-keys', 'log.key'), 'kapu-naplo', 1, ids)
  const witness = await loadNoteSigner(join(config.dataDirectory, 'witness', 'witness.key'), 'kapu-tanu', 4, ids)
  const trust = await trustOf({ authority, trust: ownCardTrust(authority), logKeys: () => ({ log: log.key, witness: witness.key }), otherIssuers: trustedIssuersOf(config) }, ctx)
  const evidence = registerEvidence(ctx, { authority, trust })
  return { trust, evidence, bundle: evidence.makeBundle, close: () => installation.close() }
}

const signs: Readonly<Record<Verdict, string>> = { valid: '✓ ÉRVÉNYES', invalid: '✗ ÉRVÉNYTELEN', indeterminate: '? NEM MEGÁLLAPÍTHATÓ', unsigned: '– ALÁÍRATLAN', unreadable: '✗ NEM OLVASHATÓ' }
const states = { good: '✓', bad: '✗', unknown: '?', none: '–' } as const
const kinds = { card: 'aláírás', seal: 'bélyegző', 'other-signature': 'aláírás', 'other-seal': 'bélyegző', 'archive-timestamp': 'archív időbélyeg', other: 'aláírás' } as const

function asText(item: Findings & { name: string }): string {
  const lines = [`${item.name}: ${signs[item.verdict]}`, item.summary.hu, `SHA-256: ${item.sha256}`]
  for (const signature of item.signatures) {
    const who = [signature.signer, signature.role?.hu, signature.office].filter((part) => part !== null && part !== undefined).join(', ')
    lines.push('', `${signs[signature.verdict]}  ${kinds[signature.kind]}: ${who || 'ismeretlen'} (${signature.field})`)
    for (const check of signature.checks) lines.push(`  ${states[check.state]} ${check.reason.hu} [${check.check}: ${check.code}]`)
  }
  return lines.join('\n')
}
