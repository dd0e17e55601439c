import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { cleanEntries, factsOf, openDocument, type OpenDocument } from './document'
import type { ReaderAnswer, ReaderMessage, ReaderRequest } from './reader'

/** A third of the time, where others want it too. */
const NICE = 5

// Who opens a page comes before what is read for later ones, but not so far before that a busy machine would seem to hang.
// Only Linux keeps this for each thread; elsewhere it would be the whole server's.
if (process.platform === 'linux') setPriority(NICE)

let open: OpenDocument | null = null

async function answer(request: ReaderRequest): Promise<ReaderAnswer> {
  if (request.step === 'clean') {
    if (!open) throw new Error('clean before open')
    return cleanEntries(open, request.guids)
  }
  const opened = await openDocument(request.source)
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
