type Lines = {
  readonly response: Response
  readonly write: (value: unknown) => void
  readonly close: () => void
}

/** An answer of one JSON value a line, written as it comes. Who hangs up misses the rest, and stops nothing. */
export function startLines(): Lines {
  let open: ReadableStreamDefaultController<Uint8Array> | null = null
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => void (open = controller),
    cancel: () => void (open = null),
  })
  return {
    response: linesResponse(body),
    write: (value) => open?.enqueue(Buffer.from(lineOf(value))),
    close: () => {
      open?.close()
      open = null
    },
  }
}

function linesResponse(body: BodyInit): Response {
  const headers = {
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store, no-transform',
    // Proxies that gather an answer before they pass it on.
    'X-Accel-Buffering': 'no',
  }
  return new Response(body, { headers })
}

function lineOf(value: unknown): string {
  return `${JSON.stringify(value)}\n`
}
