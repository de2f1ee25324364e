import type { Context } from '../../platform/context/index.ts'
import type { Actor } from '../../rules/procedure/index.ts'

/** Who acts, as the acts of a case name them. */
export function actorOf(ctx: Context, names: { substitutesFor?: string | null; unit?: string } = {}): Actor {
  const { principal } = ctx
  switch (principal.kind) {
    case 'officer':
      return {
        kind: 'officer',
        postId: principal.postId,
        officerId: principal.officerId,
        name: principal.name,
        substitutesFor: names.substitutesFor ?? null
      }
    case 'client':
      return { kind: 'client', postId: null, officerId: null, name: principal.name, substitutesFor: null }
    case 'integration':
      return { kind: 'integration', postId: null, officerId: null, name: principal.name, substitutesFor: null }
    case 'system':
      return { kind: 'system', postId: null, officerId: null, name: principal.name, substitutesFor: null }
    case 'public':
      return { kind: 'system', postId: null, officerId: null, name: 'Ügyintézőkapu', substitutesFor: null }
  }
}
