import { END, FOUND } from '@/db/queries/search-found'

type Piece = { readonly text: string; readonly isFound: boolean }

/** A text with marks around what was found → its pieces. Marks without a partner are no marks. */
export function splitMarked(text: string): Piece[] {
  const [first = '', ...others] = text.split(FOUND)
  const pieces = others.flatMap((other): Piece[] => {
    const [found = '', ...rest] = other.split(END)
    return [
      { text: found, isFound: rest.length > 0 },
      { text: rest.join(''), isFound: false },
    ]
  })
  return [{ text: first, isFound: false }, ...pieces].filter((piece) => piece.text !== '')
}
