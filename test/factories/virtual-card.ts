/**
 * A smart card of our own in a virtual reader: pcscd with Debian's vsmartcard-vpcd sees it as any other card, and OpenSC drives it by the
 * published interface of PIV cards (NIST SP 800-73-4). Only what reading a certificate and signing with PIN needs is answered.
 */
import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process'
import { type KeyObject, createPublicKey, generateKeyPairSync, sign } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

const driver = ['/usr/lib/pcsc/drivers/serial/libifdvpcd.so', '/usr/lib/x86_64-linux-gnu/pcsc/drivers/serial/libifdvpcd.so'].find((path) => existsSync(path))
/** OpenSC's driver of cards as a PKCS#11 library, which the Web eID application and browsers use as well. */
const openscModule = ['/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so', '/usr/lib/aarch64-linux-gnu/opensc-pkcs11.so', '/usr/lib64/opensc-pkcs11.so'].find((path) => existsSync(path))

/** Why no virtual reader can run here; null: one can. */
export const noReader: string | null =
  !driver ? 'the virtual reader is not installed: apt-get install pcscd vsmartcard-vpcd'
    : spawnSync('pcscd', ['--version']).error ? 'pcscd is not installed: apt-get install pcscd'
      : !openscModule || spawnSync('pkcs11-tool', ['--version']).error ? 'OpenSC is not installed: apt-get install opensc'
        : process.getuid?.() !== 0 ? 'pcscd of its own can only be started by root'
          : existsSync('/run/pcscd/pcscd.comm') && spawnSync('opensc-tool', ['-l']).status === 0 ? 'a pcscd is running here already, and is left alone' : null

const tlv = (tag: readonly number[], content: Uint8Array): Buffer => {
  const { length } = content
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([...tag, ...size]), content])
}
const aid = Buffer.from('a000000308000010000100', 'hex')
const ok = Buffer.from('9000', 'hex')
const sw = (code: number): Buffer => Buffer.from([code >> 8, code & 0xff])

/** The card's own memory and rules; APDU in, APDU out. */
export class VirtualCard {
  readonly publicKey: KeyObject
  /** As drivers saw it, by their instruction: for tests that want to know what was asked. */
  readonly instructions: number[] = []
  readonly #key: KeyObject
  readonly #pin: Buffer
  #certificate: Uint8Array | null = null
  #verified = false
  #retries = 3
  #rest = Buffer.alloc(0)
  #chained = Buffer.alloc(0)

  constructor(pin: string) {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    this.publicKey = createPublicKey(pair.privateKey)
    this.#key = pair.privateKey
    this.#pin = Buffer.concat([Buffer.from(pin), Buffer.alloc(8 - pin.length, 0xff)])
  }

  get retries(): number {
    return this.#retries
  }

  /** At the personalisation station: the one time that the card signs without its PIN. */
  signRequest(data: Uint8Array): Uint8Array {
    return sign('sha256', data, this.#key)
  }

  putCertificate(der: Uint8Array): void {
    this.#certificate = der
  }

  reset(): void {
    this.#verified = false
    this.#rest = this.#chained = Buffer.alloc(0)
  }

  answer(apdu: Buffer): Buffer {
    const [cla, ins, p1, p2] = apdu as unknown as [number, number, number, number]
    this.instructions.push(ins)
    const data = apdu.length > 5 ? apdu.subarray(5, 5 + apdu[4]!) : Buffer.alloc(0)
    if (ins === 0xc0) return this.#send(this.#rest)
    if (cla & 0x10) {
      this.#chained = Buffer.concat([this.#chained, data])
      return ok
    }
    const whole = Buffer.concat([this.#chained, data])
    this.#chained = Buffer.alloc(0)
    switch (ins) {
      case 0xa4: return this.#select(whole)
      case 0xcb: return this.#object(whole)
      case 0x20: return this.#verify(p2, whole)
      case 0x87: return this.#authenticate(p1, p2, whole)
      default: return sw(0x6d00)
    }
  }

  #send(content: Buffer): Buffer {
    this.#rest = Buffer.from(content.subarray(256))
    const left = this.#rest.length
    return Buffer.concat([content.subarray(0, 256), left === 0 ? ok : sw(0x6100 | (left > 255 ? 0 : left))])
  }

  #select(name: Buffer): Buffer {
    if (name.length < 5 || !aid.subarray(0, name.length).equals(name.subarray(0, aid.length))) return sw(0x6a82)
    return this.#send(tlv([0x61], Buffer.concat([tlv([0x4f], aid.subarray(5)), tlv([0x79], tlv([0x4f], aid.subarray(0, 5)))])))
  }

  #object(query: Buffer): Buffer {
    const name = query.subarray(2).toString('hex')
    if (name === '5fc102') {
      const holder = Buffer.concat([tlv([0x30], Buffer.alloc(25, 0x11)), tlv([0x34], Buffer.alloc(16, 0x22)), tlv([0x35], Buffer.from('20301231')), tlv([0x3e], Buffer.alloc(0)), tlv([0xfe], Buffer.alloc(0))])
      return this.#send(tlv([0x53], holder))
    }
    if (name === '5fc105' && this.#certificate) {
      return this.#send(tlv([0x53], Buffer.concat([tlv([0x70], this.#certificate), tlv([0x71], Buffer.of(0)), tlv([0xfe], Buffer.alloc(0))])))
    }
    return sw(0x6a82)
  }

  #verify(reference: number, pin: Buffer): Buffer {
    if (reference !== 0x80) return sw(0x6a88)
    if (this.#retries === 0) return sw(0x6983)
    if (pin.length === 0) return this.#verified ? ok : sw(0x63c0 | this.#retries)
    this.#verified = pin.equals(this.#pin)
    this.#retries = this.#verified ? 3 : this.#retries - 1
    return this.#verified ? ok : sw(this.#retries === 0 ? 0x6983 : 0x63c0 | this.#retries)
  }

  /** ECC P-256 with the key of authentication (9A): a digest in, a signature out, after the PIN. */
  #authenticate(algorithm: number, key: number, template: Buffer): Buffer {
    if (algorithm !== 0x11 || key !== 0x9a) return sw(0x6a80)
    if (!this.#verified) return sw(0x6982)
    const at = template.indexOf(0x81)
    const digest = template.subarray(at + 2, at + 2 + template[at + 1]!)
    return this.#send(tlv([0x7c], tlv([0x82], signDigest(this.#key, digest))))
  }
}

/** Raw ECDSA over a digest, which Node signs only together with hashing; by the definition, over P-256. */
function signDigest(key: KeyObject, digest: Uint8Array): Uint8Array {
  const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n
  const number = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
  const mod = (value: bigint): bigint => ((value % order) + order) % order
  const inverse = (value: bigint): bigint => {
    let [low, high, a, b] = [mod(value), order, 1n, 0n]
    while (low > 1n) [low, high, a, b] = [high % low, low, b - (high / low) * a, a]
    return mod(a)
  }
  const secret = number(Buffer.from(key.export({ format: 'jwk' }).d!, 'base64url'))
  const ephemeral = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
  const r = mod(number(Buffer.from(ephemeral.x!, 'base64url')))
  const s = mod(inverse(number(Buffer.from(ephemeral.d!, 'base64url'))) * (number(digest) + r * secret))
  const integer = (value: bigint): Buffer => {
    const hex = value.toString(16)
    const bytes = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
    return tlv([0x02], bytes[0]! & 0x80 ? Buffer.concat([Buffer.of(0), bytes]) : bytes)
  }
  return tlv([0x30], Buffer.concat([integer(r), integer(s)]))
}

/** A reader with pcscd of its own. */
export interface VirtualReader {
  insert(card: VirtualCard): Promise<void>
  /** Pulls the card out. */
  remove(): void
  /** Runs OpenSC's `pkcs11-tool` on the card; the card answers from this process, so it must not be waited for without turning the event loop. */
  tool(args: readonly string[]): Promise<{ readonly status: number; readonly output: string }>
  readonly folder: string
  close(): Promise<void>
}

export async function virtualReader(): Promise<VirtualReader> {
  const folder = mkdtempSync(join(tmpdir(), 'kapu-reader-'))
  const port = await freePort()
  writeFileSync(join(folder, 'vpcd'), `FRIENDLYNAME "Virtual PCD"\nDEVICENAME /dev/null:0x${port.toString(16)}\nLIBPATH ${driver}\nCHANNELID 0x${port.toString(16)}\n`)
  const daemon: ChildProcess = spawn('pcscd', ['--foreground', '--config', folder], { stdio: 'ignore' })
  let socket: Socket | undefined
  const tool: VirtualReader['tool'] = (args) => new Promise((resolve) => {
    execFile('pkcs11-tool', ['--module', openscModule!, ...args], { timeout: 20_000 }, (error, stdout, stderr) => {
      resolve({ status: error === null ? 0 : Number(error.code ?? 1), output: `${stdout}${stderr}` })
    })
  })
  return {
    folder,
    async insert(card) {
      for (let attempt = 0; !socket; attempt += 1) {
        socket = await connected(port).catch(async (error: unknown) => {
          if (attempt > 50) throw error
          await sleep(100)
          return undefined
        })
      }
      serve(socket, card)
      await sleep(1_500)
    },
    remove: () => {
      socket?.destroy()
      socket = undefined
    },
    tool,
    async close() {
      socket?.destroy()
      daemon.kill('SIGTERM')
      if (daemon.exitCode === null) await new Promise((resolve) => { daemon.once('exit', resolve) })
      rmSync(folder, { recursive: true, force: true })
    }
  }
}

/** The protocol of vpcd: messages with two octets of length; those of one octet are power and reset. */
function serve(socket: Socket, card: VirtualCard): void {
  const send = (content: Uint8Array): void => {
    socket.write(Buffer.concat([Buffer.from([content.length >> 8, content.length & 0xff]), content]))
  }
  let waiting = Buffer.alloc(0)
  socket.on('error', () => undefined)
  socket.on('data', (chunk) => {
    waiting = Buffer.concat([waiting, chunk])
    while (waiting.length >= 2 && waiting.length >= 2 + waiting.readUInt16BE(0)) {
      const message = Buffer.from(waiting.subarray(2, 2 + waiting.readUInt16BE(0)))
      waiting = waiting.subarray(2 + message.length)
      if (message.length > 1) send(card.answer(message))
      // 4 asks for the answer to reset: T=1, historical bytes "KAPU".
      else if (message[0] === 4) send(Buffer.from('3b8480014b4150550a', 'hex'))
      else card.reset()
    }
  })
}

const connected = (port: number): Promise<Socket> => new Promise((resolve, reject) => {
  const socket = connect(port, '127.0.0.1', () => resolve(socket))
  socket.once('error', reject)
})

const freePort = (): Promise<number> => new Promise((resolve) => {
  const server = createServer().listen(0, '127.0.0.1', () => {
    const { port } = server.address() as { port: number }
    server.close(() => resolve(port))
  })
})
