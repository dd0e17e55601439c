import type { Metadata } from 'next'
import { getLabel } from '@/db/queries/published'
import { paths } from '@/lib/paths'
import { SubjectYearPage } from '../../../_components/subject-year-page'
import { missingMetadata, pageMetadata } from '../../../_metadata'
import { getPlanet } from '../../../_planet'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ tag: string; year: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { tag, year } = await params
  const planet = await getPlanet()
  const label = await getLabel(tag)
  if (!label) return missingMetadata(planet)
  return pageMetadata(planet, {
    title: `${label}, ${year}`,
    canonical: paths.yearOf(paths.tag(tag), year),
    feedTitle: label,
  })
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
