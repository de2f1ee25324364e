import { z } from 'zod'
import type { Context, IdSource } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'

/** What a register says of one subject, as JSON; each register has its own schema. */
export type FactValue = Readonly<Record<string, unknown>>

/** A fact as its register describes it for lists: what it is called, by what it is found, under what it stands. */
export interface FactContent {
  readonly value: FactValue
  readonly name: string
  /** Further words by which it is found. */
  readonly search: string
  /** What it stands under: a unit's office, a post's office. */
  readonly parentId: string | null
}

/** A dated fact with the time for which the register believed it. */
export interface Fact extends FactContent {
  readonly id: string
  readonly register: string
  readonly subjectId: string
  /** First and last day; null: open. */
  readonly validFrom: string
  readonly validTo: string | null
  readonly recordedAt: Date
  /** Null: believed now. */
  readonly supersededAt: Date | null
  readonly changeId: string | null
}

/** From which day to which a register shall say this of a subject; `fact` null: nothing (it has ended). */
export interface FactStep {
  readonly register: string
  readonly subjectId: string
  readonly from: string
  /** Null: open. */
  readonly to: string | null
  readonly fact: FactContent | null
  /** The subject may vanish by it: it had not begun yet (a post of later days, when its holder leaves before). */
  readonly cancels?: boolean
}

/** What a change would do. */
export interface Plan {
  readonly subjectId: string | null
  readonly subjectName: string
  /** Office in whose matters the change is; null: the country's. */
  readonly organisationId: string | null
  /** Offices that it reaches into; whoever proposes must look after all of them. */
  readonly touches: readonly string[]
  /** Officers whose own matter it is: they may ask for some kinds, and approve none. */
  readonly concerns?: readonly string[]
  /** Only a national administrator may, by what it is about; the kind may say so for all. */
  readonly national?: boolean
  readonly steps: readonly FactStep[]
}

export interface PlanRequest<Input> {
  /** For a kind that creates: the id that the new subject shall have. */
  readonly subjectId: string
  readonly input: Input
  readonly effectiveFrom: string
  readonly ids: IdSource
}

/** A way in which a register may change (rename, close, appoint, …). */
export interface ChangeKind<Input = unknown> {
  readonly input: z.ZodType<Input>
  /** Makes a new subject instead of changing one. */
  readonly creates: boolean
  /** Takes two people, always. What is dated back takes two in any case. */
  readonly fourEyes: boolean
  /** Only a national administrator may. */
  readonly national: boolean
  /**
   * What it would do now; throws a DomainError where it cannot be done. Called when it is proposed and again when it is
   * applied: an approval is void where it would do something else by then. Ids of what it creates besides the subject
   * must therefore follow from the subject's (`derivedId`), not from chance.
   */
  readonly plan: (tx: Tx, request: PlanRequest<Input>) => Promise<Plan>
  /** What else happens in the transaction that applies it (cards, sessions). */
  readonly applied?: (tx: Tx, ctx: Context, applied: { readonly subjectId: string; readonly effectiveFrom: string }) => Promise<void>
}

/** One column of a register's export and import. */
export interface Column<Value extends FactValue = FactValue> {
  /** Stable name in the file. */
  readonly key: string
  readonly hu: string
  readonly en: string
  /** Text of the cell; empty for nothing. */
  write(value: Value): string
}

/** A row of a file by the columns' keys. */
export type Cells = Readonly<Record<string, string>>

/** A row that has become a fact, before its file is judged as a whole. */
export interface ReadRow<Value extends FactValue = FactValue> {
  readonly row: number
  readonly subjectId: string
  readonly value: Value
  /** What the register says of the subject now; null: it is new. */
  readonly present: Value | null
  /** Last day; null: open. */
  readonly to: string | null
}

/** What is wrong with a row: in which column, and what to do (Hungarian). */
export interface RowReason { readonly column: string; readonly message: string }

/** How a register reads a row of its own export again. */
export interface RowReader<Value extends FactValue = FactValue, Known = unknown> {
  /** What names the subject beside its id: a row without an id is the subject of this text, or a new one. */
  keyOf(value: Value): string
  /** What the file's numbers and codes stand for on its day, and what its subjects refer to already (`present`), looked up at once for all rows. */
  known?(tx: Tx, rows: readonly Cells[], day: string, present: readonly Value[]): Promise<Known>
  /** Cells by the columns' keys; `present` is what the register says of the subject now. */
  read(cells: Cells, present: Value | null, known: Known): unknown
  fact(value: Value, known: Known): FactContent
  /** Last day of a new subject, from its cells; without it, new subjects are open. */
  until?(cells: Cells, value: Value, known: Known): string | null
  /**
   * What is wrong with rows beyond their form, as changes of the same kind would be told; one answer for each row, null: nothing.
   * Asked for many rows together, so that what a row has to be compared with is read in one statement.
   */
  faults?(tx: Tx, rows: readonly ReadRow<Value>[], known: Known, day: string): Promise<readonly (RowReason | null)[]> | readonly (RowReason | null)[]
  /** Officers whose own matter a row is. */
  concerns?(value: Value, subjectId: string): readonly string[]
  /** Offices that a row reaches into; null: it is the country's matter. A register without this is loaded by national administrators alone. */
  offices?(row: ReadRow<Value>, known: Known): readonly string[] | null
  /** What else changes with the rows that change something, in this register or in others. */
  follow?(tx: Tx, rows: readonly ReadRow<Value>[], day: string): Promise<readonly FactStep[]>
  /** What has ended may begin again under the same key as something else (a post); otherwise it is the same subject again. */
  readonly recurs?: true
}

/** A register as the shared mechanism sees it. */
export interface RegisterDefinition<Value extends FactValue = FactValue> {
  /** In addresses, in the database, in the log. */
  readonly code: string
  readonly schema: z.ZodType<Value>
  /**
   * `public`: readable without a card; otherwise the Cedar action that reading takes. `ownOffices`: each reads what stands
   * under the offices they look after, and a national administrator all.
   */
  readonly readers: 'public' | { readonly action: string; readonly ownOffices?: true }
  /** Cedar action of its route of proposals, before the change itself is judged; `register:administer` when left out. */
  readonly proposers?: string
  readonly columns: readonly Column<Value>[]
  readonly kinds: Readonly<Record<string, ChangeKind<never>>>
  /** How rows of a file are read; a register without it is not imported. */
  readonly rows?: RowReader<Value>
}

/** What is judged: the change as far as the policies look at it. */
export interface ChangeResource {
  readonly type: 'RegisterChange'
  readonly id: string
  readonly register: string
  readonly kind: string
  readonly organisationId: string | null
  readonly touches: readonly string[]
  readonly concerns: readonly string[]
  readonly national: boolean
  readonly proposedByPostId: string | null
  readonly proposedByOfficerId: string | null
}

/** Who the officer is to changes: offices they look after, and the persons for whom they act. */
export interface Standing {
  readonly national: boolean
  readonly organisations: readonly string[]
  readonly persons: readonly string[]
}

/** What the registers need from floors below them; wired in main. */
export interface RegisterPorts {
  /** @throws entitlement.denied, entitlement.four-eyes */
  readonly authorise: (
    tx: Tx, ctx: Context, question: { readonly action: 'register:propose' | 'register:approve' | 'register:withdraw' | 'register:import'; readonly resource: ChangeResource }
  ) => Promise<unknown>
  readonly standing: (tx: Tx, ctx: Context) => Promise<Standing>
}

export const changeStates = ['waiting', 'applied', 'refused', 'withdrawn'] as const
export type ChangeState = (typeof changeStates)[number]

/** A fact before or after a change. */
export const effectSchema = z.object({
  register: z.string(), subjectId: z.uuid(), name: z.string(), from: z.iso.date(), to: z.iso.date().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(), after: z.record(z.string(), z.unknown()).nullable()
})
export type Effect = z.infer<typeof effectSchema>

/** A change as stored. */
export interface RegisterChange {
  readonly id: string
  readonly register: string
  readonly kind: string
  readonly subjectId: string | null
  readonly subjectName: string
  readonly organisationId: string | null
  readonly organisationName: string | null
  readonly touches: readonly string[]
  readonly concerns: readonly string[]
  readonly national: boolean
  readonly fourEyes: boolean
  readonly effectiveFrom: string
  readonly reason: string
  readonly input: unknown
  readonly effects: readonly Effect[]
  readonly expectedVersion: number
  readonly state: ChangeState
  readonly version: number
  readonly proposedByOfficerId: string | null
  readonly proposedByPostId: string | null
  readonly proposedByOrganisationId: string | null
  readonly proposedByName: string
  readonly proposedAt: Date
  readonly decidedByOfficerId: string | null
  readonly decidedByName: string | null
  readonly decidedAt: Date | null
  readonly decisionNote: string | null
}
