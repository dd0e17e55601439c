import type { ReactNode } from 'react'
import type { Place } from '@/lib/status/place'
import type { FeedReport } from '@/lib/status/report'
import { describeTries } from '@/lib/status/tries'
import { Moment, NextTry } from './moment'
import { Saying } from './saying'
import { Tries } from './tries'

/** Addresses, times and tries of a feed. */
export function Facts({ report: { feed, tries, status }, place }: { report: FeedReport; place: Place }) {
  const last = tries.at(-1)
  const isAsked = status.severity !== 'paused'
  return (
    <dl className="mt-2 grid grid-cols-2 gap-x-8 gap-y-2 text-meta sm:grid-cols-3 lg:grid-cols-5">
      <Fact name="Address" wide>
        <Saying text={feed.url} />
        {feed.movedTo && (
          <>
            , moved to <Saying text={feed.movedTo} />
          </>
        )}
      </Fact>
      <Fact name="Last try">
        <Moment at={feed.triedAt} place={place} none="never" />
        {last?.status != null && `, answered ${last.status}`}
      </Fact>
      <Fact name="Last good">
        <Moment at={feed.goodAt} place={place} none="never" />
      </Fact>
      <Fact name="Next try">
        <NextTry at={feed.nextAt} place={place} never={!isAsked} />
      </Fact>
      <Fact name="Since">
        <Moment at={status.since} place={place} none="unknown" />
      </Fact>
      <Fact name="Last tries">
        <span className="flex flex-wrap items-center gap-x-3">
          <Tries tries={tries} />
          {tries.length > 0 && <span aria-hidden="true">{describeTries(tries)}</span>}
        </span>
      </Fact>
    </dl>
  )
}

function Fact({ name, wide = false, children }: { name: string; wide?: boolean; children: ReactNode }) {
  return (
    <div className={wide ? 'col-span-full' : ''}>
      <dt className="text-small text-muted">{name}</dt>
      <dd className="wrap-anywhere">{children}</dd>
    </div>
  )
}
