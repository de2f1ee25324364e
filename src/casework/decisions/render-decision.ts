import type { Context } from '../../platform/context/index.ts'
import type { Tx } from '../../platform/database/index.ts'
import { previewTypst, renderTypst, type TypstSource } from '../../platform/pdf/index.ts'
import { listPostsOfOrganisation } from '../../registers/officers/index.ts'
import { findOrganisation, organisationErrors, type Organisation } from '../../registers/organisations/index.ts'
import { legalDateOf } from '../../rules/calendar/index.ts'
import type { DecisionRule } from '../../rules/procedure/index.ts'
import type { CaseFile } from '../cases/index.ts'
import { documentFilingErrors, templateFacts, type TemplateFacts, type TemplateReader } from '../documents/index.ts'
import { decisionErrors } from './decisions.errors.ts'
import type { DraftContent } from './decisions.types.ts'

/** Who signs, as the decision names them. */
export interface SignerFacts {
  readonly name: string
  /** Job role; for a substitute with whose stead they sign in. */
  readonly title: string
}

/** @throws decision.unknown-decision */
export function decisionRule(file: CaseFile, code: string): DecisionRule {
  const found = file.rule.decisions.find((item) => item.code === code)
  if (!found) throw decisionErrors.unknownDecision({ decision: code })
  return found
}

/** A signing officer of the office today; null when the post is none. */
export async function signerOf(tx: Tx, file: CaseFile, postId: string | null): Promise<(SignerFacts & { readonly postId: string }) | null> {
  if (postId === null) return null
  const posts = await listPostsOfOrganisation(tx, file.stored.organisationId, file.state.today)
  const post = posts.find((item) => item.postId === postId && item.isSigner)
  if (!post) return null
  // A substitute signs by their own name and says for whom (335/2005. Korm. r. 53. §: „h.”, helyettesként).
  const title = post.substitutesFor ? `${post.substitutesFor.name} ${post.jobRole.hu} helyett` : post.jobRole.hu
  return { postId, name: post.name, title }
}

/** The office of a case. @throws organisation.not-found */
export async function officeOf(tx: Tx, ctx: Context, organisationId: string): Promise<Organisation> {
  const office = await findOrganisation(tx, organisationId, legalDateOf(ctx.clock.now()))
  if (!office) throw organisationErrors.notFound()
  return office
}

/** What the decision's template sees; `body` holds what belongs to a decision alone. */
export function decisionFacts(
  file: CaseFile, office: Organisation, rule: DecisionRule, registrationNumber: string | null, content: DraftContent | null, signer: SignerFacts | null
): TemplateFacts {
  const remedy = file.rule.remedies.find((item) => item.code === rule.remedy)
  return templateFacts(file, office, {
    code: rule.code, name: rule.name.hu, form: rule.form, law: rule.law, authentication: 'card', registrationNumber
  }, {
    /** Restricted rich text; see `decisions.types.ts`. */
    operativePart: content?.operativePart ?? null,
    reasoning: content?.reasoning ?? null,
    /** Conditions in words, numbered by the template. */
    conditions: content?.conditions ?? [],
    /** The remedy clause (jogorvoslati tájékoztatás, Ákr. 81. § (1)) in the words of the rule. */
    remedyClause: remedy?.clause.hu ?? null,
    ...(signer && { signer: { name: signer.name, title: signer.title } })
  })
}

/** The template of a decision with its facts, ready for the compiler. @throws case-document.template-missing */
export async function decisionSource(
  tx: Tx, templates: TemplateReader, file: CaseFile, rule: DecisionRule, facts: TemplateFacts
): Promise<TypstSource> {
  const source = await templates(tx, file.stored.caseTypeVersionId, rule.template)
  if (!source) throw documentFilingErrors.templateMissing({ template: rule.template })
  return { template: source.template, files: source.files, data: facts, date: file.legalNow }
}

export const renderDecision = (source: TypstSource): Uint8Array => renderTypst(source).pdf

export const previewDecision = (source: TypstSource): { pages: string[]; warnings: string[] } => {
  const { pages, warnings } = previewTypst(source)
  return { pages: [...pages], warnings: warnings.map((warning) => warning.message) }
}
