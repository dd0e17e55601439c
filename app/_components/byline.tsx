import type { FullPost } from '@/db/queries/posts'
import type { Planet } from '@/lib/config'
import { paths } from '@/lib/paths'
import { wordsFor } from '@/lib/words/words'
import { listParts, momentOf } from '../_format'
import { hostOf, safeHref } from '../_href'
import { Face } from './face'
import { Sentence } from './sentence'

type Props = {
  readonly post: FullPost
  readonly planet: Planet
  readonly lang: string | undefined
  /** Of the page: what it shows is in sight at once. */
  readonly isFirst?: boolean
}

/** Whose blog, by whom where that is somebody else, when, and how long it takes. The face is part of the name's link. */
export function Byline({ post, planet, lang, isFirst }: Props) {
  const words = wordsFor(planet.locale).post
  const moment = momentOf(post, planet.locale, planet.timezone)
  const host = hostOf(post.authorSite)
  const author = { slug: post.authorSlug, name: post.authorName, avatar: post.authorAvatar }
  const others = post.byline.filter((name) => name.toLowerCase() !== post.authorName.toLowerCase())
  return (
    <p className="meta" lang={lang}>
      <span className="p-author h-card">
        <a className="p-name u-url" href={paths.author(post.authorSlug)}>
          <Face author={author} isFirst={isFirst} />
          <bdi>{post.authorName}</bdi>
        </a>
      </span>{' '}
      {others.length > 0 && (
        <span>
          <Sentence
            text={words.by}
            parts={{ names: () => <Names names={others} locale={planet.locale} /> }}
          />
        </span>
      )}{' '}
      {host && <a href={safeHref(post.authorSite)}>{host}</a>}{' '}
      {moment && (
        <time className="dt-published" dateTime={`${new Date(moment.instant).toISOString().slice(0, 16)}Z`}>
          {moment.otherDay ? words.written(moment.otherDay) : moment.clock}
        </time>
      )}{' '}
      {post.minutes > 0 && <span>{words.minutes(post.minutes)}</span>}
    </p>
  )
}

function Names({ names, locale }: { names: readonly string[]; locale: string }) {
  return listParts(names, locale).map(({ type, value }, index) =>
    type === 'element' ? <bdi key={index}>{value}</bdi> : value,
  )
}
