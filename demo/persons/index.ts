/** The small Etalon of the demonstration country. */
export { demoId, demoMotherName, demoName, demoPersonCount, demoPersons, type DemoPerson } from './demo-persons.ts'
export { loadDemoPersons } from './load-demo-persons.ts'
