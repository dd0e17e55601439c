import { describe, expect, it } from 'vitest'
import { embedOf } from './embed'

const base = 'https://blog.example/'
const youtube = 'https://www.youtube.com/watch?v=abc-DEF_123'
const thumbnail = 'https://i.ytimg.com/vi/abc-DEF_123/hqdefault.jpg'

describe('frames of known players lead to their pages', () => {
  it.each([
    ['https://www.youtube.com/embed/abc-DEF_123?autoplay=1', youtube, thumbnail],
    ['//www.youtube-nocookie.com/embed/abc-DEF_123', youtube, thumbnail],
    ['https://player.vimeo.com/video/76979871?h=1', 'https://vimeo.com/76979871', null],
    [
      'https://geo.dailymotion.com/player.html?video=x8abcde',
      'https://www.dailymotion.com/video/x8abcde',
      'https://www.dailymotion.com/thumbnail/video/x8abcde',
    ],
    [
      'https://archive.org/embed/old-film.1920',
      'https://archive.org/details/old-film.1920',
      'https://archive.org/services/img/old-film.1920',
    ],
    [
      'https://open.spotify.com/embed/track/0123456789abcdefghijkl',
      'https://open.spotify.com/track/0123456789abcdefghijkl',
      null,
    ],
    ['https://codepen.io/ann/embed/AbCdE', 'https://codepen.io/ann/pen/AbCdE', null],
  ])('%s', (source, url, poster) => expect(embedOf(source, '', base)).toMatchObject({ url, poster }))
})

describe('players that may play here do so at an address of ours', () => {
  it.each([
    [
      'https://m.youtube.com/embed/abc-DEF_123?autoplay=1&origin=x',
      'https://www.youtube-nocookie.com/embed/abc-DEF_123',
    ],
    ['https://player.vimeo.com/video/76979871?h=1', 'https://player.vimeo.com/video/76979871?dnt=1'],
    ['https://archive.org/embed/old-film.1920?playlist=1', 'https://archive.org/embed/old-film.1920'],
    ['https://open.spotify.com/embed/track/0123456789abcdefghijkl', null],
    ['https://www.youtube.com.evil.example/embed/abc-DEF_123', null],
    ['http://player.vimeo.com.evil.example/video/1', null],
  ])('%s', (source, player) => expect(embedOf(source, '', base)).toMatchObject({ player }))
})

describe('any other frame is a link to itself', () => {
  it.each([
    'https://www.youtube.com.evil.example/embed/abc-DEF_123',
    'https://evil.example/www.youtube.com/embed/abc-DEF_123',
    'https://www.youtube.com/embed/',
  ])('%s', (source) => expect(embedOf(source, '', base)).toMatchObject({ url: source, poster: null }))
})

it('is named by its title, else by its address, and by its host', () => {
  const source = 'https://www.youtube.com/embed/abc-DEF_123'
  expect(embedOf(source, ' A talk ', base)).toMatchObject({ label: 'A talk', host: 'youtube.com' })
  expect(embedOf(source, '', base)).toMatchObject({ label: 'youtube.com/watch?v=abc-DEF_123' })
})

it.each(['javascript:alert(1)', 'data:text/html,x', '', 'https://www.facebook.com/plugins/like.php?x'])(
  'nothing for %j',
  (source) => expect(embedOf(source, '', base)).toBeNull(),
)
