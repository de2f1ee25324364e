/** What the operator reads on the terminal when the provable log raises an alarm; the structured log has the same with its facts. */
import type { LogAlarm } from '../log/index.ts'

const sentences: Readonly<Record<LogAlarm, string>> = {
  'log.rewritten': 'az adatbázis nem a közzétett napló folytatása',
  'log.shrunk': 'az adatbázisban kevesebb naplóbejegyzés van, mint amennyit közzétett (régi mentés került vissza?)',
  'log.witness-refused': 'a napló tanúja megtagadta az aláírást: a napló nem csupán nőtt',
  'log.witness-ahead': 'a napló tanúja többet látott, mint ami az adatbázisban van (régi mentés került vissza?)',
  'log.entry-changed': 'egy naplóbejegyzés megváltozott vagy eltűnt, mielőtt bekerült a fába'
}

/** Says each alarm once: the sequencer tries again every few seconds and would push everything else off the terminal. */
export function alarmNotice(progress: (sentence: string) => void): (alarm: LogAlarm) => void {
  const said = new Set<LogAlarm>()
  return (alarm) => {
    if (said.has(alarm)) return
    said.add(alarm)
    progress(`RIASZTÁS: ${sentences[alarm]} [${alarm}]. Mentse az adatmappát, futtassa: ./kapu log verify, és értesítse a felügyeletet.`)
  }
}
