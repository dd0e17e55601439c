import { answerFeed } from '../../../atom.xml/_answer'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ tag: string }> }

/** The newest posts under a tag as RSS 2.0 (R-OUT). */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { tag } = await params
  return answerFeed(request, 'rss.xml', { tag })
}
