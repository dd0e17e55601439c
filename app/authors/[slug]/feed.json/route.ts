import { answerFeed } from '../../../atom.xml/_answer'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ slug: string }> }

/** An author’s newest posts as JSON Feed 1.1 (R-OUT). */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { slug } = await params
  return answerFeed(request, 'feed.json', { author: slug })
}
