/** What each state means, and what to do where there is something to do: the pattern of all languages (R-STATUS). */
export const codes = {
  // The last try, as the fetch saw it.
  ok: { means: 'The feed was read.' },
  'not-modified': { means: 'Nothing new since the last time. That is good manners on both sides.' },
  dormant: { means: 'The feed is fine, and has had nothing new for more than a year.' },
  waiting: { means: 'The feed was not asked for yet.' },
  stopped: { means: 'Our run ended before this feed was through. It comes first in the next one.' },
  moved: {
    means: 'The feed has moved for good. We follow it.',
    todo: 'Put the new address into planet.yaml.',
  },
  'rate-limited': { means: 'The server asked us to wait. We will.' },
  gone: {
    means: 'The feed was taken away for good. We stopped asking; its posts stay.',
    todo: 'If that is a mistake, tell the operators: they can wake the feed.',
  },
  dead: {
    means: 'The feed or its host has been missing for two weeks. We look once a week.',
    todo: 'Bring it back, or put its new address into planet.yaml.',
  },
  'not-found': {
    means: 'There is no document at this address.',
    todo: 'Check the address in planet.yaml, or bring the feed back.',
  },
  blocked: {
    means: 'The server lets people in, but not us.',
    todo: 'Allow our user agent, or the address of this planet, in the settings of the host or its gatekeeper.',
  },
  timeout: { means: 'The server took too long.', todo: 'If it lasts, ask your host.' },
  dns: {
    means: 'The name of the host could not be found.',
    todo: 'If it lasts, check that the domain is paid for and its DNS is set.',
  },
  refused: {
    means: 'No connection could be made or held.',
    todo: 'If it lasts, check that the server is up.',
  },
  tls: {
    means: 'The connection is not secure, so we do not read from it.',
    todo: 'Renew or repair the certificate.',
  },
  'server-error': { means: 'The server failed to answer.', todo: 'If it lasts, look into its error log.' },
  'http-error': {
    means: 'The server gave an answer that we cannot use.',
    todo: 'Open the address of the feed in a browser and see what comes.',
  },
  redirect: {
    means: 'The address redirects us without end.',
    todo: 'Put the final address of the feed into planet.yaml.',
  },
  'too-big': { means: 'The document is larger than 8 MB.', todo: 'Offer the 20 newest posts only.' },
  'bad-encoding': {
    means: 'The document arrived broken: it could not be unpacked.',
    todo: 'Check the compression settings of the server.',
  },
  'bad-url': {
    means: 'This is not an address that a feed can be fetched from.',
    todo: 'Correct the address in planet.yaml, or list its host and port under fetch: allow.',
  },
  'private-address': {
    means: 'The address leads to a private network and was refused.',
    todo: 'If that is intended, list its host and port under fetch: allow.',
  },
  'no-file': {
    means: 'The file is missing, or not in the folder of the planet.',
    todo: 'Put it there, or correct the path in planet.yaml.',
  },
  'our-fault': {
    means: 'We failed on this feed; the others went on.',
    todo: 'Look into the log, and report it with the feed.',
  },

  // The document.
  'html-not-feed': {
    means: 'This address returns a web page, not a feed.',
    todo: 'Put the address of the feed into planet.yaml.',
  },
  'not-a-feed': {
    means: 'What came is not a feed.',
    todo: 'Open the address of the feed in a browser and see what comes.',
  },
  unreadable: {
    means: 'Reading the document took more time or memory than we give it, so we stopped.',
    todo: 'Report it with the feed.',
  },
  malformed: {
    means: 'The feed is not well-formed. We read what we could.',
    todo: 'Repair it soon: feed readers may not be as patient.',
  },
  incomplete: {
    means: 'The feed ends before its end. We read what was there.',
    todo: 'Check whether the server or a plugin cuts it off.',
  },
  encoding: {
    means: 'The feed is not in the character encoding that it declares.',
    todo: 'Use UTF-8, and say so.',
  },
  'too-deep': {
    means: 'Some markup is nested too deeply. It is shown as plain text.',
    todo: 'Look for tags that are never closed.',
  },
  'entry-failed': {
    means: 'One entry could not be read; the others were.',
    todo: 'Report it with the feed.',
  },
  'bad-date': {
    means:
      'Some posts have no readable date. They stand under the day on which we first saw them; those that came with a new blog, in the archive only.',
    todo: 'Write dates as RFC 3339 or RFC 822 say.',
  },
  'future-date': {
    means: 'Some posts are dated in the future. They stand under the day on which we first saw them.',
    todo: 'Check the clock and time zone of the blog.',
  },
  'same-id': {
    means: 'Several entries have one id. Of them only the first is shown.',
    todo: 'Give every entry an id of its own.',
  },
  'summary-only': {
    means: 'The feed has no full texts. We show the summaries, with a link.',
    todo: 'Offer full texts if you like.',
  },
  'missing-alt': { means: 'Some pictures have no description.', todo: 'Describe them in their alt text.' },
  trackers: { means: 'Tracking pictures and share bars were taken out.' },
  redated: { means: 'Old posts came with new dates. They keep their places.' },
  'guid-change': {
    means: 'Many posts changed their ids at once. They were recognised and are not shown again.',
  },
  backlog: { means: 'A new blog: its older posts stand in the archive at their own dates.' },
  flood: {
    means: 'Many new posts came at once. The newest are shown, the others wait.',
    todo: 'Release or hide those that wait.',
  },
  stale: {
    means: 'The feed could not be read for a while. Its posts stay.',
    todo: 'See what the last try says.',
  },

  // What the operator decided.
  paused: { means: 'The operators have paused this feed.', todo: 'Remove paused from planet.yaml to go on.' },
  unlisted: {
    means: 'The author is no longer listed. The posts are hidden and kept.',
    todo: 'List the author again to bring them back.',
  },

  // One entry of the last fetch: why is my post not there?
  shown: { means: 'The post is shown.' },
  held: { means: 'The post waits, because many came at once.', todo: 'The operators can release it.' },
  hidden: { means: 'The post was hidden by the operators.', todo: 'Ask them if that is a mistake.' },
  duplicate: { means: 'The same post is shown under another author, who is named on it.' },
  undated: {
    means: 'The post has no date. It stands on the page of its author and in the archive only.',
    todo: 'Give it a date.',
  },
  filtered: {
    means:
      'The post does not have the tags or words that this planet asks for, or has some that it leaves out.',
    todo: 'Tag it, or change include and exclude in planet.yaml.',
  },
  deleted: { means: 'The post was taken out of the feed, and so it left the planet.' },
  purged: {
    means: 'The operators have taken the post out of the store.',
    todo: 'It comes again when the feed is read anew. Ask them to hide it where it should not.',
  },
}

export type Codes = typeof codes
