import type { FullPost } from '@/db/queries/posts'
import { raiseHeadings } from '../_headings'
import { ownMedia } from '../_own-media'

type Props = {
  readonly post: Pick<FullPost, 'html' | 'excerpt' | 'foldAt' | 'foldWords'>
  readonly content: 'full' | 'fold' | 'excerpt'
  /** Levels that the post's own headings rise, so that they follow its title without a gap. */
  readonly raisedBy: number
  readonly lang: string | undefined
  /** Of this site: what lies here is asked for by path. */
  readonly origin: string
}

/** The text of a post, cleaned when it was stored (R-HTML). A folded one is in the page as a whole. */
export function PostBody({ post, content, raisedBy, lang, origin }: Props) {
  const className = `prose raised-${raisedBy}`
  if (content === 'excerpt') {
    return (
      <div className={`${className} p-summary`} dir="auto">
        <p>{post.excerpt}</p>
      </div>
    )
  }
  const html = raiseHeadings(post.html, raisedBy)
  if (content === 'full' || post.foldAt === null) {
    return (
      <div
        className={`${className} e-content`}
        dir="auto"
        dangerouslySetInnerHTML={{ __html: ownMedia(html, origin) }}
      />
    )
  }
  // Cut first: the fold is an offset into the text as it was stored.
  const head = ownMedia(html.slice(0, post.foldAt), origin)
  const rest = ownMedia(html.slice(post.foldAt), origin)
  return (
    <div className={`${className} e-content`} dir="auto">
      <div dangerouslySetInnerHTML={{ __html: head }} />
      <details className="rest">
        <summary lang={lang}>
          Continue reading{post.foldWords !== null && <span>, {post.foldWords} more words</span>}
        </summary>
        <div dangerouslySetInnerHTML={{ __html: rest }} />
      </details>
    </div>
  )
}
