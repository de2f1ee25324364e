export { ConfigError } from './config-error.ts'
export { loadConfig, rateLimitKinds, type Config, type ConfigOptions, type RateLimits } from './config.ts'
export { readSecretFile, secretVariables, withoutSecrets, withSecretFiles } from './secret-files.ts'
export { loadSecrets, type Secrets } from './secrets.ts'
