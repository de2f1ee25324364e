/** Documents (iratok) of a case: put in by officers, made from the rule's templates, read. */
export { orphanJobs, scheduleClearing } from './clear-orphans.ts'
export { documentFilingErrors } from './documents.errors.ts'
export { documentRoutes, type DocumentRoutesDeps } from './documents.routes.ts'
export { contentHeaders } from './open-document.ts'
export { officeSeal, type OfficeSeal, type SealingDeps } from './office-seal.ts'
export {
  documentRule, letterheadOf, renderCaseDocument, type DocumentDeps, type DocumentToRender, type Letterhead, type TemplateReader, type TemplateSource
} from './render-case-document.ts'
export { dateFacts, limitText, templateFacts, type DateFacts, type DocumentHead, type TemplateFacts } from './template-facts.ts'
export { verifyDocument, type VerificationDeps } from './verify-document.ts'
