import type { z } from 'zod'

/** The key after which a list goes on, as the caller hands it back. Opaque, not secret: whoever changes it sees another part of the same list. */
export function writeCursor(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url')
}

/** @param unreadable for a cursor that is none: throws the list's own error, or returns what stands for "from the top" */
export function readCursor<Key, Otherwise>(cursor: string, schema: z.ZodType<Key>, unreadable: (cause: unknown) => Otherwise): Key | Otherwise {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch (cause) {
    return unreadable(cause)
  }
}

/** For `unreadable`: a cursor of another version of the list begins at the top. */
export const fromTheTop = (): null => null
