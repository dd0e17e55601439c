import type { Metadata } from 'next'
import { NotHere } from './_components/not-here'
import { pageMetadata } from './_metadata'
import { getPlanet } from './_planet'

export async function generateMetadata(): Promise<Metadata> {
  return pageMetadata(await getPlanet(), { title: 'Not here', indexed: false })
}

export default function NotFound() {
  return <NotHere />
}
