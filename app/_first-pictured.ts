import type { FullPost } from '@/db/queries/posts'

/**
 * The first of a page's posts that shows a picture, folded or whole: that picture is the one not to wait for. In cleaned HTML a `<` is
 * always a tag.
 */
export function firstPictured<Post extends Pick<FullPost, 'html' | 'foldAt'>>(
  posts: readonly Post[],
  content: 'full' | 'fold',
): Post | undefined {
  return posts.find(({ html, foldAt }) =>
    html.slice(0, content === 'fold' && foldAt !== null ? foldAt : undefined).includes('<img '),
  )
}
