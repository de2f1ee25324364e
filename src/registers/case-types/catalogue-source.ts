/** A file of the catalogue with the places of what it says. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isMap, isScalar, LineCounter, parseDocument, type Document } from 'yaml'
import type { CatalogueFault } from './case-type.types.ts'

export interface CatalogueSource {
  /** Path below the catalogue's folder. */
  readonly file: string
  readonly text: string
  readonly value: unknown
  readonly document: Document
  readonly lines: LineCounter
}

/** Reports a fault at a place of a file. */
export type ReportAt = (source: CatalogueSource, path: readonly PropertyKey[], code: string, message: string) => void

/** Reads a file of YAML or JSON; nothing when it is not there or cannot be read, and then with every fault of its syntax. */
export function readSource(folder: string, file: string, faults: CatalogueFault[]): CatalogueSource | undefined {
  const path = join(folder, file)
  if (!existsSync(path)) {
    faults.push({ file, line: 1, code: 'catalogue.missing-file', message: 'the file is not there' })
    return undefined
  }
  const text = readFileSync(path, 'utf8')
  const isJson = file.endsWith('.json')
  const lines = new LineCounter()
  // JSON is YAML too, and this parser keeps places and goes on after a fault; what JSON alone forbids JSON's own parser says.
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true })
  const before = faults.length
  for (const error of document.errors) {
    faults.push({ file, line: lines.linePos(error.pos[0]).line, code: isJson ? 'catalogue.json' : 'catalogue.yaml', message: error.message.split('\n')[0] ?? 'malformed' })
  }
  if (isJson && faults.length === before) {
    try {
      JSON.parse(text)
    } catch (error) {
      const { message } = error as Error
      faults.push({ file, line: Number(/\(line (\d+)/.exec(message)?.[1] ?? 1), code: 'catalogue.json', message })
    }
  }
  return faults.length > before ? undefined : { file, text, value: document.toJS(), document, lines }
}

/** Line of the deepest node of a path that is there; of a key, not of the list or text below it. */
export function lineOf(source: CatalogueSource, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = source.document.getIn(path.slice(0, length), true) as { range?: [number, number, number] } | undefined
    if (!node?.range) continue
    const outer: unknown = length === 1 ? source.document.contents : source.document.getIn(path.slice(0, length - 1), true)
    const key = isMap(outer) ? outer.items.find((pair) => isScalar(pair.key) && pair.key.value === path[length - 1])?.key : undefined
    return source.lines.linePos(isScalar(key) && key.range ? key.range[0] : node.range[0]).line
  }
  return 1
}

/** Line of a piece of the text that stands at a path: texts of several lines have their faults inside. */
export function lineOfPiece(source: CatalogueSource, path: readonly PropertyKey[], piece: string): number {
  const node = source.document.getIn([...path], true) as { range?: [number, number, number] } | undefined
  if (!node?.range) return lineOf(source, path)
  const found = source.text.indexOf(piece, node.range[0])
  return found < 0 || found > node.range[1] ? lineOf(source, path) : source.lines.linePos(found).line
}
