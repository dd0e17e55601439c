import type { Metadata } from 'next'
import { getLabel } from '@/db/queries/published'
import { paths } from '@/lib/paths'
import { SubjectYearPage } from '../../../_components/subject-year-page'
import { pageMetadata } from '../../../_metadata'
import { getPlanet } from '../../../_planet'
import { getWords } from '../../../_words'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ tag: string; year: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tag, year } = await params
  const { missing } = await getWords()
  const label = await getLabel(tag)
  const page = label
    ? { title: `${label}, ${year}`, canonical: paths.yearOf(paths.tag(tag), year), feedTitle: label }
    : null
  return pageMetadata(await getPlanet(), page ?? { title: missing.title, isMissing: true })
}

/** The posts of a year under a tag. */
export default async function TagYearPage({ params }: Props) {
  const { tag, year } = await params
  const title = <bdi>{(await getLabel(tag)) ?? tag}</bdi>
  return (
    <SubjectYearPage
      subject={{ tag }}
      planet={await getPlanet()}
      page={paths.tag(tag)}
      title={title}
      year={year}
    />
  )
}
