import { Fragment, type ReactNode } from 'react'

type Makers = Readonly<Record<string, (words: string) => ReactNode>>

type Props = {
  /** From lib/words: `Look at <status>the status</status>`, `by <names/>`. */
  readonly text: string
  /** What stands for its parts, by name; each is given the words within. A part without a maker is those words. */
  readonly parts?: Makers
}

/** `code` is the same in every sentence. */
const CODE: Makers = { code: (words) => <code dir="auto">{words}</code> }

/** A sentence of ours with links and the like where its language wants them. */
export function Sentence({ text, parts }: Props) {
  const makers: Makers = { ...CODE, ...parts }
  return splitParts(text).map(({ name, words }, index) => (
    <Fragment key={index}>{(name && makers[name]?.(words)) || words}</Fragment>
  ))
}

/** The parts of a sentence in their order; what has no name is text. The sentences are our own, never foreign. */
export function splitParts(text: string): { name: string | null; words: string }[] {
  return [...text.matchAll(/<(\w+)(?:\/>|>([^<]*)<\/\1>)|[^<]+/g)].map(([whole, name, words = '']) =>
    name ? { name, words } : { name: null, words: whole },
  )
}
