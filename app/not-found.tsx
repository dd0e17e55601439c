import type { Metadata } from 'next'
import { NotHere } from './_components/not-here'
import { missingMetadata } from './_metadata'
import { getPlanet } from './_planet'

export async function generateMetadata(): Promise<Metadata> {
  return missingMetadata(await getPlanet())
}

export default function NotFound() {
  return <NotHere />
}
