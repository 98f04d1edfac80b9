import { readFileSync } from 'node:fs'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const prefix = 'virtual:words/'

/** `import words from 'virtual:words/da'`: the ICU messages of a language, parsed at build time so that no parser ships. */
export const compiledWords = (): Plugin => ({
  name: 'guildhall:compiled-words',
  resolveId: (id) => (id.startsWith(prefix) ? `\0${id}` : undefined),
  load(id) {
    if (!id.startsWith(`\0${prefix}`)) return undefined
    const file = new URL(`./messages/${id.slice(prefix.length + 1)}.json`, import.meta.url)
    this.addWatchFile(file.pathname)
    const messages: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
    const compiled = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]))
    return `export default ${JSON.stringify(compiled)}`
  },
})
