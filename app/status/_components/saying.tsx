const URL = /(https?:\/\/[^\s<>"\u2066-\u2069、。]*[^\s<>".,;:!?)\]'’\u2066-\u2069、。])/
/** Foreign words, between the marks that lib/status/retell puts around them. */
const FOREIGN = /([\u2066\u2068][^\u2066-\u2069]*\u2069)/

/** A sentence whose web addresses can be copied as they are, and whose foreign words are told from ours: those of programs are English. */
export function Saying({ text }: { text: string }) {
  return text.split(FOREIGN).map((part, index) => {
    if (index % 2 === 0) return <Addresses key={index} text={part} />
    const isOfProgram = part.startsWith('\u2066')
    return (
      <bdi key={index} {...(isOfProgram && { lang: 'en', dir: 'ltr' })}>
        <Addresses text={part.slice(1, -1)} />
      </bdi>
    )
  })
}

function Addresses({ text }: { text: string }) {
  return text.split(URL).map((part, index) =>
    index % 2 === 1 ? (
      <code key={index} dir="ltr" className="rounded bg-code px-1 wrap-anywhere">
        {part}
      </code>
    ) : (
      part
    ),
  )
}
