import { expect, test } from 'vitest'
import { localeFor } from './locale.ts'

const asked = { query: null, cookie: undefined, accept: undefined, own: 'es' }

test.each([
  ['the address decides first', { ...asked, query: 'ar', cookie: 'guildhall_locale=da', accept: 'en' }, 'ar'],
  ['then what was chosen in this browser', { ...asked, cookie: 'a=b; guildhall_locale=da', accept: 'en' }, 'da'],
  ['then its preferences by weight', { ...asked, accept: 'fr, en;q=0.5, da-DK;q=0.8' }, 'da'],
  ['a language refused is not taken', { ...asked, accept: 'en;q=0' }, 'es'],
  ['then the community’s own', { ...asked, accept: 'fr' }, 'es'],
  ['a language nobody speaks here falls through', { ...asked, query: 'xx', own: 'fi' }, 'en'],
])('language: %s', (_why, given, expected) => expect(localeFor(given)).toBe(expected))
