import { createHash } from 'node:crypto'
import type { Context } from '../../platform/context/index.ts'
import type { Db, Tx } from '../../platform/database/index.ts'
import { defineErrors } from '../../platform/errors/index.ts'
import { endOfDay, legalDateOf } from '../../rules/calendar/index.ts'
import { listCaseTypes } from '../case-types/index.ts'
import { entryStateAt } from './entry-state.ts'
import { findEntry, listEntries, listOthers, listRights, listRightsEver, listStatuses, type EntryFilter, type EntryRow, type RightRow } from './entry.store.ts'
import type { z } from 'zod'
import type { Entry, entryHistorySchema, RightToSign } from './entry.types.ts'

export const signatureRegisterErrors = defineErrors('signature-register', {
  notFound: {
    status: 404, hu: 'Ilyen bejegyzés nincs a nyilvántartásban, vagy a tulajdonosa nem ír alá hivatal nevében.', en: 'There is no such entry in the register, or its holder does not sign in an office\'s name.'
  }
})

/** The instant of a day at which states are told: now for today, otherwise its end. */
export function instantOf(day: string, now: Date): Date {
  return legalDateOf(now) === day ? now : endOfDay(day)
}

type CaseTypeNames = ReadonlyMap<string, { readonly hu: string; readonly en: string }>

async function caseTypeNames(db: Db, day: string): Promise<CaseTypeNames> {
  return new Map((await listCaseTypes(db, day)).map(({ code, name }) => [code, name]))
}

const rightOf = (row: RightRow, names: CaseTypeNames): RightToSign => ({
  organisation: { id: row.organisationId, name: row.organisationName }, role: { hu: row.roleHu, en: row.roleEn }, substitutesFor: row.substitutesFor,
  caseTypes: row.caseTypes.map((code) => ({ code, name: names.get(code) ?? { hu: code, en: code } })), from: row.from, to: row.to
})

function entryOf(row: EntryRow, at: Date, rights: readonly RightToSign[]): Entry {
  const { state, since } = entryStateAt(row, at)
  return {
    id: row.id, kind: row.kind === 'organisation-seal' ? 'seal' : 'signature', holder: row.holder, serial: row.serial, issuer: row.issuer, validFrom: row.notBefore.toISOString(),
    validTo: row.notAfter.toISOString(), state, stateSince: since.toISOString(), reason: state === 'revoked' || state === 'suspended' ? row.statusReason : null,
    organisation: row.organisationId === null ? null : { id: row.organisationId, name: row.organisationName ?? row.holder }, rights: [...rights]
  }
}

/** A page of the register with what each may sign. */
export async function readEntries(db: Db, filter: EntryFilter): Promise<Entry[]> {
  const rows = await listEntries(db, filter)
  const officers = [...new Set(rows.flatMap(({ officerId }) => (officerId === null ? [] : [officerId])))]
  const rights = officers.length === 0 ? [] : await listRights(db, officers, filter.day)
  const names = rights.length === 0 ? new Map() : await caseTypeNames(db, filter.day)
  const byOfficer = Map.groupBy(rights, ({ officerId }) => officerId)
  return rows.map((row) => entryOf(row, filter.at, (byOfficer.get(row.officerId ?? '') ?? []).map((right) => rightOf(right, names))))
}

/**
 * One entry with its whole history. An officer's is shown as long as they signed in somebody's name while the certificate was valid.
 * @throws signature-register.not-found
 */
export async function readEntry(ctx: Context, id: string, day: string): Promise<z.infer<typeof entryHistorySchema> & { der: Buffer }> {
  const { db } = ctx
  const at = instantOf(day, ctx.clock.now())
  const row = await findEntry(db, id, at)
  if (!row) throw signatureRegisterErrors.notFound()
  const ever = row.officerId === null ? [] : await listRightsEver(db, row.officerId, legalDateOf(row.notBefore), legalDateOf(row.notAfter))
  if (row.kind === 'card-signing' && ever.length === 0) throw signatureRegisterErrors.notFound()
  const rights = row.officerId === null ? [] : await listRights(db, [row.officerId], day)
  const names = await caseTypeNames(db, day)
  return {
    ...entryOf(row, at, rights.map((right) => rightOf(right, names))), der: row.der, sha256: row.sha256.toString('hex'), states: await statesOf(db, row),
    rightsEver: ever.map((right) => rightOf(right, names)),
    others: (await listOthers(db, row)).map(({ notBefore, notAfter, ...rest }) => ({ ...rest, validFrom: notBefore.toISOString(), validTo: notAfter.toISOString() }))
  }
}

const wordOf = { good: 'good', hold: 'suspended', revoked: 'revoked' } as const

async function statesOf(db: Db | Tx, row: EntryRow): Promise<z.infer<typeof entryHistorySchema>['states']> {
  const lines = (await listStatuses(db, row.id)).map(({ status, reason, at }) => ({ state: wordOf[status], at, reason: status === 'good' ? null : reason }))
  const replaced = row.replacedAt === null ? [] : [{ state: 'replaced' as const, at: row.replacedAt, reason: null }]
  return [...lines, ...replaced].toSorted((one, other) => one.at.getTime() - other.at.getTime()).map((line) => ({ ...line, at: line.at.toISOString() }))
}

/** For the entity tag of a certificate, which never changes. */
export const tagOf = (der: Uint8Array): string => createHash('sha256').update(der).digest('hex').slice(0, 32)
