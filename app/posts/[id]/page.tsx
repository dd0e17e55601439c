import { permanentRedirect } from 'next/navigation'
import { getPost } from '@/db/queries/posts'
import { paths, postIdOf } from '@/lib/paths'
import { Missing } from '../../_components/missing'

export const revalidate = 86400
export const generateStaticParams = () => []

/** The id alone leads to the post's whole address. */
export default async function PostIdPage({ params }: { params: Promise<{ id: string }> }) {
  const id = postIdOf((await params).id)
  const post = id === null ? null : await getPost(id)
  if (!post) return <Missing />
  permanentRedirect(paths.post(post.id, post.slug))
}
