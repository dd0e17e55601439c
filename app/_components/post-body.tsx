import type { FullPost } from '@/db/queries/posts'
import { raiseHeadings } from '../_headings'

type Props = {
  readonly post: Pick<FullPost, 'html' | 'excerpt' | 'foldAt' | 'foldWords'>
  readonly content: 'full' | 'fold' | 'excerpt'
  /** Levels that the post's own headings rise, so that they follow its title without a gap. */
  readonly raisedBy: number
  readonly lang: string | undefined
}

/** The text of a post, cleaned when it was stored (R-HTML). A folded one is in the page as a whole. */
export function PostBody({ post, content, raisedBy, lang }: Props) {
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
    return <div className={`${className} e-content`} dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
  }
  const [head, rest] = [html.slice(0, post.foldAt), html.slice(post.foldAt)]
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
