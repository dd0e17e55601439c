import type { Metadata } from 'next'
import { paths } from '@/lib/paths'
import { Missing } from '../../../_components/missing'
import { SubjectYearPage } from '../../../_components/subject-year-page'
import { isLanguage, nameLanguage } from '../../../_languages'
import { missingMetadata, pageMetadata } from '../../../_metadata'
import { getPlanet } from '../../../_planet'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ lang: string; year: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang, year } = await params
  const planet = await getPlanet()
  if (!isLanguage(lang)) return missingMetadata(planet)
  const name = nameLanguage(lang)
  return pageMetadata(planet, {
    title: `${name}, ${year}`,
    canonical: paths.yearOf(paths.lang(lang), year),
    feedTitle: name,
  })
}

/** The posts of a year in a language. */
export default async function LanguageYearPage({ params }: Props) {
  const { lang, year } = await params
  if (!isLanguage(lang)) return <Missing />
  const title = <span lang={lang}>{nameLanguage(lang)}</span>
  return (
    <SubjectYearPage
      subject={{ lang }}
      planet={await getPlanet()}
      page={paths.lang(lang)}
      title={title}
      year={year}
    />
  )
}
