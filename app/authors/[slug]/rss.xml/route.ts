import { answerFeed } from '../../../atom.xml/_answer'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

/** An author’s newest posts as RSS 2.0 (R-OUT). */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { slug } = await params
  return answerFeed(request, 'rss.xml', { author: slug })
}
