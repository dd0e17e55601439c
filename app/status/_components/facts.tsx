import type { ReactNode } from 'react'
import { Sentence } from '@/app/_components/sentence'
import type { Place } from '@/lib/status/place'
import type { FeedReport } from '@/lib/status/report'
import { describeTries } from '@/lib/status/tries'
import { statusWordsFor } from '@/lib/words/status/words'
import { Moment, NextTry } from './moment'
import { Saying } from './saying'
import { Tries } from './tries'

/** Addresses, times and tries of a feed. */
export function Facts({ report: { feed, tries, status }, place }: { report: FeedReport; place: Place }) {
  const words = statusWordsFor(place.locale)
  const { one } = words
  const last = tries.at(-1)
  const isAsked = status.severity !== 'paused'
  return (
    <dl className="mt-2 grid grid-cols-2 gap-x-8 gap-y-2 text-meta sm:grid-cols-3 lg:grid-cols-5">
      <Fact name={one.address} wide>
        <Sentence
          text={feed.movedTo === null ? '<from/>' : one.movedTo}
          parts={{ from: () => <Saying text={feed.url} />, to: () => <Saying text={feed.movedTo ?? ''} /> }}
        />
      </Fact>
      <Fact name={one.lastTry}>
        <Sentence
          text={last?.status == null ? '<when/>' : one.answered(last.status)}
          parts={{ when: () => <Moment at={feed.triedAt} place={place} none={one.never} /> }}
        />
      </Fact>
      <Fact name={one.lastGood}>
        <Moment at={feed.goodAt} place={place} none={one.never} />
      </Fact>
      <Fact name={one.nextTry}>
        <NextTry at={feed.nextAt} place={place} never={!isAsked} />
      </Fact>
      <Fact name={one.since}>
        <Moment at={status.since} place={place} none={one.unknown} />
      </Fact>
      <Fact name={one.lastTries}>
        <span className="flex flex-wrap items-center gap-x-3">
          <Tries tries={tries} place={place} />
          {tries.length > 0 && <span aria-hidden="true">{describeTries(tries, words)}</span>}
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
