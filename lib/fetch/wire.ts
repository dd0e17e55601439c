import type { Socket } from 'node:net'
import { MAX_BODY_BYTES } from './body'
import { reason } from './reason'

/** What one answer may send in all, its status lines, headers and chunk framing included. */
const MAX_WIRE_BYTES = 2 * MAX_BODY_BYTES

/**
 * R-LIMIT at the socket: HTTP has places where bytes without end are no body yet (blank lines before an answer, its status line,
 * chunk extensions, 1xx answers). An answer begins where a request was written.
 * @returns the same socket, which ends with a `Reason` beyond the limit
 */
export function limitWire<S extends Socket>(socket: S): S {
  let written = -1
  let before = 0
  return socket.on('readable', () => {
    if (socket.bytesWritten !== written) {
      written = socket.bytesWritten
      before = socket.bytesRead
    }
    if (socket.bytesRead - before > MAX_WIRE_BYTES)
      socket.destroy(reason('too-big', 'The answer goes on without an end.'))
  })
}
