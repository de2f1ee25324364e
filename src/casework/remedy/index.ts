/** Remedies (jogorvoslat): appeal, waiver, the second instance's decision; and filing of the case. */
export { remedyRoutes } from './remedy.routes.ts'
