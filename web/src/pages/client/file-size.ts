import { useFormat } from '../../shared/format/use-format.ts'
import { fileSize } from '../case/document-list.ts'

/** `48 kB` in the reader's way of writing numbers. */
export function useFileSize(): (bytes: number) => string {
  const format = useFormat()
  return (bytes) => fileSize(bytes, format.number)
}
