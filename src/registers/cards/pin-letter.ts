/** The letter with the PIN (PIN-boríték): made once, in the transaction that forgets the PIN. */
import type { Context, OfficerPrincipal } from '../../platform/context/index.ts'
import type { SecretBox } from '../../platform/crypto/index.ts'
import { DomainError } from '../../platform/errors/index.ts'
import { renderTypst } from '../../platform/pdf/index.ts'
import { formatDate, legalDateOf } from '../../rules/calendar/index.ts'
import { actOnCard, type CardRequest } from './act-on-card.ts'
import { cardErrors } from './cards.errors.ts'
import { endLetter, findHolder, lockLetter, readLetterState } from './cards.store.ts'
import type { CardPorts } from './cards.types.ts'
import { sealedFor, type LetterSecrets } from './personalise-card.ts'
import { actorOf, addLine } from './take-step.ts'

const template = `
#let facts = json(bytes(sys.inputs.data))
#set document(title: "PIN-levél", author: "Ügyintézőkapu")
#set page(paper: "a4", margin: (x: 2.5cm, y: 3cm), footer: align(center, text(size: 8pt)[Ez a levél egyszer nyomtatható ki. A PIN-kódot senki sem őrzi.]))
#set text(font: "Libertinus Serif", size: 11pt, lang: "hu")
#set par(justify: true)

*#facts.name* \\
Nyilvántartási szám: #facts.officerNumber

#v(1.5cm)
= Az Ön hivatali kártyájának PIN-kódja

Kártya száma: *#facts.serial* \\
Kelt: #facts.date

#v(0.5cm)
#table(
  columns: (auto, 1fr), stroke: 0.5pt, inset: 10pt,
  table.header([*Kód*], [*Érték*]),
  [PIN-kód], text(size: 20pt, font: "DejaVu Sans Mono", facts.pin),
  ..if facts.puk != none { ([PUK-kód (feloldó kód)], text(size: 14pt, font: "DejaVu Sans Mono", facts.puk)) },
)
#v(0.5cm)

- A kártyát és a levelet személyesen, a személyazonosság ellenőrzése után adjuk át.
- A PIN-kódot ne írja a kártyára, és ne árulja el senkinek. A hivatal sem kérdezi meg Öntől.
- Jegyezze meg a kódot, majd semmisítse meg a levelet. Ha elfelejti vagy elvész, új kártyát kell rendelni.
- Három hibás próbálkozás után a kártya zárolja magát.
- Ha a kártya elvész, azonnal jelentse: a kártyát és a futó munkameneteket felfüggesztjük.
`

/**
 * Prints the letter. The PIN is read, forgotten and logged as printed in one transaction: whatever becomes of the paper or of the
 * answer, nobody can print it again.
 * @throws card.letter-printed, card.no-letter, entitlement.*
 */
export async function printPinLetter(
  ctx: Context<OfficerPrincipal>, deps: { readonly ports: CardPorts; readonly pins: SecretBox }, request: CardRequest
): Promise<Uint8Array> {
  let pdf: Uint8Array | null = null
  await actOnCard(ctx, deps.ports, request, 'card:print-letter', async (tx, card) => {
    const letter = await lockLetter(tx, card.id)
    if (!letter) throw cardErrors.noLetter()
    if (letter.sealed === null) throw cardErrors.letterPrinted()
    const { pin, puk } = JSON.parse(deps.pins.open(letter.sealed, sealedFor(card.id))) as LetterSecrets
    const at = ctx.clock.now()
    const today = legalDateOf(at)
    const holder = (await findHolder(tx, { id: card.officerId }, today))!
    pdf = renderTypst({ template, data: { name: holder.name, officerNumber: holder.officerNumber, serial: card.serial, date: formatDate(today), pin, puk }, date: at }).pdf
    await endLetter(tx, card.id, { outcome: 'printed', at, by: actorOf(ctx.principal) })
    await addLine(tx, ctx, card, { step: 'print-letter' })
  }, async () => {}).catch(async (error: unknown) => {
    // Printing is itself a step: who asks again, as they saw the card before, is told what they need to know.
    if (error instanceof DomainError && error.code === 'card.stale' && await readLetterState(ctx.db, request.cardId) === 'printed') throw cardErrors.letterPrinted({}, { cause: error })
    throw error
  })
  return pdf!
}

/** A number of so many digits, every one as likely as the other, but none that anybody would try first. */
export function randomPin(randomBytes: (length: number) => Uint8Array, digits: number): string {
  for (;;) {
    // Bytes from 250 on would make the low digits likelier.
    const pin = [...randomBytes(digits * 2)].filter((byte) => byte < 250).slice(0, digits).map((byte) => byte % 10).join('')
    const steps = new Set([...pin].slice(1).map((digit, index) => Number(digit) - Number(pin[index])))
    if (pin.length === digits && !(steps.size === 1 && Math.abs([...steps][0]!) <= 1)) return pin
  }
}
