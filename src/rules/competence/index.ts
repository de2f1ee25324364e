export {
  organs, organSchema, territoryKinds, territoryKindSchema, type CompetenceRow, type CompetentOffice, type NoCompetence, type OfficeFacts, type Organ, type PlaceFacts,
  type RuleCompetence, type TerritoryKind
} from './competence.types.ts'
export { competentOffice, organOfRule, romanOfDistrict, settlementName, territoriesOf } from './competent-office.ts'
