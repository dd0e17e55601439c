import type { Socket } from 'node:net'

/**
 * undici asks once more, over a new connection, for what it was told to hang up on, finds that nobody waits, and closes it again. It does so
 * by the code of the error that ended the socket.
 * @returns the same socket
 */
export function forgetAborted<S extends Socket>(socket: S): S {
  return socket.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'UND_ERR_INFO' && error.message === 'aborted') error.code = 'UND_ERR_ABORTED'
  })
}
