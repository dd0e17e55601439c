/*
 * What blog engines add to a post that is not the post: share bars, counters, "appeared first on" lines. Data, and the
 * tests that read it. Each pattern is anchored and meets short text only.
 */

/** Classes of the widgets that the common plug-ins put into feeds. */
const SHARE_CLASSES = new Set([
  'sharedaddy',
  'sd-sharing',
  'sd-sharing-enabled',
  'sd-like',
  'jp-relatedposts',
  'feedflare',
  'addtoany_share_save_container',
  'addtoany_content',
  'addthis_toolbox',
  'a2a_kit',
  'ssba',
  'shareaholic-canvas',
  'flattr_button',
  'flattrbutton',
  'wp-flattr-button',
  'tweetmeme_button',
  'twitter-share-button',
  'fb-like',
  'fb-share-button',
  'g-plusone',
  'heateor_sss_sharing_container',
  'really_simple_share',
  'social-share',
  'social-sharing',
  'share-buttons',
  'sharebuttons',
  'sharing-buttons',
  'simplesocialbuttons',
  'wpa',
  'wpcnt',
  'yarpp-related',
  'yarpp-related-rss',
  'blogger-post-footer',
  'subscription-widget-wrap',
  'post-share-buttons',
  'swp_social_panel',
  'mashsb-container',
  'dpsp-share-text',
  'essb_links',
])

/** Line numbers beside code: they are no part of it. */
const GUTTER_CLASSES = new Set([
  'gutter',
  'rouge-gutter',
  'linenos',
  'lineno',
  'linenodiv',
  'crayon-nums',
  'line-numbers-rows',
  'blob-num',
])

/** Where "share this" links lead. */
const SHARE_LINKS =
  /^https?:\/\/(?:(?:www|m|[a-z]{2}-[a-z]{2})\.)?(?:facebook\.com\/(?:sharer|share\.php|plugins\/like|dialog\/share)|(?:twitter|x)\.com\/(?:share|intent\/|home\?status=)|platform\.twitter\.com\/widgets|linkedin\.com\/(?:sharearticle|sharing\/)|plus\.google\.com\/share|plusone\.google\.com\/|reddit\.com\/(?:r\/\w+\/)?submit|pinterest\.com\/pin\/create|digg\.com\/(?:submit|share)|del\.icio\.us\/(?:post|save)|delicious\.com\/(?:post|save)|stumbleupon\.com\/(?:submit|badge)|tumblr\.com\/(?:share|widgets\/share)|getpocket\.com\/(?:save|edit)|news\.ycombinator\.com\/submitlink|identi\.ca\/index\.php\?action=newnotice|(?:t|telegram)\.me\/share|api\.whatsapp\.com\/send|addtoany\.com\/(?:share|add_to)|addthis\.com\/bookmark|flattr\.com\/submit|api\.flattr\.com\/|feeds\.feedburner\.com\/~f[fl]\/|feeds\.wordpress\.com\/1\.0\/)/i

/** Pictures that count readers, by host or by path; those of at most two pixels are found by their size. */
const TRACKERS =
  /^https?:\/\/(?:pixel\.wp\.com|stats\.wordpress\.com|feeds\.wordpress\.com\/1\.0\/|feeds\.feedburner\.com\/~[rf]|feedproxy\.google\.com\/~[rf]|[\w.-]+\.feedsportal\.com|feedads\.g\.doubleclick\.net|(?:[\w-]+\.)*doubleclick\.net|(?:www|ssl)\.google-analytics\.com|pixel\.quantserve\.com|(?:[\w-]+\.)*statcounter\.com|(?:[\w-]+\.)*sitemeter\.com|s?b\.scorecardresearch\.com|blogger\.googleusercontent\.com\/tracker|medium\.com\/_\/stat|(?:[\w-]+\.)*met\.vgwort\.de|api\.flattr\.com\/button|(?:[\w-]+\.)*imrworldwide\.com|(?:[\w-]+\.)*xiti\.com|www\.facebook\.com\/tr\b|ad\.linksynergy\.com\/fs-bin\/show|(?:[\w-]+\.)*assoc-amazon\.[a-z.]{2,6}\/e\/ir|rss\.buysellads\.com|analytics\.twitter\.com|counter\.yadro\.ru|[^/]+\/(?:matomo|piwik)\.php\b|[^/]+\/(?:[\w./-]{0,60}\/)?(?:__utm|spacer|blank|pixel|1x1|clear|transparent)\.gif\b)/i

const TRAILERS: readonly RegExp[] = [
  /^flattr this!?$/i,
  /^(?:the post|the article) .{1,300} (?:first appeared|appeared first) on .{1,200}$/i,
  /^der beitrag .{1,300} erschien zuerst auf .{1,200}$/i,
  /^l[’']article .{1,300} est apparu en premier sur .{1,200}$/i,
  /^la entrada .{1,300} (?:se publicó primero en|aparece primero en|apareció primero en) .{1,200}$/i,
  /^l[’']articolo .{1,300} (?:proviene da|sembra essere il primo su) .{1,200}$/i,
  /^het bericht .{1,300} verscheen eerst op .{1,200}$/i,
  /^o post .{1,300} (?:apareceu primeiro em|aparece primeiro em) .{1,200}$/i,
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

export function isShareLink(url: string): boolean {
  return SHARE_LINKS.test(url)
}

export function isTracker(url: string): boolean {
  return TRACKERS.test(url)
}

/** True where a whole block of text is one of the lines that engines put under every post. */
export function isTrailer(text: string): boolean {
  if (text.length > maxTrailerLength) return false
  const line = text.replace(/\s+/g, ' ').trim()
  return TRAILERS.some((pattern) => pattern.test(line))
}
