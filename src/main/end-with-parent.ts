/**
 * Loaded into every process beside the Gate: its standard input is a pipe from the Gate, which closes even when the Gate
 * is killed. Without this a killed Gate would leave its witness and simulator on their ports.
 */
process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.once('error', () => process.kill(process.pid, 'SIGTERM'))
process.stdin.resume()
