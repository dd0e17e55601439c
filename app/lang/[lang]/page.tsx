import type { Metadata } from 'next'
import { listLanguages } from '@/db/queries/languages'
import { paths } from '@/lib/paths'
import { LanguageChips } from '../../_components/language-chips'
import { Missing } from '../../_components/missing'
import { SubjectPage } from '../../_components/subject-page'
import { isLanguage, nameLanguage } from '../../_languages'
import { missingMetadata, pageMetadata } from '../../_metadata'
import { getPlanet } from '../../_planet'

export const revalidate = 86400
export const generateStaticParams = () => []

type Props = { params: Promise<{ lang: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { lang } = await params
  const planet = await getPlanet()
  if (!(await listLanguages()).includes(lang)) return missingMetadata(planet)
  return pageMetadata(planet, { title: nameLanguage(lang), canonical: paths.lang(lang) })
}

/** The posts in a language, of whatever region. */
export default async function LanguagePage({ params }: Props) {
  const { lang } = await params
  if (!isLanguage(lang)) return <Missing />
  const planet = await getPlanet()
  const title = <span lang={lang}>{nameLanguage(lang)}</span>
  const others = <LanguageChips planet={planet} current={lang} />
  return (
    <SubjectPage subject={{ lang }} planet={planet} page={paths.lang(lang)} title={title} others={others} />
  )
}
