import type { Finding as Found } from '@/lib/status/describe'
import type { Place } from '@/lib/status/place'
import { statusWordsFor } from '@/lib/words/status/words'
import { Saying } from './saying'

type Props = {
  readonly finding: Found
  readonly author: string
  /** Who runs the planet; null where planet.yaml does not say. */
  readonly owner: string | null
  readonly place: Place
}

/** One finding by the four questions: what we saw, what it means, what to do, who must act. */
export function Finding({ finding: { saw, means, todo, who }, author, owner, place }: Props) {
  const { one, who: people } = statusWordsFor(place.locale)
  const whom = {
    you: people.author(author),
    operator: owner ?? people.operators,
    nobody: people.nobody,
  }[who]
  return (
    <dl className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-y-2">
      <Answer question={one.saw} text={saw} />
      <Answer question={one.means} text={means} />
      <Answer question={one.todo} text={todo || one.nothing} />
      <Answer question={one.who} text={whom} />
    </dl>
  )
}

function Answer({ question, text }: { question: string; text: string }) {
  if (text === '') return null
  return (
    <>
      <dt className="text-muted max-sm:mt-2">{question}</dt>
      <dd className="wrap-anywhere">
        <Saying text={text} />
      </dd>
    </>
  )
}
