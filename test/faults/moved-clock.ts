/**
 * Loaded before a process (NODE_OPTIONS=--import): its wall clock is off by what the file KAPU_FAULT_CLOCK says, in milliseconds.
 * Only the wall clock of JavaScript moves, as it does when an administrator or NTP steps it; timers and the database's clock, which
 * on another machine would stay as well, do not.
 */
import { readFileSync } from 'node:fs'

const RealDate = Date
const file = process.env['KAPU_FAULT_CLOCK']
let offset = 0
const read = (): void => {
  try {
    offset = Number(readFileSync(file!, 'utf8')) || 0
  } catch {
    // Not written yet: no offset.
  }
}
if (file) {
  read()
  setInterval(read, 50).unref()
  globalThis.Date = class extends RealDate {
    constructor(...args: unknown[]) {
      if (args.length === 0) super(RealDate.now() + offset)
      else super(...(args as [string]))
    }

    static override now(): number {
      return RealDate.now() + offset
    }
  } as DateConstructor
}
