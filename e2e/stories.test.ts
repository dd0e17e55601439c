import { describe, expect, it } from 'vitest'
import { stores, type StoreName } from './each-store'
import { beginStory } from './story'

/*
 * Sequences of fetches, in the language of story.ts. One row, one promise.
 */
const LONG = 'A_title_of_more_than_twenty_letters'
const TEXT = 'These_are_ten_words_and_more,_which_two_blogs_print_alike.'

const stories: Record<string, [what: string, story: string][]> = {
  'R-ID, R-HIJACK: who a post is': [
    [
      'one guid in two feeds is two posts, and neither touches the other',
      `anna says a
       ben says x(guid=a link=https://ben.example/x)
       ben says x(guid=a link=https://ben.example/x text=Mine_now.)
       shows ben/x anna/a
       there are 2 posts`,
    ],
    [
      'a feed that claims another’s guid, link and title takes nothing from it',
      `anna says a(title=${LONG})
       eve says e(guid=a link=https://anna.example/a title=${LONG} text=Buy_my_pills.)
       shows anna/a
       eve's page shows eve/e`,
    ],
    [
      'one guid on two entries with different links is two posts',
      `anna says b(guid=same) a(guid=same)
       there are 2 posts
       anna says b(guid=same) a(guid=same)
       there are 2 posts`,
    ],
    [
      'an entry that stands there twice is one post, and nothing is wrong',
      `anna says a a b
       there are 2 posts
       anna is noted backlog`,
    ],
    [
      'an entry with the id and the address of another is none, and its author is told',
      `anna says b(guid=x link=https://anna.example/) a(guid=x link=https://anna.example/)
       there are 1 posts
       anna is noted same-id backlog`,
    ],
  ],
  'R-PLACE: where a post stands': [
    [
      'a first import keeps its dates; what comes later is clamped into three days',
      `anna says b(on=-20d) a(on=-30d)
       a stands on day -30
       anna says c(on=-10d) b(on=-20d) a(on=-30d)
       c stands on day -3
       shows c b a`,
    ],
    [
      'a future date stands where it was first seen, and never above what comes after it',
      `anna says a(on=-1d)
       anna says f(on=20d) a(on=-1d)
       f stands on day 0
       anna is noted future-date
       a day later
       anna says b f(on=20d) a(on=-1d)
       shows b f a`,
    ],
    [
      'undated entries of a first import have no place; those that appear one by one stand where they were seen',
      `anna says a(on=none)
       shows
       anna's page shows a
       anna's a is undated
       anna is noted bad-date backlog
       a day later
       anna says b(on=none) a(on=none)
       shows b
       b stands on day 1
       2 days later
       anna says c(on=none) b(on=none) a(on=none)
       b stands on day 1
       shows c b`,
    ],
    [
      'a feed that dates everything anew at every fetch moves nothing',
      `anna says b(on=-1d) a(on=-2d)
       3 days later
       anna says b(on=now) a(on=now)
       shows b a
       a stands on day -2
       anna is noted redated
       there are 2 posts`,
    ],
  ],
  'R-HTTP: a feed that is sent on': [
    [
      'is asked there after three equal answers over a day, where one has a post of ours',
      `anna says b a
       anna's feed is sent on
       anna says z
       anna's feed is asked at home
       12 hours later
       anna says z b a
       anna's feed is asked at home
       12 hours later
       anna is fetched
       anna's feed is asked elsewhere`,
    ],
    [
      'is not where all that we know of it came from there',
      `anna says b a
       anna's feed is sent on
       anna says z
       12 hours later
       anna says y z
       12 hours later
       anna is fetched
       12 hours later
       anna says x y z
       anna's feed is asked at home`,
    ],
  ],
  'R-HTTP: how long a feed asks to be left alone': [
    [
      'counts until a whole document no longer says so',
      `anna's feed asks for 8 hours
       anna says a
       anna's feed rests 8 hours
       anna is fetched
       anna's feed rests 8 hours
       anna's feed asks for nothing
       anna says b a
       anna's feed rests 1 hour`,
    ],
    [
      'is not told by a post from the future',
      `anna says f(on=300d) b(on=-1h) a(on=-2h)
       anna's feed rests 1 hour`,
    ],
    [
      'counts still where the document was cut short',
      `anna's feed asks for 8 hours
       anna says b a
       anna's feed asks for nothing
       anna says c b a, cut short
       anna is fetched
       anna's feed rests 8 hours`,
    ],
  ],
  'R-EDIT: an edit': [
    [
      'replaces the text and keeps the place',
      `anna says b(on=-1d) a(on=-2d)
       anna says b(on=-1d) a(on=-2d text=Corrected.)
       anna's a was edited
       shows b a
       a stands on day -2`,
    ],
    [
      'nothing is written twice',
      `anna says a\n anna says a\n anna's a was new\n anna is fetched\n there are 1 posts`,
    ],
  ],
  'R-REKEY: a blog changes its engine': [
    [
      'all guids change, the addresses stay',
      `anna says c b a
       2 days later
       anna says c(guid=3) b(guid=2) a(guid=1)
       shows c b a
       there are 3 posts
       anna is noted guid-change
       anna's 3 was rekeyed`,
    ],
    [
      'all guids and addresses change, the texts and dates stay',
      `anna says b a
       anna says b(guid=2 link=https://new.example/2) a(guid=1 link=https://new.example/1)
       shows b a
       there are 2 posts`,
    ],
    [
      'and back again',
      `anna says b a
       anna says b(guid=2) a(guid=1)
       anna says b a
       anna says c b(guid=2) a
       there are 3 posts`,
    ],
    [
      'with every fetch, for months: the last names are kept',
      `${Array.from({ length: 30 }, (_, fetch) => `anna says b a(guid=a-${fetch})`).join('\n')}
       there are 20 other names
       anna says b a(guid=a-15)
       anna says b a(guid=a-0)
       there are 2 posts
       there are 20 other names`,
    ],
    [
      'one new guid of many is no event',
      `anna says d c b a
       anna says d c b a(guid=1)
       anna is noted
       there are 4 posts`,
    ],
  ],
  'R-GONE: a post is deleted upstream': [
    [
      'it goes when it is missing in two fetches a day apart',
      `anna says c b a
       anna says c a
       shows c b a
       23 hours later
       anna says c a
       shows c b a
       an hour later
       anna is fetched
       shows c a`,
    ],
    [
      'it comes back in its place when it appears again',
      `anna says c b a
       anna says c a
       a day later
       anna is fetched
       anna says c b a
       shows c b a`,
    ],
    [
      'an absence that ends within a day is nothing',
      `anna says c b a
       anna says c a
       20 hours later
       anna says c b a
       20 hours later
       anna says c a
       20 hours later
       anna says d c a
       shows d c b a`,
    ],
    [
      'a document cut short deletes nothing',
      `anna says c b a
       anna says c, cut short
       a day later
       anna says c, cut short
       2 days later
       anna is fetched
       shows c b a
       anna is noted incomplete`,
    ],
    [
      'what falls out of the window is not deleted',
      `anna says b a
       anna says d c
       2 days later
       anna says d c
       anna is fetched
       shows d c b a`,
    ],
    [
      'nor what falls out below an old entry that is pinned on top',
      `anna says p(on=-900d) d c b a
       anna says p(on=-900d) e d c b
       2 days later
       anna is fetched
       shows e d c b a p
       anna says p(on=-900d) e d b
       2 days later
       anna is fetched
       shows e d b a p`,
    ],
    [
      'also where the oldest come first',
      `anna says a(on=-5d) b(on=-4d) c(on=-3d) d(on=-2d) p(on=-900d)
       anna says b(on=-4d) c(on=-3d) d(on=-2d) e(on=-1d) p(on=-900d)
       2 days later
       anna is fetched
       shows e d c b a p
       anna says b(on=-4d) d(on=-2d) e(on=-1d) p(on=-900d)
       2 days later
       anna is fetched
       shows e d b a p`,
    ],
    [
      'more than half of the window at once is not believed',
      `anna says e d c b a
       anna says e a
       2 days later
       anna says f e a
       2 days later
       anna is fetched
       shows f e d c b a`,
    ],
    [
      'an empty feed deletes nothing',
      `anna says b a
       anna says
       2 days later
       anna is fetched
       shows b a`,
    ],
  ],
  'R-HIDE: a tombstone': [
    [
      'outlives edits and new ids, and can be taken back',
      `anna says b a
       hide a
       shows b
       anna says b a(text=Edited.)
       anna says b a(guid=1 text=Edited.)
       shows b
       anna's 1 is hidden
       unhide a
       shows b a`,
    ],
    [
      'holds for its address, also where a second entry leads there',
      `anna says b a
       hide a
       anna says c(link=https://anna.example/a#more) x(link=https://anna.example/a text=Again.) b
       anna's x is hidden
       shows c b`,
    ],
    [
      'takes no others with it where all lead to one page',
      `anna says b(link=https://anna.example/) a(link=https://anna.example/)
       hide a
       anna says d(link=https://anna.example/) c(link=https://anna.example/) b(link=https://anna.example/)
       shows d c b`,
    ],
    [
      'nor where it alone led to the front page before',
      `anna says a(link=https://anna.example/)
       hide a
       anna says b(link=https://anna.example/) a(link=https://anna.example/)
       shows b
       anna says c(link=https://anna.example) b(link=https://anna.example/) a(link=https://anna.example/)
       shows c b`,
    ],
    [
      'nor to a page that three share now',
      `anna says a(link=https://anna.example/blog)
       hide a
       anna says c(link=https://anna.example/blog) b(link=https://anna.example/blog) a(link=https://anna.example/blog)
       shows c b`,
    ],
    [
      'but a question to the front page names a post',
      `anna says b a(link=https://anna.example/?p=1)
       hide a
       anna says y(link=https://anna.example/?p=1#more) x(link=https://anna.example/?p=1 text=Again.) b
       shows y b`,
    ],
    [
      'outlives the post itself, under any of its names',
      `anna says b a
       hide a
       purge a
       anna says c b a
       shows c b
       purge a
       anna says d c b a(guid=1)
       shows d c b
       unhide a
       shows d c b a
       purge a
       anna says e d c b a
       shows e d c b a`,
    ],
    [
      'of an author takes off all, and what comes later',
      `anna says a
       ben says x
       hide anna
       shows ben/x
       anna says b a
       ben has priority 2
       ben is fetched
       shows ben/x
       unhide anna
       anna says b a
       shows anna/b ben/x anna/a`,
    ],
  ],
  'R-FLOOD: many posts at once': [
    [
      'the newest of two days are shown, the others wait',
      `3 are a flood
       anna says a
       anna says f e d c b a
       shows f e d a
       anna is noted flood
       anna's b is held`,
    ],
    [
      'as many as the limit are no flood',
      `3 are a flood
       anna says a
       anna says d c b a
       shows d c b a
       anna is noted`,
    ],
    [
      'a first import is none',
      `3 are a flood
       anna says f e d c b a
       shows f e d c b a`,
    ],
    [
      'of a new blog’s backlog three go into the feeds, but on the very first run all',
      `anna says b(on=-8d) a(on=-9d)
       ben says z(on=-1d) y(on=-2d) x(on=-3d) w(on=-4d)
       shows ben/z ben/y ben/x ben/w anna/b anna/a
       feeds out show ben/z ben/y ben/x anna/b anna/a
       anna says d c b(on=-8d) a(on=-9d)
       feeds out show anna/d anna/c ben/z ben/y ben/x anna/b anna/a`,
    ],
  ],
  'R-CROSS: one post in two feeds': [
    [
      'the same address is one card, of the feed whose site has it',
      `acme says x(link=https://anna.example/a)
       shows x
       anna says a
       shows anna/a
       acme's page shows acme/x`,
    ],
    [
      'whoever comes first',
      `anna says a
       acme says x(link=https://anna.example/a)
       shows anna/a
       acme's x is duplicate`,
    ],
    [
      'nearly the same text under the same long title is one card, of the earlier',
      `anna says a(title=${LONG})
       ben says a(title=${LONG} on=1m)
       shows anna/a`,
    ],
    [
      'or of the preferred',
      `ben has priority 1
       anna says a(title=${LONG})
       ben says a(title=${LONG} on=1m)
       shows ben/a`,
    ],
    [
      'equal titles alone never merge',
      `anna says a(title=${LONG})
       ben says b(title=${LONG})
       shows ben/b anna/a`,
    ],
    [
      'nor does an equal text under a short title',
      `anna says a
       ben says a
       shows ben/a anna/a`,
    ],
    [
      'nor what lies more than a week apart',
      `anna says a(title=${LONG} on=-9d)
       ben says a(title=${LONG} on=-1d)
       shows ben/a anna/a`,
    ],
    [
      'three feeds are one card',
      `cleo says c(link=https://anna.example/a)
       ben says b(link=https://anna.example/a)
       anna says a
       shows anna/a`,
    ],
    [
      'an edit makes twins',
      `anna says a(title=${LONG} text=First_words_only.)
       ben says a(title=${LONG} on=-1m)
       shows anna/a ben/a
       pages of everything change
       anna says a(title=${LONG})
       shows ben/a
       anna's page shows anna/a
       pages of anna/a ben/a change
       anna says a(title=${LONG})
       pages of change`,
    ],
    [
      'by address too',
      `anna says a
       ben says x
       shows ben/x anna/a
       ben says x(link=https://anna.example/a)
       shows anna/a
       ben's x is duplicate`,
    ],
    [
      'and an edit parts them, whichever is edited',
      `anna says a(title=${LONG} on=-1m)
       ben says a(title=${LONG})
       shows anna/a
       pages of everything change
       ben says a(title=${LONG} text=Something_else.)
       shows ben/a anna/a
       pages of ben/a anna/a change
       ben says a(title=${LONG})
       shows anna/a
       anna says a(title=${LONG} text=Something_else. on=-1m)
       shows ben/a anna/a`,
    ],
    [
      'but one that leaves them nearly the same does not',
      `anna says a(title=${LONG} on=-1m)
       ben says a(title=${LONG})
       pages of everything change
       ben says a(title=${LONG} link=https://ben.example/b)
       shows anna/a
       pages of ben/a change`,
    ],
    [
      'nor does one beside which a second entry of its feed leads there',
      `anna says a
       ben says x(link=https://anna.example/a)
       ben says y(link=https://anna.example/a text=News.) x(link=https://anna.example/a text=Edited.)
       shows ben/y anna/a
       ben says x(link=https://anna.example/a text=Again.)
       shows ben/y anna/a
       anna's page shows anna/a
       ben's x is duplicate`,
    ],
    [
      'of three, the others stay together',
      `anna says a
       ben says b(link=https://anna.example/a)
       cleo says c(link=https://anna.example/a)
       shows anna/a
       anna says a(link=https://anna.example/z)
       shows ben/b anna/a
       cleo's c is duplicate
       ben says b(link=https://ben.example/b)
       shows cleo/c ben/b anna/a`,
    ],
    [
      'and where two of them are alike only by way of it, what is left is shown',
      `anna says a
       carl says c(title=${LONG} text=${TEXT})
       ben says x(title=${LONG} text=${TEXT} link=https://anna.example/a)
       shows anna/a
       pages of everything change
       ben says x(title=${LONG} text=${TEXT})
       shows carl/c anna/a
       ben's x is duplicate
       pages of ben/x carl/c anna/a change
       hide carl/c
       shows ben/x anna/a`,
    ],
    [
      'all of it, though one edit parts three',
      `anna says a
       carl says c(title=${LONG} text=${TEXT})
       ben says x(title=${LONG} text=${TEXT} link=https://anna.example/a)
       pages of everything change
       ben says x(title=${LONG})
       shows ben/x carl/c anna/a
       pages of ben/x carl/c anna/a change`,
    ],
    [
      'or takes the one between them out of sight',
      `ben excludes ads
       anna says a
       carl says c(title=${LONG} text=${TEXT})
       ben says x(title=${LONG} text=${TEXT} link=https://anna.example/a)
       shows anna/a
       ben says x(title=${LONG} text=Ads. link=https://anna.example/a tags=ads)
       shows carl/c anna/a`,
    ],
    [
      'and one that is out of sight stays with the shown one until it comes back',
      `anna says a
       carl says c(title=${LONG} text=${TEXT})
       ben says x(title=${LONG} text=${TEXT} link=https://anna.example/a)
       hide carl/c
       pages of everything change
       ben says x(title=${LONG} text=${TEXT})
       shows ben/x anna/a
       pages of ben/x anna/a change
       unhide carl/c
       shows carl/c anna/a
       ben's x is duplicate`,
    ],
    [
      'two edits at once may change the cards of two',
      `anna says b a
       ben says y(link=https://anna.example/b) x(link=https://anna.example/a)
       shows anna/b anna/a
       ben says y(link=https://anna.example/a) x(link=https://anna.example/b)
       shows anna/b anna/a
       hide anna/a
       shows ben/y anna/b`,
    ],
    [
      'two posts of one feed never are, not even by way of a third',
      `anna says q(title=${LONG}) p
       ben says q(title=${LONG} link=https://anna.example/p)
       shows anna/q anna/p
       ben's q is duplicate`,
    ],
    [
      'nor by an edit of it',
      `anna says q(title=${LONG}) p
       ben says q(title=${LONG} text=Short.)
       shows ben/q anna/q anna/p
       ben says q(title=${LONG} link=https://anna.example/p)
       shows anna/q anna/p`,
    ],
    [
      'an edit may lead from one card to another',
      `anna says b a
       ben says x(link=https://anna.example/a)
       ben says x(link=https://anna.example/b)
       shows anna/b anna/a
       hide anna/a
       shows anna/b
       hide anna/b
       shows ben/x`,
    ],
    [
      'also where one of the other’s feed is out of sight on the first',
      `anna says b a
       ben says x(link=https://anna.example/a)
       hide anna/a
       shows ben/x anna/b
       ben says x(link=https://anna.example/b)
       shows anna/b
       unhide anna/a
       shows anna/b anna/a
       ben's x is duplicate`,
    ],
    [
      'what comes back after an edit is asked again whose twin it is',
      `anna says a
       ben says x(link=https://anna.example/a)
       hide ben/x
       ben says x(link=https://ben.example/x text=Mine.)
       unhide ben/x
       shows ben/x anna/a`,
    ],
    [
      'when the shown one is hidden, another stands for it, and gives way again',
      `anna says a
       ben says b(link=https://anna.example/a)
       hide anna/a
       shows ben/b
       unhide anna/a
       shows anna/a`,
    ],
    [
      'when its author leaves the planet, too',
      `anna says a
       ben says b(link=https://anna.example/a)
       anna leaves
       shows ben/b
       anna returns
       shows anna/a`,
    ],
    [
      'and when it is deleted',
      `anna says c a b(on=-1d)
       ben says x(link=https://anna.example/a)
       anna says c b(on=-1d)
       a day later
       anna is fetched
       shows ben/x anna/c anna/b`,
    ],
  ],
  'rights (R-OUT)': [
    [
      'an entry that says nothing takes its feed’s, words and licence each for itself',
      `anna's feed is by ©_Anna+https://cc.example/by
       anna says d(rights=https://cc.example/nc) c(rights=©_Ben) b(rights=©_Anna) a
       a is under ©_Anna+https://cc.example/by
       b is under ©_Anna+https://cc.example/by
       c is under ©_Ben+https://cc.example/by
       d is under ©_Anna+https://cc.example/nc`,
    ],
    [
      'nobody says anything',
      `anna says a
       a is under nobody`,
    ],
    [
      'what the feed says of itself changes what its posts are under, and no post',
      `anna says b(rights=©_Ben+https://cc.example/nc) a
       pages of everything change
       anna's feed is by ©_2027_Anna
       anna says b(rights=©_Ben+https://cc.example/nc) a
       pages of a anna change
       a is under ©_2027_Anna
       b is under ©_Ben+https://cc.example/nc
       anna's feed is by nobody
       anna says b(rights=©_Ben+https://cc.example/nc) a
       a is under nobody`,
    ],
    [
      'an entry that said the same as its feed keeps saying it',
      `anna's feed is by ©_Anna
       anna says b(rights=©_Anna) a
       pages of everything change
       anna's feed is by ©_Ben
       anna says b(rights=©_Anna) a
       a is under ©_Ben
       b is under ©_Anna`,
    ],
    [
      'also when its feed no longer has it',
      `anna's feed is by ©_Anna
       anna says b a(rights=©_Anna)
       anna says c b
       anna's feed is by ©_Ben
       anna says c b
       a is under ©_Anna
       b is under ©_Ben`,
    ],
    [
      'another licence is no edit of the post, and its own page alone is told',
      `anna says b a
       pages of everything change
       anna says b a(rights=https://cc.example/by)
       pages of a change
       a is under https://cc.example/by
       anna's a is unchanged
       anna says b a(rights=https://cc.example/by)
       pages of change
       anna says b a
       a is under nobody`,
    ],
    [
      'a post with a new id is the same post under other rights',
      `anna says b a
       anna says b(guid=2) a(guid=1 rights=©_Anna)
       there are 2 posts
       a is under ©_Anna
       b is under nobody`,
    ],
    [
      'no address that leads elsewhere than to a page',
      `anna says a(rights=javascript://x)
       a is under nobody`,
    ],
  ],
  'include and exclude': [
    [
      'only entries with the tags or words that planet.yaml asks for',
      `anna includes rust
       anna says c(text=All_about_Rust.) b(tags=Rust) a
       shows c b
       anna's a is filtered`,
    ],
    [
      'none with those that it excludes',
      `anna excludes ads
       anna says b(tags=ads) a
       shows a`,
    ],
    [
      'an edit of planet.yaml counts for what is there',
      `anna says b(tags=ads) a
       anna excludes ads
       anna is fetched
       shows a
       anna excludes nothing
       anna is fetched
       shows b a`,
    ],
    [
      'also for what was gone meanwhile, until it is taken back',
      `anna says c b(tags=ads) a
       anna says c a
       a day later
       anna is fetched
       shows c a
       anna excludes ads
       anna is fetched
       pages of everything change
       anna says c b(tags=ads) a
       shows c a
       anna's b is filtered
       pages of change
       anna excludes nothing
       anna is fetched
       shows c b a`,
    ],
    [
      'and an edit decides for what comes back with it',
      `anna says d c b(tags=ads) a
       anna says d a
       a day later
       anna is fetched
       shows d a
       anna excludes ads
       anna says d c(tags=ads text=Ads.) b(tags=news text=News.) a
       shows d b a
       anna's c is filtered`,
    ],
    [
      'and for what waited',
      `2 are a flood
       anna says a
       anna says e d c(tags=ads) b a
       anna's c is held
       anna excludes ads
       anna is fetched
       anna's c is held
       release anna
       shows e d b a
       anna's c is filtered
       anna excludes nothing
       anna is fetched
       shows e d c b a`,
    ],
    [
      'an edited post is looked at again',
      `anna excludes ads
       anna says b(tags=ads) a
       anna says b(tags=news text=News.) a
       shows b a`,
    ],
  ],
}

describe.each(Object.keys(stores) as StoreName[])('in a store of %s', (on) => {
  for (const [rule, rows] of Object.entries(stories)) {
    it.each(rows)(`${rule}: %s`, async (_, told) => {
      const story = await beginStory(on)
      try {
        for (const line of told.split('\n')) await story.tell(line)
        expect(story.rows('select 1 from posts group by feed_id, guid having count(*) > 1')).toEqual([])
      } finally {
        await story.end()
      }
    })
  }
})
