import type { Metadata } from 'next'
import { NotHere } from './_components/not-here'
import { pageMetadata } from './_metadata'
import { getPlanet } from './_planet'
import { getWords } from './_words'

export async function generateMetadata(): Promise<Metadata> {
  const { missing } = await getWords()
  return pageMetadata(await getPlanet(), { title: missing.title, isMissing: true })
}

export default function NotFound() {
  return <NotHere />
}
