/** A setting that is missing, malformed or contradicts another; meant for the person at the command line. */
export class ConfigError extends Error {
  readonly code: 'config.invalid' | 'config.conflict' | 'config.secrets'

  constructor(code: ConfigError['code'], message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ConfigError'
    this.code = code
  }
}
