import { counter, type Forms } from './counter'

/*
 * How to read it: `<name>…</name>` is a part that the page makes a link or the like, `<name/>` one that it puts there
 * (app/_components/sentence.tsx); `{name}` is filled in by the browser (public/planet.js); `#` is the number counted.
 */

export const en = (locale: string) => {
  const count = counter('en', locale)
  const posts = (n: number) => count(n, { one: '# post', other: '# posts' })
  const authors = (n: number) => count(n, { one: '# author', other: '# authors' })
  return {
    /** The language of these words, which is not the planet's where nobody has written it. */
    language: 'en',
    posts,
    noPosts: 'No posts yet.',
    /** Where there is room for a word only. */
    noPostsShort: 'No posts yet',

    shell: {
      planet: 'Planet',
      posts: 'Posts',
      authors: 'Authors',
      archive: 'Archive',
      status: 'Status',
      about: 'About',
      search: 'Search posts',
      skip: 'Skip to content',
      description: (planet: string) => `The blogs of ${planet}, by day.`,
    },
    footer: {
      rights: 'Posts belong to their authors.',
      sample:
        'These are sample blogs: make them yours. List your community’s in <code>planet.yaml</code>, as the README says.',
    },
    heading: {
      day: (day: string) => `Posts for ${day}`,
      month: (month: string) => `Posts for ${month}`,
      year: (year: string) => `Posts for ${year}`,
    },
    pager: {
      newer: 'Newer',
      older: 'Older',
      days: 'Older days',
      dates: 'Dates nearby',
      years: 'Years nearby',
    },
    front: {
      empty: 'No posts yet: the first run fills this page.',
      feeds: 'See what the feeds say',
      languages: 'Languages',
      allLanguages: 'All',
    },
    sidebar: {
      label: 'About this planet',
      follow: (planet: string) => `Follow ${planet}`,
      subscribe: 'Subscribe to all posts',
      writing: 'Writing lately',
      authors: 'All authors',
      onThisDay: 'On this day',
      health: 'Feed health',
      troubled: (n: number) => count(n, { one: '# feed in need of help', other: '# feeds in need of help' }),
    },
    post: {
      by: 'by <names/>',
      written: (day: string) => `written ${day}`,
      minutes: (n: number) => count(n, { other: '# min read' }),
      fold: 'Continue reading',
      foldWords: (n: number) => count(n, { one: ', # more word', other: ', # more words' }),
      original: 'Original post',
      permalink: 'Permalink',
      alsoOn: 'Also on <name/>',
      comments: 'Comments',
      licence: 'Licence: <host/>',
      attachments: 'Attachments',
      code: (language: string) => `Code, ${language}`,
      table: 'Table',
      back: 'Back to the text',
      moreBy: (name: string) => `More by ${name}`,
    },
    /** What the script puts into pages. */
    script: {
      share: 'Share',
      more: 'More',
      mute: 'Mute {name}',
      muted: '{name} is muted in this browser.',
      undo: 'Undo',
      copy: 'Copy',
      copied: 'Copied',
      new: 'New',
      fresh: {
        one: '<b>{count} new post</b> since your last visit',
        other: '<b>{count} new posts</b> since your last visit',
      } as Forms,
      upToDate: 'You are up to date to here (last visit: {date})',
      close: 'Close',
    },
    keys: {
      title: 'Keys',
      next: 'Next post',
      previous: 'Previous post',
      original: 'Open the original',
      search: 'Search',
      theme: 'Change the theme',
      list: 'This list',
    },
    choices: {
      theme: 'Theme',
      system: 'System',
      light: 'Light',
      dark: 'Dark',
      density: 'Density',
      comfortable: 'Comfortable',
      compact: 'Compact',
      titles: 'Titles',
      text: 'Long posts',
      folded: 'Folded',
      full: 'In full',
      short: 'Only how they begin',
      keys: 'Use these keys',
    },
    settings: {
      title: 'Settings',
      lede: 'Kept in this browser, and told to nobody.',
      noScript:
        'Choosing needs the planet’s script, which does not run here. Nothing is lost without it: pages follow your system’s theme, and every post is there in full.',
      look: 'Look',
      whichKeys: 'Which keys?',
      muted: 'Muted authors',
      mutedWhat:
        'Their posts are left out of days and the front page. Mute somebody from the ⋯ below a post.',
      showAgain: 'Show {name} again',
      nobodyMuted: 'Nobody is muted.',
    },
    authors: {
      title: 'Authors',
      description: (planet: string) => `Who writes on ${planet}.`,
      empty: 'Nobody yet: the first run finds out who is on this planet.',
      silent: (n: number) =>
        count(n, { one: '# author silent for a year', other: '# authors silent for a year' }),
      lastPost: (day: string) => `Last post ${day}`,
      inTwelveMonths: (n: number) =>
        count(n, { one: '# post in twelve months', other: '# posts in twelve months' }),
      order: 'Order',
      orders: { name: 'By name', recent: 'By last post', active: 'By activity' },
      choose: 'Follow only some of them',
    },
    author: {
      description: (name: string, planet: string) => `The posts of ${name} on ${planet}.`,
      yearDescription: (name: string, year: string, planet: string) =>
        `The posts of ${name} from ${year} on ${planet}.`,
      feed: 'Feed of this blog',
      feedCalled: (name: string) => `Feed: ${name}`,
      status: 'Feed status',
      help: 'Newer posts may be missing: what is wrong with this feed',
      since: (n: number, month: string) => `${posts(n)} since ${month}`,
      tags: 'Tags',
      earlierYears: 'Earlier years',
      undated: 'Without a date',
    },
    archive: { title: 'Archive', tags: 'Tags', stats: 'Statistics' },
    tags: {
      title: 'Tags',
      empty: 'No post has a tag yet.',
      once: (n: number) => count(n, { one: '# tag of one post', other: '# tags of one post' }),
      all: 'All tags',
    },
    subject: {
      earlier: 'Earlier posts',
      newest: (n: number) =>
        count(n, {
          one: 'This is the newest # post of the year.',
          other: 'These are the newest # posts of the year.',
        }),
      allOf: (year: string) => `All posts of ${year}`,
    },
    stats: {
      title: 'Statistics',
      total: (n: number, people: number) => `${posts(n)} by ${authors(people)}.`,
      median: (n: number) =>
        count(n, {
          one: 'Half of them have more than # word.',
          other: 'Half of them have more than # words.',
        }),
      perMonth: 'Posts per month',
      perMonthTable: 'Posts per month, as a table',
      perWeekday: 'Posts per weekday',
      perAuthor: 'Posts per author',
      year: 'Year',
      all: 'All',
      weekday: 'Weekday',
      author: 'Author',
      posts: 'Posts',
    },
    search: {
      title: 'Search',
      titleOf: (question: string) => `Search: ${question}`,
      field: 'Words to look for',
      button: 'Search',
      how: 'All words must be there. <code>"words in a row"</code>, <code>begin*</code>',
      found: 'Posts found, newest first',
      older: 'Older posts',
      narrow: 'Narrow the search',
      author: 'Author',
      lang: 'Language',
      year: 'Year',
      anyAuthor: ', any author instead',
      anyLang: ', any language instead',
      anyYear: ', any year instead',
      nothing: 'Nothing found. Try fewer words, or only how one begins.',
      authorsNamed: 'Authors of that name',
      authors: 'Who writes here',
    },
    subscribe: {
      title: 'Subscribe',
      description: (planet: string) => `How to follow ${planet} in a feed reader.`,
      lede: 'A feed is an address that a feed reader looks at for you, so that new posts come to you in their order, without an account, an algorithm or an e-mail. Give this one to any reader:',
      open: 'Or open it in a reader that you have:',
      device: 'The reader on this device',
      formats: 'Other formats',
      formatsWhat: 'The same posts; every reader knows at least one of them.',
      opml: 'All blogs themselves, as a list that a reader can import: <opml>OPML</opml>.',
      some: 'Only some of it',
      someHow:
        'Every author’s page has a feed of that author alone. Or leave some out: the address that you come to is a feed of your own making.',
      without: 'Without posts by',
      language: 'Language',
      allLanguages: 'All',
      take: 'Take me to it as <atom/> <rss/> <json/>',
      copy: 'Copy',
      copyAddress: (name: string) => `Copy the ${name} address`,
    },
    about: {
      title: 'About',
      description: (planet: string) => `What ${planet} is, who is on it, and how its bot behaves.`,
      heading: (planet: string) => `About ${planet}`,
      what: 'This is a planet: it gathers the blogs of a community on one page, by day, in full. Nobody is ranked, nothing is sold, and nobody is followed about: the pages set no cookies and ask no other site for anything.',
      who: 'Who is on it',
      howMany: (n: number) =>
        count(n, {
          one: '# author, each with a page and a feed:',
          other: '# authors, each with a page and a feed:',
        }),
      join: 'To join, write to <owner/> with the address of your blog. To see how your feed is doing, look at <status>the status of all feeds</status>.',
      owner: 'whoever runs this site',
      yours: 'Your posts are yours',
      yoursHow:
        'Every title leads to the original, and search engines are asked to list the original alone. If you want a post or a whole blog taken off, write to <owner/>: it goes quickly, without any complaint, and does not come back. What your feed says of rights or a licence stands on each post’s own page and in the planet’s feeds.',
      bot: 'The bot',
      botWho: 'If you run a server, this is who asks it for feeds:',
      userAgent: 'User agent',
      botOften: (time: string) =>
        `It asks for each feed at most once in ${time}, less often where little is written or your server says so, and one request at a time.`,
      botPolite:
        'It says what it has (<code>If-None-Match</code>, <code>If-Modified-Since</code>), takes gzip and brotli, and obeys <code>Retry-After</code>, <code>429</code> and <code>503</code>.',
      botGone: '<code>410 Gone</code> makes it stop at once, and a permanent redirect makes it move.',
      botOnly:
        'It sends no cookies and follows no links: feeds, their pictures and faces are all that it asks for.',
      botStop: 'If it bothers you, answer <code>410</code>, or write to <owner/>.',
    },
    missing: {
      title: 'Not here',
      heading: 'This page left the planet',
      lede: 'Or it was never in orbit. Posts go when their authors take them back, and days without posts have no page.',
      front: 'Read the newest posts',
      archive: 'Look through the archive',
      authors: 'See who writes here',
    },
    failed: {
      heading: 'This page could not be made',
      lede: 'Something went wrong on our side. It may work in a moment.',
      again: 'Try again',
      front: 'Read the newest posts',
    },
  }
}
