export type { CaseTypeSummary, CatalogueFault, RuleVersion } from './case-type.types.ts'
export { caseTypesRoutes, type CaseTypesRoutesDeps, type HandledCaseTypes } from './case-types.routes.ts'
export { CatalogueFaulty, checkCatalogue, loadCatalogue, ruleOfFolder, type CatalogueReport, type OnRuleLoaded } from './load-catalogue.ts'
export { caseTypeErrors, listCaseTypes, readCaseTypeFile, readTemplate, ruleInForce, ruleOfVersion } from './read-rule.ts'
