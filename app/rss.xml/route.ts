import { answerFeed } from '../atom.xml/_answer'

export const dynamic = 'force-dynamic'

/** The newest posts of the planet as RSS 2.0 (R-OUT). */
export function GET(request: Request): Promise<Response> {
  return answerFeed(request, 'rss.xml')
}
