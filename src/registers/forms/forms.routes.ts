import { z } from 'zod'
import type { Db } from '../../platform/database/index.ts'
import type { HttpApp } from '../../platform/http/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import { caseTypeErrors, readCaseTypeFile, ruleInForce } from '../case-types/index.ts'

const textsSchema = z.object({ hu: z.string(), en: z.string() })

/** Forms as front offices render them. */
export function formsRoutes(app: HttpApp, deps: { readonly db: Db }): void {
  app.get('/api/v1/public/forms/:caseType', {
    config: { access: { audience: 'public' } },
    schema: {
      operationId: 'getForm', summary: 'The form in force: JSON Schema 2020-12, layout, texts, attachments', tags: ['public'],
      params: z.object({ caseType: z.string().max(63) }),
      response: {
        200: z.object({
          caseType: z.string(), version: z.int(), name: textsSchema, schema: z.record(z.string(), z.unknown()), uiSchema: z.unknown(), texts: z.unknown(),
          /** Who may file it, and which office decides (illetékesség). */
          clientKinds: z.array(z.enum(['person', 'organisation'])), territory: textsSchema,
          attachments: z.array(z.object({
            requirement: z.string(), title: textsSchema, hint: textsSchema.nullable(), required: z.boolean(), condition: z.string().nullable(),
            mediaTypes: z.array(z.string()), maximumFiles: z.int()
          }))
        })
      }
    }
  }, async (request) => {
    const { caseType } = request.params
    const found = await ruleInForce(deps.db, caseType, legalDateOf(request.context().clock.now()))
    if (!found) throw caseTypeErrors.notFound({ caseType })
    const { rule } = found
    const json = async (path: string): Promise<unknown> => JSON.parse(await readCaseTypeFile(deps.db, found.id, path) ?? '{}')
    return {
      caseType: rule.code,
      version: rule.form.version,
      name: rule.name,
      schema: await json(rule.form.schema) as Record<string, unknown>,
      uiSchema: await json(rule.form.ui),
      texts: { hu: await json(rule.form.texts.hu), en: await json(rule.form.texts.en) },
      clientKinds: rule.clientKinds,
      territory: rule.competence.territory,
      attachments: rule.attachments.map((item) => ({
        requirement: item.code, title: item.name, hint: item.hint ?? null, required: item.required && item.condition === undefined,
        condition: item.condition ?? null, mediaTypes: item.mediaTypes, maximumFiles: item.maximumFiles
      }))
    }
  })
}
