/**
 * Extensions that we do not decide by, but that other verifiers read: malformed ones, and such as change what a certificate may do
 * for them, are refused, so that a certificate never means more to us than to them.
 */
import { children, constructedTag, DerError, Fields, primitiveTag, readDer, readOid, sequenceOf, tags, type DerNode } from './der.ts'
import { oids } from './object-identifiers.ts'

/** What limits a path or stands for another way of naming and revoking. Our profile has none; to leave them unread would be to guess. */
const refused: ReadonlySet<string> = new Set([
  '2.5.29.9', '2.5.29.16', '2.5.29.18', '2.5.29.30', '2.5.29.33', '2.5.29.36', '2.5.29.46', '2.5.29.54', '2.5.29.27', '2.5.29.28', '2.5.29.29',
  '1.3.6.1.5.5.7.1.7', '1.3.6.1.5.5.7.1.8', '1.3.6.1.5.5.7.1.14', '2.16.840.1.113730.1.1'
])

/** @throws DerError */
export function checkOtherExtensions(extensions: ReadonlyMap<string, { readonly value: Uint8Array }>): void {
  for (const [name, { value }] of extensions) {
    if (refused.has(name)) throw new DerError(`extension ${name} is outside the profile`)
    if (name === oids.subjectAlternativeName) checkNames(sequenceOf(readDer(value), 'alternative name'), [1, 2, 6], 'alternative name')
    if (name === oids.crlDistributionPoints) checkDistributionPoints(readDer(value))
    if (name === oids.authorityInformationAccess) checkInformationAccess(readDer(value))
  }
}

/** General names (RFC 5280, 4.2.1.6) of these kinds, in printable ASCII, at least one. */
function checkNames(names: readonly DerNode[], kinds: readonly number[], what: string): void {
  if (names.length === 0) throw new DerError(`${what}: empty`)
  for (const { tag, content } of names) {
    if (!kinds.some((kind) => tag === primitiveTag(kind)) || content.length === 0 || content.some((octet) => octet < 0x21 || octet > 0x7e)) {
      throw new DerError(`${what}: name is not accepted`)
    }
  }
}

function checkDistributionPoints(node: DerNode): void {
  const points = sequenceOf(node, 'distribution points')
  if (points.length === 0) throw new DerError('distribution points: empty')
  for (const point of points) {
    const fields = new Fields(point, 'distribution points')
    const [fullName, ...more] = children(fields.take(constructedTag(0)))
    // No reasons and no other issuer: the list is the issuer's, and whole.
    fields.end()
    if (fullName?.tag !== constructedTag(0) || more.length > 0) throw new DerError('distribution points: no full name')
    checkNames(children(fullName), [6], 'distribution points')
  }
}

function checkInformationAccess(node: DerNode): void {
  const descriptions = sequenceOf(node, 'information access')
  if (descriptions.length === 0) throw new DerError('information access: empty')
  for (const description of descriptions) {
    const fields = new Fields(description, 'information access')
    readOid(fields.take(tags.oid))
    checkNames([fields.any()], [6], 'information access')
    fields.end()
  }
}
