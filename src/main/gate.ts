/** The running Gate: every part started in order, and stopped in the opposite one. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pino } from 'pino'
import { Registry } from 'prom-client'
import { z } from 'zod'
import { buildWeb } from '../../web/build.ts'
import { identifyClient } from '../access/client-login/index.ts'
import { authoriseAction, authoriseDataSet, logDenialsOn, preparePolicies } from '../access/entitlement/index.ts'
import { housekeepingJobs, scheduleHousekeeping } from '../access/housekeeping/index.ts'
import { identifyIntegration } from '../access/integrations/index.ts'
import { reviewJobs, scheduleReminders } from '../access/rights/index.ts'
import { endSessionsOfCard, identifyOfficer } from '../access/sessions/index.ts'
import { acceptPurposes, etalonConnector, exchangeJobs, xRoadConnector, type ExchangeDeps } from '../checks/exchange/index.ts'
import { refuseDemoCards } from '../../demo/cards/index.ts'
import { diaryJobs, scheduleSweep } from '../casework/diary/index.ts'
import { startDelivery } from '../casework/delivery/index.ts'
import { orphanJobs, scheduleClearing, type DocumentDeps } from '../casework/documents/index.ts'
import { onLateOutcome, onSpecialistAnswer } from '../casework/evidence/index.ts'
import { intakeJobs } from '../casework/intake/index.ts'
import { loadNoteSigner, startSequencer, witnessStanding } from '../log/index.ts'
import { noticeOfficer, noticesJobs, recordDataUse } from '../notices/index.ts'
import { systemClock, systemIds, type Context } from '../platform/context/index.ts'
import { clusterOf } from '../platform/database/embedded/index.ts'
import { createDb, createPool } from '../platform/database/index.ts'
import { buildHttp } from '../platform/http/index.ts'
import { startJobs } from '../platform/jobs/index.ts'
import { startLive } from '../platform/live/index.ts'
import { createLogger } from '../platform/logging/index.ts'
import { smtpTransport } from '../platform/mail/index.ts'
import { folderStorage, watchDiskSpace, type DiskLevel } from '../platform/storage/index.ts'
import { loadCatalogue, readTemplate } from '../registers/case-types/index.ts'
import { renewalJobs } from '../registers/cards/index.ts'
import { changeJobs, importJobs } from '../registers/changes/index.ts'
import { departures } from '../registers/officers/index.ts'
import { scheduleSeals, sealJobs, sealRegister, type SealMaking } from '../registers/seals/index.ts'
import { authorityJobs, certificateAuthority, scheduleRenewal } from '../registers/signatures/index.ts'
import { formatNoteKey, parseNoteKey } from '../rules/merkle/index.ts'
import { alarmNotice } from './alarm-notice.ts'
import { authorityName } from './authority-name.ts'
import { cardOfficeOf } from './card-office.ts'
import { centralRegisters } from './central-registers.ts'
import { startChild, type Child } from './child-process.ts'
import { demoKeys, issueCards, loadDemoRegisters } from './demo.ts'
import { freePort } from './free-port.ts'
import type { Installation } from './installation.ts'
import { keyStoreOf } from './key-places.ts'
import { registerRoutes } from './routes.ts'
import { trustedIssuersOf } from './trusted-issuers.ts'

/** A Gate that answers. */
export interface Gate {
  readonly url: string
  /** The simulator of other authorities; nothing outside the demo. */
  readonly simulatorUrl: string | null
  /** The mail sink's inbox; nothing outside the demo. */
  readonly mailUrl: string | null
  stop(): Promise<void>
}

/** Ports of the demo's processes; 0 takes any free one. */
export interface GateOptions {
  readonly progress: (sentence: string) => void
  readonly simulatorPort?: number
  readonly mailPort?: number
  /** Seconds until the simulated specialist authorities answer by themselves. */
  readonly autoAnswerSeconds?: number | null
}

const root = join(import.meta.dirname, '../..')
const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version
/** What the operator reads on the terminal; the same goes into the log. */
const diskNotice: Readonly<Record<DiskLevel, (free: string) => string>> = {
  ample: (free) => `A lemezen ismét van elég hely (${free} szabad).`,
  low: (free) => `FIGYELEM: kevés a hely a lemezen (${free} szabad). Szabadítson fel helyet, mielőtt a Kapu nem vesz fel új iratot.`,
  full: (free) => `FIGYELEM: a lemez betelt (${free} szabad). A Kapu nem vesz fel új iratot, amíg nem szabadít fel helyet.`
}
const readyUrl = z.object({ url: z.url() })
const readyMail = z.object({ httpPort: z.int(), smtpPort: z.int() })
const readyWitness = z.object({ port: z.int(), key: z.string() })

/** Lines that find no room on a full disk are lost; the Gate is not. Without a listener the failed write would end the process. */
function logFile(path: string): ReturnType<typeof pino.destination> {
  const destination = pino.destination({ dest: path, append: true, mkdir: true })
  destination.on('error', () => {})
  return destination
}

/**
 * Starts everything on an opened installation, and answers when requests can be served.
 * @throws Error with code EADDRINUSE when the port is taken; what was started is stopped again
 */
export async function startGate(installation: Installation, options: GateOptions): Promise<Gate> {
  const { config, secrets } = installation
  const started: Array<{ name: string; stop: () => Promise<unknown> }> = []
  // The terminal of `start` is for people; the structured log goes to a file beside the data, or to standard output where
  // a supervisor collects it (KAPU_LOG=stdout).
  const logger = createLogger({
    level: config.logLevel,
    ...(process.env['KAPU_LOG'] === 'stdout' ? {} : { destination: logFile(join(config.dataDirectory, 'gate.log')) })
  })
  // A library's stray promise (the job queue leaves one when its connection breaks while it notes a failure) must not end the
  // service of everybody: what was not committed did not happen, and whoever waits for an answer has a promise of his own.
  const onStray = (error: unknown): void => logger.error({ err: error }, 'a promise was left without anybody to hear of its failure')
  process.on('unhandledRejection', onStray)
  started.push({ name: 'stray promises', stop: async () => { process.off('unhandledRejection', onStray) } })
  const stop = async (): Promise<void> => {
    for (const part of started.reverse()) {
      await part.stop().catch((error: unknown) => logger.error({ err: error, part: part.name }, 'a part did not stop cleanly'))
    }
    started.length = 0
  }
  try {
    return { ...await startParts(), stop }
  } catch (error) {
    await stop()
    throw error
  }

  async function startParts(): Promise<Omit<Gate, 'stop'>> {
    const clock = systemClock
    const otherIssuers = trustedIssuersOf(config)
    const ids = systemIds(clock)
    const db = installation.db('kapu_app')
    const systemContext = (name: string, requestId = ids.uuid()): Context => ({
      db, clock, ids, logger: logger.child({ requestId }), principal: { kind: 'system', name }, requestId
    })
    const denials = createPool(installation.address, 'kapu_app', { max: 2, applicationName: 'kapu denials' })
    started.push({ name: 'denials', stop: () => denials.end() })
    logDenialsOn(createDb(denials))
    preparePolicies()

    const { loaded } = await loadCatalogue(installation.db('owner'), systemContext('catalogue'), join(root, 'catalogue'), acceptPurposes)
    if (loaded.length > 0) options.progress(`Ügyszabályok betöltve: ${loaded.join(', ')}`)
    if (config.demo) {
      options.progress('A bemutató ország betöltése…')
      await loadDemoRegisters(installation, clock.now())
    } else {
      await refuseDemoCards(db)
    }
    options.progress('A felület elkészítése…')
    const web = await buildWeb({})

    const metrics = new Registry()
    const space = watchDiskSpace({
      folders: [join(config.dataDirectory, 'documents'), config.dataDirectory, ...(config.databaseUrl ? [] : [clusterOf(config.dataDirectory) ?? config.dataDirectory])],
      ...config.disk,
      metrics,
      onLevel: (level, freeBytes) => {
        logger[level === 'ample' ? 'info' : level === 'low' ? 'warn' : 'error']({ freeBytes, level }, 'free disk space')
        options.progress(diskNotice[level](`${Math.round(freeBytes / 1024 / 1024)} MB`))
      }
    })
    started.push({ name: 'disk space', stop: async () => space.stop() })
    const storage = await folderStorage(join(config.dataDirectory, 'documents'), { clock, ids, space })
    const keyStore = keyStoreOf(config, secrets)
    // Chosen before the simulator starts: it must know where its clients come back to.
    const port = config.port === 0 ? await freePort(config.host) : config.port
    const url = config.publicUrl ?? `http://${config.host}:${port}`
    const publicUrl = (): string => url
    const authority = certificateAuthority({ keyStore, name: authorityName(config.demo), publicUrl })
    await authority.current(systemContext('authority'))
    const cards = cardOfficeOf({
      authority, publicUrl, keyEncryptionKey: Buffer.from(secrets.keyEncryptionKey, 'base64'), randomBytes: (length) => ids.bytes(length), demo: config.demo
    })
    if (config.demo) {
      options.progress('Bemutató kártyák kiállítása…')
      await issueCards(systemContext('demo'), cards)
    }

    const logFolder = join(config.dataDirectory, 'log')
    const signer = await loadNoteSigner(join(config.dataDirectory, 'log-keys', 'log.key'), 'kapu-naplo', 1, ids)
    const witness = await child('witness', 'src/log/witness/main.ts', (line) => readyWitness.parse(line), (before) => [
      '--folder', join(config.dataDirectory, 'witness'), '--log-key', formatNoteKey(signer.key), '--port', String(before?.port ?? 0)
    ])
    const sequencer = startSequencer({
      pool: createSequencerPool(), folder: logFolder, signer, clock, logger, onAlarm: alarmNotice(options.progress),
      witness: { url: `http://127.0.0.1:${witness.ready.port}`, key: parseNoteKey(witness.ready.key) }
    })
    started.push({ name: 'sequencer', stop: async () => {
      // A log that stands still after an alarm is never flushed; what waits is sealed by a later start.
      await Promise.race([sequencer.flush(), sleep(5_000, undefined, { ref: false })])
      await sequencer.stop()
    } })

    const live = await startLive(installation.pool('kapu_app'), logger)
    started.push({ name: 'live', stop: () => live.close() })

    const keys = config.demo ? await demoKeys(systemContext('demo'), config.dataDirectory) : null
    const mail = keys
      ? await child('mail', 'simulator/mail/main.ts', (line) => readyMail.parse(line), (before) => [
          '--http-port', String(before?.httpPort ?? options.mailPort ?? 8082), '--smtp-port', String(before?.smtpPort ?? 0), '--folder', join(config.dataDirectory, 'simulator', 'mail')
        ])
      : null
    const simulatorPort = options.simulatorPort ?? 8081
    const simulator = keys
      ? await child('simulator', 'simulator/main.ts', (line) => readyUrl.parse(line), (before) => [
          '--port', before === null ? String(simulatorPort) : new URL(before.url).port, '--gate', url, '--data', join(config.dataDirectory, 'simulator', 'state'),
          '--auto-answer', options.autoAnswerSeconds === null ? 'off' : String(options.autoAnswerSeconds ?? 8)
        ], {
          KAPU_INTAKE_KEY: keys.intake,
          KAPU_SPECIALIST_KEY: keys.specialist,
          KAPU_CLIENT_LOGIN_ID: keys.clientLoginId,
          KAPU_CLIENT_LOGIN_SECRET: keys.clientLoginSecret,
          KAPU_CLIENT_LOGIN_REDIRECT: `${url}/client/callback`
        })
      : null

    const sealMaking: SealMaking = { authority, keyStore, publicUrl }
    const documents: DocumentDeps = {
      storage, templates: readTemplate, authority, seals: sealRegister({ ...sealMaking, atFirstUse: config.sealAtFirstUse })
    }
    const securityServer = config.exchange.securityServer ?? simulator?.ready.url
    const exchange: ExchangeDeps = {
      db,
      connectors: {
        etalon: etalonConnector,
        ...(securityServer ? { 'x-road-rest': xRoadConnector({ securityServer, instance: config.exchange.instance, ...(config.exchange.tls ? { tls: config.exchange.tls } : {}) }) } : {})
      },
      authorise: authoriseDataSet,
      personalDataAllowed: async () => {
        const standing = await witnessStanding(db, clock, config.witnessGraceMilliseconds)
        return { allowed: standing.allowed, reason: standing.allowed ? null : 'witness-away' }
      },
      recordDataUse: async (tx, ctx, use) => {
        await recordDataUse(tx, ctx, use)
      },
      onLateOutcome,
      onSpecialistAnswer: onSpecialistAnswer(documents),
      storage
    }

    const app = await buildHttp({
      config: { publicUrl: url },
      version,
      logger,
      db,
      clock,
      ids,
      identify: { officer: identifyOfficer, client: identifyClient, integration: identifyIntegration },
      authoriseAction,
      metrics,
      webFolder: web.directory,
      rateLimits: config.rateLimits,
      trustedProxies: config.trustedProxies,
      readiness: {
        database: async () => { await installation.pool('kapu_app').query('select 1') },
        disk: async () => ((await space.look()).level === 'ample' ? undefined : 'degraded')
      }
    })
    started.push({ name: 'http', stop: () => app.close() })
    await registerRoutes(app, {
      db,
      demo: config.demo,
      authority,
      cards,
      seals: sealMaking,
      origins: () => [url, url.replace('127.0.0.1', 'localhost')],
      live,
      exchange,
      documents,
      startDelivery,
      logFolder,
      logKeys: () => ({ log: signer.key, witness: parseNoteKey(witness.ready.key) }),
      otherIssuers,
      clientLogin: config.clientLogin ?? (simulator && keys
        ? { issuer: `${simulator.ready.url}/belepes`, clientId: keys.clientLoginId, clientSecret: keys.clientLoginSecret }
        : null),
      context: () => systemContext('events')
    })
    await app.listen({ host: config.host, port })

    const transport = mail
      ? smtpTransport({ url: `smtp://127.0.0.1:${mail.ready.smtpPort}`, from: config.mail.from, sandbox: true })
      : smtpTransport({ url: config.mail.smtpUrl ?? 'smtp://127.0.0.1:25', from: config.mail.from })
    const housekeeping = { housekeeper: installation.db('kapu_housekeeper') }
    const jobs = await startJobs({
      pool: installation.pool('owner'),
      handlers: {
        ...intakeJobs, ...changeJobs(noticeOfficer), ...departures(endSessionsOfCard), ...renewalJobs, ...authorityJobs(authority), ...sealJobs(sealMaking), ...reviewJobs(noticeOfficer, housekeeping.housekeeper), ...importJobs(centralRegisters(config.demo)), ...exchangeJobs(exchange), ...noticesJobs({ transportOf: () => transport, publicUrl }), ...diaryJobs(housekeeping),
        ...housekeepingJobs(housekeeping), ...orphanJobs({ ...housekeeping, storage })
      },
      context: (name) => systemContext(name),
      logger
    })
    started.push({ name: 'jobs', stop: () => jobs.stop() })
    await scheduleSweep(db, systemContext('sweep'))
    await scheduleHousekeeping(db, systemContext('housekeeping'))
    await scheduleSeals(db, systemContext('seals'))
    await scheduleClearing(db, systemContext('clearing'))
    await scheduleReminders(db, systemContext('rights'))
    await scheduleRenewal(db, systemContext('authority'))
    return { url, simulatorUrl: simulator?.ready.url ?? null, mailUrl: mail ? `http://127.0.0.1:${mail.ready.httpPort}` : null }
  }

  async function child<Ready>(
    name: string, script: string, parse: (line: unknown) => Ready, args: (before: Ready | null) => readonly string[], env: Readonly<Record<string, string>> = {}
  ): Promise<Child<Ready>> {
    const running = await startChild({ name, script: join(root, script), args, env, logger, parse })
    started.push({ name, stop: () => running.stop() })
    return running
  }

  function createSequencerPool(): ReturnType<typeof createPool> {
    const pool = createPool(installation.address, 'kapu_sequencer', { max: 3, applicationName: 'kapu sequencer' })
    started.push({ name: 'sequencer pool', stop: () => pool.end() })
    return pool
  }
}
