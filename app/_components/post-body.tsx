import { getPictureKey, listPictures } from '@/db/queries/pictures'
import type { FullPost } from '@/db/queries/posts'
import type { Words } from '@/lib/words/words'
import { raiseHeadings } from '../_headings'
import { directionOf } from '../_languages'
import { listPictureAddresses, withPictures, type Scope, type Size } from '../_pictures'
import { withReachable } from '../_reachable'
import { getWords } from '../_words'

/** Tries without ever a picture, minutes apart, until a page no longer keeps a place for it. */
const GONE_AFTER = 2

type Props = {
  readonly post: Pick<FullPost, 'html' | 'excerpt' | 'foldAt' | 'foldWords'>
  readonly content: 'full' | 'fold' | 'excerpt'
  /** Levels that the post's own headings rise, so that they follow its title without a gap. */
  readonly raisedBy: number
  readonly lang: string | undefined
  /** Where the whole post is, if that is elsewhere. */
  readonly onward: string | undefined
  /** The first picture of the page is in it, and wanted at once. */
  readonly hasFirstPicture?: boolean
  /** Of this site: what lies here is asked for by path. */
  readonly origin: string
}

/** The text of a post, cleaned when it was stored (R-HTML). A folded one is in the page as a whole. */
export async function PostBody({ post, content, raisedBy, lang, onward, hasFirstPicture, origin }: Props) {
  const className = `prose raised-${raisedBy}`
  const { language, post: words } = await getWords()
  // Of a post too long to stand with others there is its beginning alone.
  const isCut = post.html === '' && post.excerpt !== ''
  if (content === 'excerpt' || isCut) {
    return (
      <div className={`${className} p-summary`} dir="auto">
        <p>{post.excerpt}</p>
        {isCut && onward && (
          <p>
            <a href={onward} lang={lang} dir={directionOf(language)}>
              {words.fold}
            </a>
          </p>
        )}
      </div>
    )
  }
  const html = raiseHeadings(post.html, raisedBy)
  const pictures = await scopeOf(html, origin)
  if (content === 'full' || post.foldAt === null) {
    return (
      <div
        className={`${className} e-content`}
        dir="auto"
        dangerouslySetInnerHTML={{ __html: shown(html, words, pictures, hasFirstPicture) }}
      />
    )
  }
  // Cut first: the fold is an offset into the text as it was stored.
  const head = shown(html.slice(0, post.foldAt), words, pictures, hasFirstPicture)
  const rest = shown(html.slice(post.foldAt), words, pictures)
  return (
    <div className={`${className} e-content`} dir="auto">
      <div dangerouslySetInnerHTML={{ __html: head }} />
      <details className="rest">
        {/* Our own words, whichever way those around them run. */}
        <summary lang={lang} dir={directionOf(language)}>
          {words.fold}
          {post.foldWords !== null && <span>{words.foldWords(post.foldWords)}</span>}
        </summary>
        <div dangerouslySetInnerHTML={{ __html: rest }} />
      </details>
    </div>
  )
}

function shown(html: string, words: Words['post'], pictures: Scope, urgent = false): string {
  return withPictures(withReachable(html, words), pictures, { urgent })
}

/** What is known of the pictures in a text when the page is made; what is learned later waits for the next time. */
async function scopeOf(html: string, origin: string): Promise<Scope> {
  const sizes = new Map<string, Size>()
  const gone = new Set<string>()
  for (const [url, { width, height, failures }] of await listPictures(listPictureAddresses(html))) {
    if (width !== null && height !== null) sizes.set(url, { width, height })
    else if (failures >= GONE_AFTER) gone.add(url)
  }
  return { origin, secret: await getPictureKey(), sizes, gone }
}
