import type { Metadata } from 'next'
import { listTags, type CountedTag } from '@/db/queries/tags'
import { paths } from '@/lib/paths'
import { Shell } from '../_components/shell'
import { pageMetadata } from '../_metadata'
import { getPlanet } from '../_planet'
import { getWords } from '../_words'

export const revalidate = 86400

export async function generateMetadata(): Promise<Metadata> {
  const { tags } = await getWords()
  return pageMetadata(await getPlanet(), { title: tags.title, canonical: paths.tags })
}

/** All tags: those of several posts first, the others folded. */
export default async function TagsPage() {
  const planet = await getPlanet()
  const words = (await getWords()).tags
  const compare = new Intl.Collator(planet.locale, { numeric: true }).compare
  const tags = (await listTags()).sort((a, b) => compare(a.label, b.label))
  const [often, once] = [tags.filter(({ posts }) => posts > 1), tags.filter(({ posts }) => posts === 1)]
  return (
    <Shell section="archive">
      <main id="content" className="wide">
        <h1 className="mt-9 font-serif text-page font-bold">{words.title}</h1>
        {tags.length === 0 && <p className="py-8 text-lede text-muted">{words.empty}</p>}
        {often.length > 0 && <TagList tags={often} />}
        {once.length > 0 && (
          <details className="mt-6" open={often.length === 0}>
            <summary className="min-h-6 cursor-pointer font-semibold">{words.once(once.length)}</summary>
            <TagList tags={once} />
          </details>
        )}
      </main>
    </Shell>
  )
}

function TagList({ tags }: { tags: readonly CountedTag[] }) {
  return (
    <ul className="mt-5 columns-1 gap-x-10 min-[24rem]:columns-2 sm:columns-3 lg:columns-4">
      {tags.map(({ tag, label, posts }) => (
        <li key={tag} className="flex break-inside-avoid items-baseline gap-2 py-0.5">
          <a className="target min-w-0" href={paths.tag(tag)}>
            <bdi>{label}</bdi>
          </a>
          {posts > 1 && <span className="text-small text-muted tabular-nums">{posts}</span>}
        </li>
      ))}
    </ul>
  )
}
