import { z } from 'zod'
import { noticeOfficer } from '../../notices/index.ts'
import { postInForce } from '../../registers/officers/index.ts'
import { caseErrors } from './case.errors.ts'
import { caseVerb } from './case-verb.ts'

/**
 * Szignálás: the leader names the officer, the signing officer and instructions; the officer hears of it at once.
 * @throws case.unknown-reference for a post that is not the office's today
 */
export const assignCase = caseVerb({
  name: 'assign',
  operationId: 'assignCase',
  summary: 'Assign the case to an officer and name the signing officer (szignálás)',
  action: 'case:assign',
  body: z.object({
    assigneePostId: z.uuid(),
    signerPostId: z.uuid().nullable(),
    instructions: z.string().trim().max(2000).nullable()
  }),
  acts: async (file, body, ctx, tx) => {
    const { organisationId } = file.stored
    const assignee = await postInForce(tx, organisationId, body.assigneePostId, file.state.today)
    const signer = body.signerPostId ? await postInForce(tx, organisationId, body.signerPostId, file.state.today) : null
    if (!assignee || (body.signerPostId && !signer)) throw caseErrors.unknownReference({ what: 'post' })
    await noticeOfficer(tx, ctx, {
      organisationId,
      to: { postId: assignee.postId },
      kind: 'case.assigned',
      caseId: file.stored.id,
      facts: { registrationNumber: file.stored.registrationNumber }
    })
    return [{
      kind: 'assigned',
      body: {
        assigneePostId: assignee.postId,
        assigneeName: assignee.name,
        signerPostId: signer?.postId ?? null,
        signerName: signer?.name ?? null,
        instructions: body.instructions || null
      }
    }]
  }
})
