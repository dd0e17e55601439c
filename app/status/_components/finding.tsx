import type { Finding as Found } from '@/lib/status/describe'
import { Saying } from './saying'

type Props = { readonly finding: Found; readonly author: string; readonly owner: string }

/** One finding by the four questions: what we saw, what it means, what to do, who must act. */
export function Finding({ finding: { saw, means, todo, who }, author, owner }: Props) {
  const whom = { you: `${author}, or anyone with a pull request`, operator: owner, nobody: 'Nobody' }[who]
  return (
    <dl className="grid gap-x-6 gap-y-0.5 sm:grid-cols-[6rem_minmax(0,1fr)] sm:gap-y-2">
      <Answer question="We saw" text={saw} />
      <Answer question="It means" text={means} />
      <Answer question="To do" text={todo || 'Nothing.'} />
      <Answer question="Who" text={whom} />
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
