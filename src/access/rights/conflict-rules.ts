import type { DutyRow } from './rights.store.ts'

/** What one person should not hold together, and why. */
export interface ConflictRule {
  readonly code: string
  readonly law: string
  readonly applies: (posts: readonly DutyRow[]) => readonly DutyRow[]
}

const both = (a: string, b: string) => (posts: readonly DutyRow[]): readonly DutyRow[] => posts.filter(({ duties }) => duties.includes(a) && duties.includes(b))

export const conflictRules: readonly ConflictRule[] = [
  { code: 'administers-and-approves', law: 'A nyilvántartás kezelésének szabályzata (négy szem elve)', applies: both('local-administrator', 'head') },
  { code: 'drafts-and-signs', law: '335/2005. (XII. 29.) Korm. r.: kiadmányozás rendje (négy szem elve)', applies: both('case-officer', 'signer') },
  { code: 'registers-and-signs', law: '335/2005. (XII. 29.) Korm. r.: iktatás és kiadmányozás elválasztása', applies: both('registrar', 'signer') },
  {
    code: 'audits-and-acts', law: '2016. évi CL. tv. (Ákr.) 121. §: felügyeleti eljárás',
    applies: (posts) => (posts.some(({ duties }) => duties.includes('auditor')) && posts.some(({ duties }) => duties.some((duty) => duty !== 'auditor')) ? posts : [])
  },
  {
    code: 'leads-two-offices', law: '2011. évi CXCIX. tv. (Kttv.) 84–86. §: összeférhetetlenség',
    applies: (posts) => { const leading = posts.filter(({ duties }) => duties.includes('head')); return leading.length > 1 ? leading : [] }
  },
  {
    code: 'two-offices-undeclared', law: '2011. évi CXCIX. tv. (Kttv.) 85. §: bejelentés, összeférhetetlenségi nyilatkozat',
    applies: (posts) => (posts.length > 1 && posts.some(({ declared }) => !declared) ? posts : [])
  }
]

export interface Conflict {
  readonly rule: string
  readonly law: string
  readonly officerId: string
  readonly name: string
  readonly offices: readonly string[]
}

/** The conflicts among officers' duties, one line for each rule and officer. */
export function conflictsAmong(rows: readonly DutyRow[]): Conflict[] {
  const conflicts: Conflict[] = []
  for (const [officerId, posts] of Map.groupBy(rows, (row) => row.officerId)) {
    for (const { code, law, applies } of conflictRules) {
      const found = applies(posts)
      if (found.length > 0) conflicts.push({ rule: code, law, officerId, name: posts[0]!.name, offices: found.map(({ office }) => office) })
    }
  }
  return conflicts
}
