import { expect, it } from 'vitest'
import { renderJsonLd } from './json-ld'

it.each(['</script><script>alert(1)</script>', '<!-- <script>', '\u2028\u2029', 'a & "b"', '\uD800'])(
  'holds %j, and no script is left early (PG-13)',
  (text) => {
    const json = renderJsonLd({ headline: text })
    expect(json).not.toMatch(/[<\u2028\u2029]/)
    expect(JSON.parse(json)).toEqual({ headline: text })
  },
)
