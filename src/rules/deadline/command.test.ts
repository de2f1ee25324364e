import { describe, expect, it } from 'vitest'
import { runDeadlineCommand } from './index.ts'

const run = (line: string) => runDeadlineCommand(line === '' ? [] : line.split(' '))

describe('deadline command', () => {
  it('gives exactly the documented JSON', () => {
    const { exitCode, stdout, stderr } = run('--arrived 2026-12-08T10:12 --limit 8d --suspended 2026-12-21/2026-12-28 --json')
    expect([exitCode, stderr]).toEqual([0, ''])
    const json = JSON.parse(stdout)
    expect(Object.keys(json)).toEqual(['due', 'policy', 'otherPolicyDue', 'steps', 'warnings'])
    expect(json).toMatchObject({ due: '2026-12-16', otherPolicyDue: '2026-12-16', policy: { party: 'authority', rollForward: false } })
    for (const step of json.steps) expect(Object.keys(step)).toEqual(['from', 'to', 'kind', 'law', 'counted'])
  })
  it('accepts several suspensions, a party, an office and = signs', () => {
    const { stdout } = run('--arrived=2026-12-08T10:12 --limit=8d --for client --suspended 2026-12-10/2026-12-10 --suspended=2026-12-12/2026-12-12 --office local-government --json')
    expect(JSON.parse(stdout)).toMatchObject({ due: '2026-12-18', policy: { party: 'client' } })
    expect(JSON.parse(run('--arrived 2024-12-20 --limit 20d --office local-government --json').stdout).due).toBe('2025-01-09')
    expect(JSON.parse(run('--arrived 2024-12-20 --limit 20d --office government --json').stdout).due).toBe('2025-01-12')
  })
  it('writes a readable derivation', () => {
    const { exitCode, stdout } = run('--arrived 2026-12-16T10:12 --limit 8d --for client')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('Lejár: 2026. december 28., hétfő, 24.00 (8 nap, az ügyfél határideje).')
    expect(stdout).toContain('2026. december 24.: 1 nap: áthelyezett pihenőnap, számít [Ákr. 52. § (1); 10/2025. (IV. 30.) NGM rendelet]')
    expect(stdout).toContain('A másik szabállyal: 2026. december 24., csütörtök, 24.00.')
    expect(run('--arrived 2026-10-24T12:00 --limit 24h').stdout).toContain('Lejár: 2026. október 25., 11.00')
    expect(run('--arrived 2026-12-08 --limit 8d --suspended 2026-12-10/').stdout).toContain('A lejárat még nem számítható ki')
  })
  it('has help', () => {
    expect(run('--help')).toMatchObject({ exitCode: 0, stderr: '' })
    expect(run('--help').stdout).toContain('--suspended')
  })
  it.each([
    ['', 'Hiányzik az --arrived'],
    ['--arrived 2026-12-08T10:12', 'Hiányzik a --limit'],
    ['--arrived', 'érték kell'],
    ['--arrived --limit 8d', 'érték kell'],
    ['--arrived 2026-12-08T10:12 --limit 8x', 'nem értelmezhető'],
    ['--arrived 2026-12-8 --limit 8d', 'nem értelmezhető'],
    ['--arrived 2026-12-08 --limit 24h', 'időpontja is kell'],
    ['--arrived 2026-12-08 --limit 8d --for court', '--for'],
    ['--arrived 2026-12-08 --limit 8d --office court', '--office'],
    ['--arrived 2026-12-08 --limit 8d --suspended 2026-12-21', '--suspended'],
    ['--arrived 2026-12-08 --limit 8d --suspended 2026-12-21/2026-12-20', 'hibás'],
    ['--arrived 2026-12-08 --limit 8d --suspended /2026-12-20', 'hibás'],
    ['--arrived 2026-12-08 --limit 8d --limit 9d', 'csak egyszer'],
    ['--arrived 2026-12-08 --limit 8d --json=yes', 'nincs értéke'],
    ['--arrived 2026-12-08 --limit 8d --colour red', 'Ismeretlen kapcsoló'],
    ['2026-12-08 8d', 'Ismeretlen kapcsoló'],
    ['--arrived 1999-12-08 --limit 8d', 'nincs határidő-számítási szabály']
  ])('refuses "%s"', (line, sentence) => {
    const { exitCode, stdout, stderr } = run(line)
    expect([exitCode, stdout]).toEqual([2, ''])
    expect(stderr).toContain(sentence)
  })
})
