import { expect, it } from 'vitest'
import { licenceName } from './_licence'

it.each([
  ['https://creativecommons.org/licenses/by/4.0/', 'CC BY 4.0'],
  ['http://creativecommons.org/licenses/by-sa/4.0', 'CC BY-SA 4.0'],
  ['https://www.creativecommons.org/licenses/by-nc-nd/2.0/', 'CC BY-NC-ND 2.0'],
  ['https://creativecommons.org/licenses/by-sa/3.0/de/', 'CC BY-SA 3.0 DE'],
  ['https://creativecommons.org/licenses/by/3.0/igo/', 'CC BY 3.0 IGO'],
  ['https://creativecommons.org/licenses/by/4.0/deed.de', 'CC BY 4.0'],
  ['http://creativecommons.org/licenses/by-sa/3.0/rdf', 'CC BY-SA 3.0'],
  ['https://creativecommons.org/licenses/by/4.0/legalcode#s1', 'CC BY 4.0'],
  ['https://creativecommons.org/licenses/nc/1.0/', 'CC NC 1.0'],
  ['https://creativecommons.org/publicdomain/zero/1.0/', 'CC0 1.0'],
  ['https://creativecommons.org/publicdomain/mark/1.0/', 'Public Domain Mark 1.0'],
  ['https://creativecommons.org/publicdomain/constructor/1.0/', null],
  ['https://creativecommons.org/licenses/BSD/', null],
  ['https://creativecommons.org/licenses/by-free-for-all/4.0/', null],
  ['https://creativecommons.org/licenses/by/4.0.evil/', null],
  ['https://creativecommons.org/', null],
  ['https://creativecommons.org.evil.example/licenses/by/4.0/', null],
  ['https://www.gnu.org/licenses/fdl-1.3.html', null],
  ['javascript:alert(1)', null],
])('%s is %s', (address, name) => expect(licenceName(address)).toBe(name))
