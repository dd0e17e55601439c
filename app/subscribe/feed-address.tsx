import { getWords } from '../_words'

/** The address of a feed: to read, to follow, and to copy where the script runs. */
export async function FeedAddress({ name, address }: { name: string; address: string }) {
  const words = (await getWords()).subscribe
  return (
    <p className="feed-address">
      <span>{name}</span>{' '}
      <a href={new URL(address).pathname}>
        <code dir="ltr">{address}</code>
      </a>{' '}
      <button
        className="js"
        type="button"
        data-do="copy"
        data-text={address}
        aria-label={words.copyAddress(name)}
      >
        {words.copy}
      </button>
    </p>
  )
}
