/** Plain text whose bare web addresses are links; it may hold anything else, and stays text. */
export function LinkedText({ text }: { text: string }) {
  return splitLinks(text).map((part, index) =>
    part.href ? (
      <a key={index} href={part.href}>
        {part.text}
      </a>
    ) : (
      part.text
    ),
  )
}

/** Runs of text and addresses in their order. The full stop behind an address belongs to the sentence. */
export function splitLinks(text: string): { text: string; href?: string }[] {
  return text
    .split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]'’])/)
    .map((part, index) =>
      index % 2 === 1 && URL.canParse(part) ? { text: part, href: part } : { text: part },
    )
    .filter((part) => part.text !== '')
}
