import './give-way'
import { parentPort } from 'node:worker_threads'
import { cleanEntries, factsOf, openDocument, type OpenDocument } from './document'
import type { ReaderAnswer, ReaderMessage, ReaderRequest } from './reader'

let open: OpenDocument | null = null

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  if (request.step === 'clean') {
    if (!open) throw new Error('clean before open')
    return cleanEntries(open, request.guids)
  }
  const opened = openDocument(request.source)
  open = opened.kind === 'open' ? opened : null
  return opened.kind === 'open' ? factsOf(opened, request.source.feed) : opened
}

const say = (message: ReaderMessage) => parentPort!.postMessage(message)

parentPort!.on('message', async (request: ReaderRequest) => {
  try {
    say({ answer: await answer(request) })
  } catch (error) {
    say({ error: String(error) })
  }
})
say({ ready: true })
