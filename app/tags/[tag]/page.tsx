import type { Metadata } from 'next'
import { getLabel } from '@/db/queries/published'
import { paths } from '@/lib/paths'
import { SubjectPage } from '../../_components/subject-page'
import { missingMetadata, pageMetadata } from '../../_metadata'
import { getPlanet } from '../../_planet'
import { getWords } from '../../_words'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ tag: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tag } = await params
  const planet = await getPlanet()
  const label = await getLabel(tag)
  if (!label) return missingMetadata(planet)
  return pageMetadata(planet, { title: label, canonical: paths.tag(tag) })
}

/** The posts under a tag, however each author spells it. */
export default async function TagPage({ params }: Props) {
  const { tag } = await params
  const label = (await getLabel(tag)) ?? tag
  const { tags } = await getWords()
  const others = (
    <p className="mt-9 -mb-8 text-meta">
      <a className="target" href={paths.tags}>
        {tags.all}
      </a>
    </p>
  )
  const page = { planet: await getPlanet(), page: paths.tag(tag), title: <bdi>{label}</bdi>, others }
  return <SubjectPage subject={{ tag }} {...page} />
}
