/**
 * Comma-separated values (RFC 4180) as spreadsheets write them: with or without byte order mark, `,` or `;`, quoted cells
 * with line breaks. Own code: forty lines that give the line of each row, which the libraries leave to the caller.
 */

/** A row of the file with the line on which it begins. */
export interface CsvRow {
  readonly line: number
  readonly cells: readonly string[]
}

/** @throws SyntaxError with the line, where a quoted cell never ends */
export function* readCsv(text: string): Generator<CsvRow> {
  let at = text.startsWith('\uFEFF') ? 1 : 0
  const head = text.slice(at, text.indexOf('\n', at) === -1 ? undefined : text.indexOf('\n', at))
  const separator = head.includes(';') && !head.includes(',') ? ';' : ','
  let line = 1
  while (at < text.length) {
    const begins = line
    const cells: string[] = []
    for (;;) {
      let cell = ''
      if (text[at] === '"') {
        at += 1
        for (;;) {
          const end = text.indexOf('"', at)
          if (end === -1) throw new SyntaxError(`line ${begins}: a quoted cell does not end`)
          cell += text.slice(at, end)
          at = end + 1
          if (text[at] !== '"') break
          cell += '"'
          at += 1
        }
        line += cell.split('\n').length - 1
      } else {
        const start = at
        while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1
        cell = text.slice(start, at)
      }
      cells.push(cell)
      if (text[at] !== separator) break
      at += 1
    }
    // Whatever stands between a closing quote and the next separator does not belong to the cell.
    while (at < text.length && text[at] !== '\n') at += 1
    at += 1
    line += 1
    if (cells.length > 1 || cells[0]!.trim() !== '') yield { line: begins, cells }
  }
}

/** Leading signs that a spreadsheet would take for a formula. */
const formula = /^[=+\-@\t\r]/

/** One row, ended as spreadsheets expect; what would run as a formula is kept text by an apostrophe. */
export function writeCsvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => {
    const safe = formula.test(cell) ? `'${cell}` : cell
    return /[",;\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  }).join(',')}\r\n`
}

/** Marks the file as UTF-8 for spreadsheets, which take it for another encoding otherwise. */
export const byteOrderMark = '\uFEFF'
