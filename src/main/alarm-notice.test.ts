import { expect, it } from 'vitest'
import { alarmNotice } from './alarm-notice.ts'

it('says each alarm of the log once, with what to do', () => {
  const said: string[] = []
  const notice = alarmNotice((sentence) => said.push(sentence))
  for (const alarm of ['log.shrunk', 'log.shrunk', 'log.witness-refused', 'log.shrunk'] as const) notice(alarm)
  expect(said).toHaveLength(2)
  expect(said[0]).toMatch(/^RIASZTÁS: .*\[log\.shrunk\].*\.\/kapu log verify/)
  expect(said[1]).toContain('[log.witness-refused]')
})
