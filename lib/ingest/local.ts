/** Feeds of planet.yaml are URLs, or paths of files below the planet's folder. */
export function isLocal(url: string): boolean {
  return !/^https?:/i.test(url)
}

/** What a file's relative URLs mean: what lies in `public` is served at the root of the site. */
export function localBase(path: string, origin: string): string {
  return new URL(path.replace(/^\.?\/?(public\/)?/, '/'), origin).href
}
