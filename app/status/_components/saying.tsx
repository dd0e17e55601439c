/** A sentence whose web addresses can be copied as they are. */
export function Saying({ text }: { text: string }) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’])/).map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} className="rounded bg-code px-1 wrap-anywhere">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
