import { NextResponse, type NextRequest } from 'next/server'
import { getStatusSlug } from '@/db/queries/status'
import { paths } from '@/lib/paths'

export const config = {
  // Beside the status of somebody: what holds an escape that is none, or none of ASCII. Almost no address of ours does.
  matcher: ['/status/:slug', '/(.*%(?![0-7][0-9A-Fa-f]).*)'],
}

/** What cannot be said by the page itself, or by none: that one made for each request has sent its 200 by the time it could know. */
export async function proxy({ nextUrl }: NextRequest): Promise<NextResponse> {
  const { pathname } = nextUrl
  // To routes with a parameter what is no text would be a fault of the server; to no route at all it is a 404.
  if (decode(pathname) === null) return NextResponse.rewrite(at(nextUrl, '/nothing'))
  if (!pathname.startsWith(paths.statusOf(''))) return NextResponse.next()
  const slug = decode(pathname.slice(paths.statusOf('').length))!
  const current = await getStatusSlug(slug)
  if (current === null) return NextResponse.next({ status: 404 })
  return current === slug
    ? NextResponse.next()
    : NextResponse.redirect(at(nextUrl, paths.statusOf(current)), 308)
}

function at(url: NextRequest['nextUrl'], pathname: string): URL {
  return Object.assign(new URL(url), { pathname })
}

function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}
