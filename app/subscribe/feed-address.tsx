/** The address of a feed: to read, to follow, and to copy where the script runs. */
export function FeedAddress({ name, address }: { name: string; address: string }) {
  return (
    <p className="feed-address">
      <span>{name}</span>
      <a href={new URL(address).pathname}>
        <code>{address}</code>
      </a>
      <button
        className="js"
        type="button"
        data-do="copy"
        data-text={address}
        aria-label={`Copy the ${name} address`}
      >
        Copy
      </button>
    </p>
  )
}
