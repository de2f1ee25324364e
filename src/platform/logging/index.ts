export { createLogger, requestIdFrom, type LoggingOptions } from './logging.ts'
