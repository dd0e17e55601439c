import localFont from 'next/font/local'

/*
 * Source Serif to read, Source Sans around it, JetBrains Mono for code: self-hosted, and the faces that few pages need are
 * fetched where a page needs them. Other scripts fall to the reader's own fonts. What lies in _fonts/ are Fontsource's
 * files cut down to what we use of them (_fonts/README.md); of italics and code most pages want but one of two weights.
 */

export const serif = localFont({
  src: './_fonts/planet-serif.woff2',
  weight: '400 700',
  display: 'swap',
  adjustFontFallback: 'Times New Roman',
  variable: '--face-serif',
})

export const italic = localFont({
  src: [
    { path: './_fonts/planet-serif-italic-400.woff2', weight: '400', style: 'italic' },
    { path: './_fonts/planet-serif-italic-700.woff2', weight: '700', style: 'italic' },
  ],
  display: 'swap',
  preload: false,
  adjustFontFallback: 'Times New Roman',
  variable: '--face-italic',
})

// It comes before the serif in the list of faces (tokens.css): what stands in for the serif until it is there would stand in for
// these letters for ever.
export const serifExtended = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-ext-wght-normal.woff2',
  weight: '200 900',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  // Without what the serif has itself.
  declarations: [{ prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-02AF, U+1E00-1EFF' }],
  variable: '--face-serif-extended',
})

export const sans = localFont({
  src: './_fonts/planet-sans.woff2',
  weight: '400 650',
  display: 'swap',
  adjustFontFallback: 'Arial',
  variable: '--face-sans',
})

// As the serif's.
export const sansExtended = localFont({
  src: './_fonts/planet-sans-extended.woff2',
  weight: '400 650',
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  declarations: [{ prop: 'unicode-range', value: 'U+0100-0130, U+0132-0151, U+0154-024F, U+1E9E' }],
  variable: '--face-sans-extended',
})

export const mono = localFont({
  src: [
    { path: './_fonts/jetbrains-mono-400.woff2', weight: '400' },
    { path: './_fonts/jetbrains-mono-700.woff2', weight: '700' },
  ],
  display: 'swap',
  preload: false,
  adjustFontFallback: false,
  variable: '--face-mono',
})
