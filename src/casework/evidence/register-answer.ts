import type { QueryAnswer } from '../../checks/exchange/index.ts'
import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { formatDateTime } from '../../rules/calendar/index.ts'
import type { DataSetRule, FiledDocument, NewAct } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'
import { renderCaseDocument, type DocumentDeps, type Letterhead } from '../documents/index.ts'

/** The same for every case type, hence not in the catalogue. */
const template = `
#let facts = json(bytes(sys.inputs.data))
#set document(title: facts.document.name, author: facts.office.name)
#set page(paper: "a4", margin: 2.5cm, footer: align(center, text(size: 8pt, facts.document.registrationNumber)))
#set text(font: "Libertinus Serif", size: 11pt, lang: "hu")
#set par(justify: true)
*#facts.office.name* \\
#if facts.office.settlement != none [#facts.office.settlement]

Iktatószám: #facts.document.registrationNumber \\
Kelt: #facts.document.date.text

= #facts.document.name

*Ügy:* #facts.case.typeName – #facts.case.subject

*Megkérdezett nyilvántartás:* #facts.body.source \\
*Cél:* #facts.body.purpose \\
*Jogalap:* #facts.document.law \\
*A nyilvántartás állapota:* #facts.body.asOf \\
*Nyugta:* #facts.body.receipt

#for item in facts.body.fields [
- *#item.name:* #item.value
]

Az adatot az Ügyintézőkapu adatcsere-átjárója kérte le; a kérdés szándéka és eredménye a naplóban igazolható.
#if facts.document.authentication == "seal" [Ezt az iratot a hivatal elektronikus bélyegzője hitelesíti.]
`

/**
 * Puts what another register said into the case as a numbered, sealed record, so that the decision can point to it and
 * whoever inspects the file sees it (Ákr. 33., 62. §).
 */
export async function fileRegisterAnswer(
  tx: Tx, ctx: Context, deps: DocumentDeps, letterhead: Letterhead, file: CaseFile, rule: DataSetRule, answer: QueryAnswer
): Promise<{ act: NewAct; document: FiledDocument }> {
  return renderCaseDocument(tx, ctx, deps, letterhead, file, {
    document: {
      code: 'register-answer', name: { hu: `Adatkérés eredménye: ${rule.name.hu}`, en: `Answer of a register: ${rule.name.en}` },
      template: 'templates/register-answer.typ', form: 'record', law: rule.law, authentication: 'seal'
    },
    source: { template, files: {} },
    title: `Adatkérés eredménye: ${rule.name.hu}`,
    direction: 'internal',
    partner: rule.name.hu,
    clientVisible: true,
    body: {
      source: rule.name.hu,
      purpose: rule.purposeText.hu,
      asOf: formatDateTime(answer.asOf),
      receipt: answer.receipt.outcomeEntryId,
      fields: rule.fields.map((field) => ({ name: field.name.hu, value: inWords(valuesOf(answer)[field.code]) }))
    }
  })
}

/** The Etalon answers about a person beside how well the identifiers matched; other registers answer flat. */
function valuesOf({ facts }: QueryAnswer): Readonly<Record<string, unknown>> {
  const person = facts['person']
  return typeof person === 'object' && person !== null ? person as Readonly<Record<string, unknown>> : facts
}

function inWords(value: unknown): string {
  if (value === true) return 'igen'
  if (value === false) return 'nem'
  if (value === null || value === undefined) return 'nincs adat'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : JSON.stringify(value)
}
