import { answerFeed } from '../../../atom.xml/_answer'

export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ lang: string }> }

/** The newest posts in a language as Atom (R-OUT). */
export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { lang } = await params
  return answerFeed(request, 'atom.xml', { lang })
}
