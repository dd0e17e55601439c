import { answerFeed } from '../atom.xml/_answer'

export const dynamic = 'force-dynamic'

/** The newest posts of the planet as JSON Feed 1.1 (R-OUT). */
export function GET(request: Request): Promise<Response> {
  return answerFeed(request, 'feed.json')
}
