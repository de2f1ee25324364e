/** A TCP proxy whose line can be cut, stalled, or broken in the middle of an answer. */
import { createServer, connect, type Socket } from 'node:net'

/** `open`: passes all; `refuse`: resets at once; `stall`: takes the connection and says nothing; `cut`: breaks off the answer. */
export type Line = 'open' | 'refuse' | 'stall' | 'cut'

export interface Proxy {
  readonly url: string
  set(line: Line): void
  close(): Promise<void>
}

export async function startProxy(targetPort: number): Promise<Proxy> {
  let line: Line = 'open'
  const sockets = new Set<Socket>()
  const server = createServer((client) => {
    sockets.add(client)
    client.on('error', () => {})
    client.once('close', () => sockets.delete(client))
    if (line === 'refuse') {
      client.resetAndDestroy()
      return
    }
    if (line === 'stall') return
    const breaks = line === 'cut'
    const target = connect(targetPort, '127.0.0.1')
    target.on('error', () => client.destroy())
    client.once('close', () => target.destroy())
    target.once('close', () => client.end())
    client.pipe(target)
    target.on('data', (chunk: Buffer) => {
      if (!breaks) client.write(chunk)
      // The other side has worked and answered; we never hear all of it.
      else client.write(chunk.subarray(0, Math.floor(chunk.length / 2)), () => client.resetAndDestroy())
    })
  })
  await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}`,
    set: (to) => {
      line = to
      // Connections that were kept alive over the change would escape it.
      for (const socket of sockets) socket.destroy()
    },
    close: () => new Promise((resolve) => {
      for (const socket of sockets) socket.destroy()
      server.close(() => resolve())
    })
  }
}
