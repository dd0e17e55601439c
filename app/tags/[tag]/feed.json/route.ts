import { answerFeed } from '../../../atom.xml/_answer'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ tag: string }> }

/** The newest posts under a tag as JSON Feed 1.1 (R-OUT). */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { tag } = await params
  return answerFeed(request, 'feed.json', { tag })
}
