/**
 * A file for a register: read row by row by a job (the dry run), with progress and faults by row; then asked for as one
 * change, which a second person approves and which is applied as a whole or not at all.
 */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import { appendEntry } from '../../log/index.ts'
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import { inCentral, inOrganisation, type Tx } from '../../platform/database/index.ts'
import { enqueue, type JobHandler } from '../../platform/jobs/index.ts'
import { registerErrors } from './changes.errors.ts'
import type { ChangeKind, RegisterDefinition, RegisterPorts } from './changes.types.ts'
import { insertImport, readImport, saveProgress, type ImportSummary, type RegisterImport, type RowFault } from './import.store.ts'
import { readRegisterFile } from './read-file.ts'

export interface UploadRequest {
  readonly fileName: string
  readonly format: 'csv' | 'json'
  readonly content: string
  readonly effectiveFrom: string
}

/** Takes a file and has it read by a job. @throws entitlement.denied */
export async function uploadImport(
  ctx: Context<OfficerPrincipal>, definition: RegisterDefinition, ports: RegisterPorts, request: UploadRequest, settle: (tx: Tx, result: { importId: string }) => Promise<void> = async () => {}
): Promise<{ importId: string }> {
  if (!definition.rows) throw registerErrors.notImportable({ register: definition.code })
  const { principal } = ctx
  return inOrganisation(ctx.db, principal.organisationId, async (tx) => {
    const importId = ctx.ids.uuid()
    const standing = await ports.standing(tx, ctx)
    const scope = standing.national || !definition.rows?.offices ? null : standing.organisations
    await ports.authorise(tx, ctx, {
      action: 'register:import',
      resource: {
        type: 'RegisterChange', id: importId, register: definition.code, national: scope === null, organisationId: scope && principal.organisationId, touches: scope ? [principal.organisationId] : [],
        kind: 'import', concerns: [], proposedByPostId: principal.postId, proposedByOfficerId: principal.officerId
      }
    })
    const sha256 = createHash('sha256').update(request.content).digest()
    await insertImport(tx, {
      ...request, id: importId, register: definition.code, organisationId: principal.organisationId, scope, sha256, uploadedByOfficerId: principal.officerId,
      uploadedByName: principal.name, uploadedAt: ctx.clock.now()
    })
    await appendEntry(tx, ctx, {
      kind: 'register.import-uploaded', organisationId: principal.organisationId, subject: { kind: definition.code, id: importId },
      body: { importId, fileName: request.fileName, sha256: sha256.toString('hex'), effectiveFrom: request.effectiveFrom }
    })
    await enqueue(tx, 'register.read-import', { importId })
    await settle(tx, { importId })
    return { importId }
  })
}

/** The dry run: reads the file and notes how far it has come. */
export function importJobs(registers: readonly RegisterDefinition[]): Record<string, JobHandler> {
  return {
    'register.read-import': async (payload, ctx) => {
      const file = await readImport(ctx.db, String(payload['importId']))
      const definition = registers.find((item) => item.code === file?.register)
      if (!file || !definition || file.state === 'read' || file.state === 'faulty') return
      const note = (state: RegisterImport['state'], done: number, total: number, faults: readonly RowFault[] = [], summary: ImportSummary | null = null): Promise<void> =>
        inCentral(ctx.db, (tx) => saveProgress(tx, file.id, { state, rowsDone: done, rowsTotal: total, faults, summary }))
      const read = await inCentral(ctx.db, (tx) => readRegisterFile(tx, definition, file, (done, total) => note('reading', done, total)))
      await note(read.faults.length > 0 ? 'faulty' : 'read', read.rows, read.rows, read.faults, read.summary)
    }
  }
}

/**
 * The change that a file makes: by two people, as a whole; the country's, or, where a local administrator handed it in, that of their
 * office. Every register that reads rows has it.
 */
export function importKind(definition: () => RegisterDefinition): ChangeKind<never> {
  const kind: ChangeKind<{ importId: string }> = {
    input: z.strictObject({ importId: z.uuid() }), creates: true, fourEyes: true, national: false,
    plan: async (tx, { input, effectiveFrom }) => {
      const file = await readImport(tx, input.importId)
      if (!file || file.register !== definition().code || file.effectiveFrom !== effectiveFrom) throw registerErrors.importNotFound()
      const { steps, faults, concerns, touches } = await readRegisterFile(tx, definition(), file)
      if (faults.length > 0) throw registerErrors.importFaulty({ faults: faults.length })
      const whole = { subjectId: null, subjectName: file.fileName, concerns, steps }
      return file.scope === null
        ? { ...whole, organisationId: null, touches: [], national: true }
        : { ...whole, organisationId: file.organisationId, touches: [...new Set([file.organisationId, ...touches])] }
    }
  }
  return kind as unknown as ChangeKind<never>
}
