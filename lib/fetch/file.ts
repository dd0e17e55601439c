import { createHash } from 'node:crypto'
import { readFile, realpath, stat } from 'node:fs/promises'
import { isAbsolute, relative, resolve, sep } from 'node:path'
import { MAX_BODY_BYTES } from './body'
import { failed, type FailureCode, type Outcome, type Validators } from './outcome'

/**
 * A feed on our own disk, as an `Outcome` like any other; its ETag is made of the file's time and size.
 * @param path below `root`, as written in planet.yaml
 * @param root the planet's folder; nothing outside is read, wherever a symbolic link leads
 * @returns with a `file:` URL that begins at `root`: no path of the machine gets out
 */
export async function readLocal(path: string, root: string, known: Validators): Promise<Outcome> {
  const url = new URL(path.split('/').map(encodeURIComponent).join('/'), 'file:///').href
  const fail = (code: FailureCode, message: string) => failed(code, message, url, null)
  try {
    const file = await realpath(resolve(root, path))
    const stats = await stat(file)
    // Asked before opening: reading a pipe would wait for ever.
    if (!isWithin(file, await realpath(root)) || !stats.isFile())
      return fail('no-file', "This is no file in the planet's folder.")
    if (stats.size > MAX_BODY_BYTES) return fail('too-big', 'The file is too big: the limit is 8 MB.')

    const reached = { url, status: 200, permanent: null, keepSeconds: null }
    const etag = `"${stats.mtimeMs}-${stats.size}"`
    if (known.etag === etag) return { kind: 'unchanged', ...reached }
    const bytes = await readFile(file)
    const hash = createHash('sha256').update(bytes).digest('hex')
    return {
      kind: 'fresh',
      bytes,
      contentType: null,
      hash,
      validators: { etag, lastModified: null },
      ...reached,
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return fail('no-file', `The file could not be read (${String(error.code)}).`)
  }
}

function isWithin(file: string, folder: string): boolean {
  const path = relative(folder, file)
  return path !== '..' && !path.startsWith(`..${sep}`) && !isAbsolute(path)
}
