import type { Messages } from '@lingui/core'

/** How this side gets at a language's messages: all of them on the server, the page's one in the browser. */
let source: (locale: string) => Messages = () => ({})
export const readWordsFrom = (from: typeof source) => {
  source = from
}
export const baseWords = (locale: string): Messages => source(locale)
