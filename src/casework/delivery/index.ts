/** Delivery (kézbesítés) of documents to participants: beginning, attempts, receipts, presumption. */
export { deliveryRoutes } from './delivery.routes.ts'
export { deemedDeliveries, recordOpening, sendSecondNotices, type OpenedMessage } from './mailbox-receipts.ts'
export { startDelivery, type DeliveryChannel, type Dispatch } from './start-delivery.ts'
