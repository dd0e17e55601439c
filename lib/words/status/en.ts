import { counter } from '../counter'
import { codes } from './codes/en'
import type { Messages } from './messages/en'

/*
 * What is said of feeds and of their entries: pages, JSON, Atom and commands share these words (R-STATUS). `when` is an instant as
 * people say it (`12:40`, `Nov 19, 12:40`, `Nov 19, 2014`), perhaps with an answer behind it; `day` is a day without a time.
 */
export const en = (locale: string) => {
  const count = counter('en', locale)
  return {
    /** The language of these words, which is not the planet's where nobody has written it. */
    language: 'en',
    count,
    /** Between two sentences. */
    gap: ' ',
    codes,
    /** What runs store is in English: said as it stands. */
    messages: null as Messages | null,
    marks: {
      ok: 'Fine',
      hint: 'Hint',
      warning: 'Warning',
      error: 'Failing',
      paused: 'Paused',
      /** What nobody has to act on. */
      note: 'Note',
    },
    verdicts: {
      shown: 'Shown',
      backlog: 'Shown, in the archive',
      'bad-date': 'Shown, without a date',
      'future-date': 'Shown, dated ahead',
      undated: 'Undated',
      held: 'Held',
      hidden: 'Hidden',
      duplicate: 'Duplicate',
      filtered: 'Filtered',
      deleted: 'Deleted',
      purged: 'Purged',
      'entry-failed': 'Unreadable',
    },
    counts: {
      fine: (n: number) => count(n, { other: '# fine' }),
      hint: (n: number) => count(n, { one: '# hint', other: '# hints' }),
      author: (n: number) => count(n, { one: '# needs its author', other: '# need their author' }),
      operator: (n: number) => count(n, { one: '# needs the operators', other: '# need the operators' }),
      paused: (n: number) => count(n, { other: '# paused' }),
    },
    headlines: {
      fine: (name: string) => `${name} reaches the planet`,
      quiet: (name: string) => `${name} reaches the planet, and is quiet`,
      hint: (name: string) => `${name} reaches the planet, with a hint`,
      mend: (name: string) => `${name} reaches the planet, with something to mend`,
      wait: (name: string, n: number) =>
        `${name} reaches the planet, and ${count(n, { one: 'a post waits', other: '# posts wait' })}`,
      later: (name: string) => `${name} asked us to come later`,
      stumbled: (name: string) => `${name} could not be reached this time`,
      never: (name: string) => `${name} has never reached the planet`,
      notSince: (name: string, day: string) => `${name} has not reached the planet since ${day}`,
      first: (name: string) => `${name} waits for the first look`,
      paused: (name: string) => `${name} is paused`,
      unlisted: (name: string) => `${name} is not on the planet`,
    },
    feed: {
      never: 'This feed was never asked for.',
      unlisted: 'This blog is not in planet.yaml.',
      lastRead: (when: string) => `Last read ${when}.`,
      newest: (day: string) => `Its newest post is from ${day}.`,
      place: (line: number, column: number) => `Line ${line}, column ${column}.`,
      answer: (answer: string) => `${answer}.`,
      withAnswer: (when: string, answer: string) => `${when} (${answer})`,
      fetched: (when: string, said: string) => `Fetched ${when}: ${said}`,
      asked: (when: string) => `Asked ${when}: nothing new.`,
      askedSince: (when: string, day: string) => `Asked ${when}: nothing new since ${day}.`,
      nothing: 'Nothing new.',
      nothingSince: (day: string) => `Nothing new since ${day}.`,
      names: (n: number, urls: string) =>
        `It names ${count(n, { one: 'a feed', other: '# feeds' })}: ${urls}.`,
      seen: (when: string, url: string) => `Seen ${when} at ${url}.`,
      seenOften: (n: number, since: string, last: string, url: string) =>
        `Seen ${count(n, { other: '# times' })} in a row since ${since}, last ${last}, at ${url}.`,
      moved: (from: string, to: string) => `From ${from} to ${to}.`,
      take: (url: string) => `Put ${url} into planet.yaml.`,
      takeAsFeed: (url: string) => `Put ${url} into planet.yaml as the feed.`,
      wasHere: 'The feed was here before. Open its address in a browser, and see what came in its place.',
    },
    /** Before anybody is on the planet: what an address gave. */
    look: {
      isAt: (url: string) => `It is at ${url}.`,
      askedFor: (url: string) => `It was asked for ${url}.`,
      leads: (url: string) => `The address leads to ${url}.`,
      use: (url: string) => `Use ${url}.`,
    },
    entry: {
      stands: (day: string) => `Stands under ${day}.`,
      ahead: (date: string, day: string) => `Dated ${date}; stands under ${day}.`,
      noDate: 'No readable date.',
      noDateSeen: (day: string) => `No readable date; first seen ${day}.`,
      held: (day: string) => `Came with many others, first seen ${day}.`,
      hidden: (day: string) => `Hidden ${day}.`,
      ask: (who: string) => `Ask ${who} if that is a mistake.`,
      shownAs: (author: string) => `Shown as the post of ${author}.`,
      include: (words: string) => `Asked for are posts with one of: ${words}.`,
      exclude: (words: string) => `Asked for are posts with none of: ${words}.`,
      includeExclude: (some: string, none: string) =>
        `Asked for are posts with one of: ${some}; with none of: ${none}.`,
      failed: 'It could not be read.',
      purged: 'It is not in the store.',
    },
    tries: {
      none: 'none yet',
      good: (n: number) => count(n, { other: '# good' }),
      failed: (n: number) => count(n, { other: '# failed' }),
      /** One after another. */
      then: (runs: readonly string[]) => runs.join(', then '),
      both: (good: string, failed: string) => `${good} and ${failed}`,
      last: (n: number, tries: string) => count(n, { other: `Last # tries: ${tries}` }),
    },
    who: {
      author: (name: string) => `${name}, or anyone with a pull request`,
      operators: 'The operators',
      nobody: 'Nobody',
    },
    length: {
      seconds: (seconds: string) => `${seconds} s`,
      minutes: (minutes: string, seconds: string) => `${minutes} min ${seconds} s`,
    },
    all: {
      title: 'Feed status',
      description: (planet: string) => `How the feeds of ${planet} are doing.`,
      troubled: (planet: string) => `${planet}: feeds that need help`,
      howMany: 'How many feeds',
      table: 'The feeds of this planet, those that need help first',
      state: 'State',
      blog: 'Blog',
      saw: 'What we saw',
      empty: 'No feeds yet.',
      noRun: 'No run has come to its end yet.',
      lastRun: (length: string) => `Last run <when/>, took ${length}.`,
      zone: (timezone: string) => `Times are those of ${timezone}.`,
      /** `ago` as people say it, `4 hours ago`; `every` a length, `1 hour`. */
      late: 'Runs are overdue: the planet stands still',
      lateSince: (ago: string, every: string) => `The last run ended ${ago}. Expected interval: ${every}.`,
      lateFrom: (ago: string, every: string) =>
        `The server started ${ago}, and no run has come to its end yet. Expected interval: ${every}.`,
      invalid: 'planet.yaml is not valid: the last good one stays in force',
      json: 'As JSON',
      atom: 'What needs help, as a feed',
    },
    one: {
      title: (name: string) => `Status of ${name}`,
      back: '← All feeds',
      feeds: (n: number) => count(n, { other: 'The # feeds of <name/>' }),
      saw: 'We saw',
      means: 'It means',
      todo: 'To do',
      who: 'Who',
      nothing: 'Nothing.',
      others: 'Also noted',
      feed: 'The feed',
      address: 'Address',
      movedTo: '<from/>, moved to <to/>',
      lastTry: 'Last try',
      answered: (status: number) => `<when/>, answered ${status}`,
      lastGood: 'Last good',
      nextTry: 'Next try',
      since: 'Since',
      lastTries: 'Last tries',
      never: 'never',
      unknown: 'unknown',
      nextRun: 'next run',
      posts: 'Posts of <name/>',
    },
    entries: {
      title: 'Posts of the last document that we could read',
      lede: 'What is not in this list was not in the feed when we last read it.',
      table: 'Entries of the last document',
      verdict: 'What became of it',
      post: 'Post',
      date: 'Date',
      why: 'Why',
      noDate: 'no date',
    },
  }
}
