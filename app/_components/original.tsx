import type { ListedPost } from '@/db/queries/posts'
import { paths } from '@/lib/paths'
import { safeHref } from '../_href'

/** Where the post of a line stands, for programs: the line itself leads to the whole post on the planet. */
export function Original({ post }: { post: Pick<ListedPost, 'id' | 'slug' | 'link'> }) {
  return <data className="u-url u-uid" value={safeHref(post.link) ?? paths.post(post.id, post.slug)} />
}
