import { answerFeed } from './_answer'

export const dynamic = 'force-dynamic'

/** The newest posts of the planet as Atom (R-OUT). */
export function GET(request: Request): Promise<Response> {
  return answerFeed(request, 'atom.xml')
}
