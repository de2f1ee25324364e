import type { Db } from '../../platform/database/index.ts'
import { byteOrderMark, writeCsvRow } from '../changes/index.ts'
import { listCards, type CardFilter, type CardRow } from './card-list.store.ts'

const pageSize = 1_000

const columns: Readonly<Record<string, (card: CardRow) => string>> = {
  id: (card) => card.id, serial: (card) => card.serial ?? '', officerNumber: (card) => card.officerNumber, officerName: (card) => card.officerName,
  organisation: (card) => card.organisationName ?? '', state: (card) => card.state, stateSince: (card) => card.stateSince.toISOString(),
  expiresAt: (card) => card.expiresAt?.toISOString() ?? '', orderReason: (card) => card.orderReason ?? ''
}

/** The register as the text of a file, page by page; the first page is read before this returns, so that a fault is an error and not half a file. */
export async function exportCards(db: Db, filter: Omit<CardFilter, 'after' | 'limit'>, format: 'csv' | 'json'): Promise<AsyncIterable<string>> {
  const pages = write(db, filter, format)
  const first = await pages.next()
  return (async function* () {
    if (!first.done) yield first.value
    yield* pages
  })()
}

async function* write(db: Db, filter: Omit<CardFilter, 'after' | 'limit'>, format: 'csv' | 'json'): AsyncGenerator<string> {
  let after: CardFilter['after'] = null
  let first = true
  let page = await listCards(db, { ...filter, after, limit: pageSize })
  yield format === 'csv' ? byteOrderMark + writeCsvRow(Object.keys(columns)) : '{"register":"cards","items":['
  for (;;) {
    if (page.length > 0) {
      yield page.map((card) => {
        const cells = Object.values(columns).map((write) => write(card))
        if (format === 'csv') return writeCsvRow(cells)
        const item = JSON.stringify(Object.fromEntries(Object.keys(columns).map((key, index) => [key, cells[index] || null])))
        const text = first ? item : `,\n${item}`
        first = false
        return text
      }).join('')
    }
    const last: CardRow | undefined = page.at(-1)
    if (page.length < pageSize || !last) break
    after = { endsAt: last.expiresAt, id: last.id }
    page = await listCards(db, { ...filter, after, limit: pageSize })
  }
  if (format === 'json') yield ']}\n'
}
