const LONGEST_TITLE = 160
const LONGEST = 9_000

/**
 * What another app shares, as one title and one text: many put the link into the text, some into both, some give the same words
 * as title and text.
 */
export function sharedWords(given: Pick<URLSearchParams, 'get'>): { title: string; body: string } {
  const part = (name: string) => (given.get(name) ?? '').trim()
  const [title, text, url] = [part('title'), part('text'), part('url')]
  const isLink = /^https?:\/\//i.test(url) && !text.includes(url)
  const body = [text === title ? '' : text, isLink ? url : ''].filter(Boolean).join('\n\n')
  return { title: title.slice(0, LONGEST_TITLE), body: body.slice(0, LONGEST) }
}
