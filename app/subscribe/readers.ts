/** Readers that take a feed by a link, and the link; nothing is asked of them before a click. */
export function readersOf(feed: string): { readonly name: string; readonly href: string }[] {
  const address = encodeURIComponent(feed)
  return [
    { name: 'The reader on this device', href: `feed:${feed}` },
    { name: 'Feedly', href: `https://feedly.com/i/subscription/feed%2F${address}` },
    { name: 'Inoreader', href: `https://www.inoreader.com/?add_feed=${address}` },
    { name: 'NewsBlur', href: `https://newsblur.com/?url=${address}` },
    { name: 'The Old Reader', href: `https://theoldreader.com/feeds/subscribe?url=${address}` },
  ]
}
