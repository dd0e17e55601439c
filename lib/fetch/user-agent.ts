/**
 * Who asks, as every server is told, with a page that tells more: `Planet/1.0.0 (+https://planet.example/about; 12 subscribers)`.
 * @param origin of the site
 * @param subscribers what is asked for is a feed, and so many read it
 */
export function userAgentOf(version: string, origin: string, subscribers: number | null = null): string {
  return `Planet/${version} (+${origin}/about${subscribers === null ? '' : `; ${subscribers} subscribers`})`
}
