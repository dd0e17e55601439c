import { checkUrl as check } from '../../lib/fetch/guard'

export { isPublicIp, makeAgent } from '../../lib/fetch/guard'

/** The kit's shape: a URL, or a throw. */
export function checkUrl(text: string): URL {
  const checked = check(text, [])
  if (checked.kind === 'refused') throw new Error(checked.message)
  return checked.url
}
