/** Offices, job roles and officers of the demonstration country. */
export { demoEntitlements, demoJobRoles, type DemoJobRole } from './job-roles.ts'
export { loadDemoCountry, type DemoCountryReport } from './load-demo-country.ts'
export { demoCounts, demoOfficeCode, demoOfficeId, demoOffices, type DemoOffice } from './offices.ts'
export { demoTown } from './settlements.ts'
export { demoCardHolders, demoNewcomers, type DemoCardHolder } from './staff.ts'
