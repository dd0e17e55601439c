import { NextResponse, type NextRequest } from 'next/server'
import { hasStatus } from '@/db/queries/status'

export const config = { matcher: '/status/:slug' }

/**
 * Says 404 for the status of nobody, and leaves it to the page to say it in words: one that is made for each request has sent its 200 by the
 * time it could know.
 */
export async function proxy({ nextUrl }: NextRequest): Promise<NextResponse> {
  const slug = slugOf(nextUrl.pathname)
  const isKnown = slug === null || (await hasStatus(slug))
  return NextResponse.next(isKnown ? {} : { status: 404 })
}

/** What `/status/…` is of; null where it is no text, to which Next says 400. */
function slugOf(pathname: string): string | null {
  try {
    return decodeURIComponent(pathname.slice('/status/'.length))
  } catch {
    return null
  }
}
