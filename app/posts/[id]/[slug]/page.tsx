import type { Metadata } from 'next'
import { permanentRedirect } from 'next/navigation'
import { cache } from 'react'
import { getBesideOnDay } from '@/db/queries/beside-on-day'
import { getPost, type ListedPost } from '@/db/queries/posts'
import { getNeighbourPosts } from '@/db/queries/posts-of-author'
import { paths, postIdOf } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { JsonLd } from '../../../_components/json-ld'
import { Missing } from '../../../_components/missing'
import { Pager } from '../../../_components/pager'
import { Post } from '../../../_components/post'
import { Shell } from '../../../_components/shell'
import { formatHeading } from '../../../_format'
import { safeHref } from '../../../_href'
import { missingMetadata, pageMetadata } from '../../../_metadata'
import { getPlanet } from '../../../_planet'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ id: string; slug: string }> }

const getPostOfKey = cache(async (key: string) => {
  const id = postIdOf(key)
  return id === null ? null : getPost(id)
})

/** The author's own page is the one that search engines should know. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const planet = await getPlanet()
  const post = await getPostOfKey((await params).id)
  if (!post) return missingMetadata(planet)
  return pageMetadata(planet, {
    title: `${post.title} · ${post.authorName}`,
    description: post.excerpt,
    canonical: safeHref(post.link) ?? paths.post(post.id, post.slug),
    article: { author: post.authorName, published: post.publishedAt },
  })
}

/** One post, whole, between the author's posts before and after it, and those of its day. */
export default async function PostPage({ params }: Props) {
  const { id, slug } = await params
  const post = await getPostOfKey(id)
  if (!post) return <Missing />
  if (slug !== post.slug) permanentRedirect(paths.post(post.id, post.slug))

  const planet = await getPlanet()
  const day = post.day && { href: paths.date(post.day), text: formatHeading(post.day, planet.locale) }
  const more = wordsFor(planet.locale).post.moreBy(post.authorName)
  const ofAuthor = await getNeighbourPosts(post)
  const ofDay = await getBesideOnDay(post)
  return (
    <Shell>
      <main id="content" className="wide">
        <div className="max-w-3xl">
          {day && (
            <p className="daybar mt-9">
              <a href={day.href}>{day.text}</a>
            </p>
          )}
          <JsonLd post={post} planet={planet} />
          <Post post={post} planet={planet} content="full" level={1} isFirst hasFirstPicture />
          <Pager
            label={more}
            newer={ofAuthor.newer && linkTo(ofAuthor.newer)}
            older={ofAuthor.older && linkTo(ofAuthor.older)}
            up={{ href: paths.author(post.authorSlug), text: more }}
          />
          {day && (ofDay.newer || ofDay.older) && (
            <Pager
              label={day.text}
              newer={ofDay.newer && linkTo(ofDay.newer)}
              older={ofDay.older && linkTo(ofDay.older)}
              up={day}
            />
          )}
        </div>
      </main>
    </Shell>
  )
}

function linkTo(post: Pick<ListedPost, 'id' | 'slug' | 'title' | 'lang'>) {
  return { href: paths.post(post.id, post.slug), text: post.title, lang: post.lang ?? undefined }
}
