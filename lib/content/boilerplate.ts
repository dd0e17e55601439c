/*
 * What blog engines add to a post that is not the post: share bars, counters, "appeared first on" lines. Data, and the
 * questions asked of it. Addresses are compared from their start, without scheme and `www.`.
 */

/** Classes of the widgets that the common plug-ins put into feeds. */
const SHARE_CLASSES = new Set(
  words(`
    sharedaddy sd-sharing sd-sharing-enabled sd-like jp-relatedposts feedflare addtoany_share_save_container
    addtoany_content addthis_toolbox a2a_kit ssba shareaholic-canvas flattr_button flattrbutton wp-flattr-button
    tweetmeme_button twitter-share-button fb-like fb-share-button g-plusone heateor_sss_sharing_container
    really_simple_share social-share social-sharing share-buttons sharebuttons sharing-buttons simplesocialbuttons
    wpa wpcnt yarpp-related yarpp-related-rss blogger-post-footer subscription-widget-wrap post-share-buttons
    swp_social_panel mashsb-container dpsp-share-text essb_links
  `),
)

const SHARE_ADDRESSES = words(`
  facebook.com/sharer facebook.com/share.php facebook.com/dialog/share facebook.com/plugins/like
  twitter.com/share twitter.com/intent/tweet twitter.com/home?status= platform.twitter.com/widgets
  x.com/share x.com/intent/ linkedin.com/sharearticle linkedin.com/sharing/ plus.google.com/share
  plusone.google.com/ reddit.com/submit pinterest.com/pin/create digg.com/submit digg.com/share
  del.icio.us/post del.icio.us/save delicious.com/post delicious.com/save stumbleupon.com/submit
  stumbleupon.com/badge tumblr.com/share tumblr.com/widgets/share getpocket.com/save getpocket.com/edit
  news.ycombinator.com/submitlink identi.ca/index.php?action=newnotice t.me/share telegram.me/share
  api.whatsapp.com/send addtoany.com/share addtoany.com/add_to addthis.com/bookmark flattr.com/submit
  api.flattr.com/ feeds.feedburner.com/~ff/ feeds.feedburner.com/~fl/ feeds.wordpress.com/1.0/
`)

/** Hosts that count readers, with all below them. */
const TRACKER_DOMAINS = new Set(
  words(`
    pixel.wp.com stats.wordpress.com feedsportal.com doubleclick.net google-analytics.com quantserve.com
    statcounter.com sitemeter.com scorecardresearch.com met.vgwort.de imrworldwide.com xiti.com
    analytics.twitter.com counter.yadro.ru rss.buysellads.com pheedo.com
  `),
)

const TRACKER_ADDRESSES = words(`
  feeds.wordpress.com/1.0/ feeds.feedburner.com/~r/ feeds.feedburner.com/~ff/ feedproxy.google.com/~
  blogger.googleusercontent.com/tracker/ medium.com/_/stat api.flattr.com/button facebook.com/tr
  ad.linksynergy.com/fs-bin/show
`)

const TRACKER_FILES = /\/(?:(?:matomo|piwik)\.php|(?:__utm|spacer|blank|pixel|1x1|clear|transparent)\.gif)$/

/** Line numbers beside code: they are no part of it. */
const GUTTER_CLASSES = new Set(
  words('gutter rouge-gutter linenos lineno linenodiv crayon-nums line-numbers-rows blob-num'),
)

const TRAILERS: readonly RegExp[] = [
  /^flattr this!?$/i,
  /^the (?:post|article) .{1,300} (?:first appeared|appeared first) on .{1,200}$/i,
  /^der beitrag .{1,300} erschien zuerst auf .{1,200}$/i,
  /^l[’']article .{1,300} est apparu en premier sur .{1,200}$/i,
  /^la entrada .{1,300} (?:se publicó|aparece|apareció) primero en .{1,200}$/i,
  /^l[’']articolo .{1,300} (?:proviene da|sembra essere il primo su) .{1,200}$/i,
  /^het bericht .{1,300} verscheen eerst op .{1,200}$/i,
  /^o post .{1,300} (?:apareceu|aparece) primeiro em .{1,200}$/i,
  /^(?:artykuł|wpis) .{1,300} pochodzi z serwisu .{1,200}$/i,
  /^inlägget .{1,300} dök först upp på .{1,200}$/i,
  /^запись .{1,300} впервые появилась .{1,200}$/i,
  /^příspěvek .{1,300} pochází z .{1,200}$/i,
  /^投稿 .{1,300} は .{1,200} に最初に表示されました。$/,
]
const maxTrailerLength = 600

export function isShareWidget(classes: readonly string[]): boolean {
  return classes.some((name) => SHARE_CLASSES.has(name))
}

export function isGutter(classes: readonly string[]): boolean {
  return classes.some((name) => GUTTER_CLASSES.has(name))
}

/** True for an absolute URL that leads to a "share this" form. */
export function isShareLink(url: string): boolean {
  const address = comparable(url)
  return SHARE_ADDRESSES.some((start) => address.startsWith(start))
}

/** True for an absolute URL of a picture that counts readers; those of one pixel are known by their size. */
export function isTracker(url: string): boolean {
  const address = comparable(url)
  if (TRACKER_ADDRESSES.some((start) => address.startsWith(start))) return true
  const labels = address.split(/[/:?#]/, 1)[0]?.split('.') ?? []
  return (
    labels.some((_, index) => TRACKER_DOMAINS.has(labels.slice(index).join('.'))) ||
    TRACKER_FILES.test(address.split(/[?#]/, 1)[0] ?? '')
  )
}

/** True where a whole block of text is one of the lines that engines put under every post. */
export function isTrailer(text: string): boolean {
  if (text.length > maxTrailerLength) return false
  const line = text.replace(/\s+/g, ' ').trim()
  return TRAILERS.some((pattern) => pattern.test(line))
}

function comparable(url: string): string {
  return url.toLowerCase().replace(/^https?:\/\/(?:www\.)?/, '')
}

function words(list: string): string[] {
  return list.trim().split(/\s+/)
}
