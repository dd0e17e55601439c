import { once } from 'node:events'
import { createServer } from 'node:net'

/** Whether another program listens on this port. Two that start at once may both be told no: the server itself has the last word. */
export async function isTaken(port: number): Promise<boolean> {
  const server = createServer().listen(port)
  try {
    await once(server, 'listening')
    return false
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EADDRINUSE'
  } finally {
    server.close()
  }
}
