import { splitMarked } from '../_marked'

/** A text with what was found in it marked; all of it stays text. */
export function Marked({ text }: { text: string }) {
  return splitMarked(text).map((piece, index) =>
    piece.isFound ? (
      <mark key={index} className="bg-(--mark) text-inherit">
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}
