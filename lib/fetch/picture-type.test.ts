import { describe, expect, it } from 'vitest'
import { pictureTypeOf } from './picture-type'

const bytes = (text: string) => Buffer.from(text, 'latin1')

describe('a picture is what its bytes are', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n…', 'png'],
    ['\xff\xd8\xff\xe0', 'jpeg'],
    ['GIF89a', 'gif'],
    ['RIFF\x00\x00\x00\x00WEBPVP8 ', 'webp'],
    ['\x00\x00\x00\x20ftypavif', 'avif'],
    ['<svg xmlns="http://www.w3.org/2000/svg">', 'svg'],
    [
      '\xef\xbb\xbf\n<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "x.dtd">\n<svg\n>',
      'svg',
    ],
  ])('%j', (start, type) => expect(pictureTypeOf(bytes(start))).toBe(type))
})

describe('and nothing else is one', () => {
  it.each([
    '',
    'GIF',
    '<!doctype html><svg>',
    '<html><svg>',
    '<svgx>',
    '<!DOCTYPE svg [<!ENTITY a "aa">]><svg>',
    '<!-- never ended <svg>',
    'BM\x00\x00',
    '%PDF-1.7',
    'II*\x00',
    '<?xml version="1.0"?>'.repeat(1000),
  ])('%j', (start) => expect(pictureTypeOf(bytes(start))).toBeNull())
})
