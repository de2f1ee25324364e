export { startDelivery, type Dispatch } from './start-delivery.ts'
