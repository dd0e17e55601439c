/** Readers that take a feed by a link, and the link; nothing is asked of them before a click. That of the device has no name. */
export function readersOf(feed: string): { readonly name: string | null; readonly href: string }[] {
  const address = encodeURIComponent(feed)
  return [
    { name: null, href: `feed:${feed}` },
    { name: 'Feedly', href: `https://feedly.com/i/subscription/feed%2F${address}` },
    { name: 'Inoreader', href: `https://www.inoreader.com/?add_feed=${address}` },
    { name: 'NewsBlur', href: `https://newsblur.com/?url=${address}` },
    { name: 'The Old Reader', href: `https://theoldreader.com/feeds/subscribe?url=${address}` },
  ]
}
