import { z } from 'zod'
import { sequenceSchema, shapeSchema, tableSchema } from '../../platform/database/transfer/index.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const tree = z.object({ size: z.int().min(0), root: z.string() })

/** First record of a backup: what it was made of, against which the restored installation is compared. */
export const manifestSchema = z.object({
  kind: z.literal('manifest'),
  id: z.uuid(),
  createdAt: z.iso.datetime(),
  product: z.string(),
  demo: z.boolean(),
  database: shapeSchema,
  /** The provable log: the committed tree of the snapshot, and the checkpoint that was published before it. */
  log: z.object({ committed: tree, published: tree.nullable(), key: z.string().nullable(), witnessKey: z.string().nullable() }),
  /** SHA-256 of the public half of every private key, by name. */
  keys: z.record(z.string(), sha256)
})
export type Manifest = z.infer<typeof manifestSchema>

/** What the records after it say. */
export const itemSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('table'), table: tableSchema }),
  z.object({ kind: z.literal('table-end'), rows: z.int(), hash: sha256 }),
  z.object({ kind: z.literal('sequences'), sequences: z.array(sequenceSchema) }),
  z.object({ kind: z.literal('file'), path: z.string().min(1), mode: z.int() }),
  z.object({ kind: z.literal('file-end'), size: z.int(), sha256 }),
  z.object({
    kind: z.literal('end'), rows: z.int(), documents: z.int(), files: z.int(),
    /** Documents that rows speak of but that were missing or damaged in the storage already. */
    faultyDocuments: z.array(z.string())
  })
])
export type Item = z.infer<typeof itemSchema>

/** Marker of a data folder into which somebody restores or restored half. */
export const markerName = 'restoring.json'

/** What a backup or restore did. */
export interface BackupReport {
  readonly file: string
  readonly id: string
  readonly createdAt: string
  readonly bytes: number
  readonly tables: number
  readonly rows: number
  readonly documents: number
  readonly files: number
  readonly faultyDocuments: readonly string[]
  readonly log: Manifest['log']
}

/** Says how far it is; called often, printed seldom. */
export type Progress = (sentence: string) => void
