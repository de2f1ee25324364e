export { ConfigError, loadConfig, type Config, type ConfigOptions } from './config.ts'
export { loadSecrets, type Secrets } from './secrets.ts'
