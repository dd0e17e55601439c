import { listAlsoOn } from '@/db/queries/twins'
import type { FullPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { originOf, paths, postKey } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { safeHref } from '../_href'
import { baseOf } from '../_languages'
import { Byline } from './byline'
import { Enclosures } from './enclosures'
import { FediverseCreator } from './fediverse-creator'
import { PostBody } from './post-body'
import { Rights } from './rights'
import { Sentence } from './sentence'

type Props = {
  readonly post: FullPost
  readonly planet: Planet
  /** How much of the post stands here. */
  readonly content: 'full' | 'fold' | 'excerpt'
  /** The level of its title: the page's own heading (1), below a day that is (2), below a day of several (3). */
  readonly level: 1 | 2 | 3
  /** The page begins with it: its face is wanted at once. */
  readonly isFirst?: boolean
  /** The first picture of the page is in it. */
  readonly hasFirstPicture?: boolean
}

/** A post as a whole: who, when, what, and where it came from. Its title leads to the original. */
export async function Post({ post, planet, content, level, isFirst, hasFirstPicture }: Props) {
  const Heading = `h${level}` as const
  const original = safeHref(post.link)
  const permalink = paths.post(post.id, post.slug)
  const lang = post.lang ?? planet.locale
  // Our own words within a post in another language say so.
  const ours = baseOf(lang) === baseOf(planet.locale) ? undefined : planet.locale
  const words = wordsFor(planet.locale).post
  const comments = safeHref(post.comments)
  const origin = originOf(planet)
  const others = await listAlsoOn([post.id])
  const name = `title-${postKey(post.id)}`
  return (
    <article
      className="post h-entry"
      lang={lang}
      aria-labelledby={name}
      data-author={post.authorSlug}
      data-first-seen={Math.floor(post.firstSeenAt / 1000)}
    >
      {level === 1 && <FediverseCreator author={post.authorSlug} />}
      <header>
        <Heading id={name} dir="auto">
          <a
            className={`p-name u-url u-uid title${post.untitled ? ' untitled' : ''}`}
            href={original ?? permalink}
          >
            {post.title}
          </a>
        </Heading>
        <Byline post={post} planet={planet} lang={ours} isFirst={isFirst} />
      </header>
      <div className="post-body">
        <PostBody
          post={post}
          content={content}
          raisedBy={3 - level}
          lang={ours}
          onward={level > 1 ? permalink : undefined}
          hasFirstPicture={hasFirstPicture}
          origin={origin}
        />
        <Enclosures
          enclosures={post.enclosures}
          html={post.html}
          locale={planet.locale}
          lang={ours}
          origin={origin}
        />
        <p className="actions" lang={ours}>
          {original && <a href={original}>{words.original}</a>}{' '}
          {level > 1 && (
            <a href={permalink} rel="bookmark">
              {words.permalink}
            </a>
          )}{' '}
          {others.flatMap((other) => [
            <a key={other.id} href={paths.post(other.id, other.slug)}>
              <Sentence text={words.alsoOn} parts={{ name: () => <bdi>{other.authorName}</bdi> }} />
            </a>,
            ' ',
          ])}
          {comments && (
            <a href={comments} rel="nofollow ugc noopener noreferrer">
              {words.comments}
            </a>
          )}
        </p>
        {level === 1 && <Rights rights={post.rights} licence={post.licence} lang={ours} />}
      </div>
    </article>
  )
}
