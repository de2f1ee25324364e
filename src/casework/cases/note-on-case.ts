import { z } from 'zod'
import { actBodySchemas, partyRoles } from '../../rules/procedure/index.ts'
import { caseErrors } from './case.errors.ts'
import { caseVerb } from './case-verb.ts'

/** Belső feljegyzés: seen by officers only. */
export const addNote = caseVerb({
  name: 'add-note',
  operationId: 'addNote',
  summary: 'Add an internal note',
  action: 'case:act',
  body: z.object({ text: z.string().trim().min(1).max(4000) }),
  acts: (_file, body, ctx) => [{ kind: 'note-added', body: { noteId: ctx.ids.uuid(), text: body.text } }]
})

/** Résztvevő felvétele (Ákr. 10. §): another client, a neighbour, a representative. */
export const addParty = caseVerb({
  name: 'add-party',
  operationId: 'addParty',
  summary: 'Add a participant to the case',
  action: 'case:act',
  body: z.object({
    party: z.strictObject({
      role: z.enum(partyRoles),
      kind: z.enum(['person', 'organisation']),
      name: z.string().trim().min(1).max(300),
      address: z.string().trim().min(1).max(300).nullable(),
      email: z.email().nullable(),
      represents: z.uuid().nullable()
    })
  }),
  acts: (file, { party }, ctx) => {
    if (party.represents && !file.state.parties.some((item) => item.partyId === party.represents)) {
      throw caseErrors.unknownReference({ what: 'party' })
    }
    return [{ kind: 'party-added', body: { party: { ...party, partyId: ctx.ids.uuid(), clientKey: null } } }]
  }
})

/** Áttérés másik eljárásra (Ákr. 41. §, 43. §). */
export const switchProcedure = caseVerb({
  name: 'switch-procedure',
  operationId: 'switchProcedure',
  summary: 'Switch to another kind of procedure',
  action: 'case:act',
  body: z.object({ to: actBodySchemas['procedure-switched'].shape.to, reason: z.string().trim().min(1).max(2000) }),
  acts: (file, { to, reason }) => {
    if (!file.state.procedure) throw caseErrors.notPermitted({ reason: 'not-registered' })
    return [{ kind: 'procedure-switched', body: { from: file.state.procedure, to, reason } }]
  }
})

/** A kérelem visszavonása (Ákr. 35. § (3)). */
export const withdrawRequest = caseVerb({
  name: 'withdraw-request',
  operationId: 'withdrawRequest',
  summary: 'Record that the client withdrew the request',
  action: 'case:act',
  body: actBodySchemas['request-withdrawn'],
  acts: (file, body) => {
    if (!file.state.parties.some((item) => item.partyId === body.partyId)) throw caseErrors.unknownReference({ what: 'party' })
    return [{ kind: 'request-withdrawn', body }]
  }
})
