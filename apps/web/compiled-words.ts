import { readFileSync } from 'node:fs'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import type { Plugin } from 'vite'

const prefix = /^virtual:(words|texts)\/(\w+)$/

/**
 * `import words from 'virtual:words/da'`: the ICU messages of a language, parsed at build time so that no parser ships;
 * `virtual:texts/da`: as they are written, for those who change them.
 */
export const compiledWords = (): Plugin => ({
  name: 'guildhall:compiled-words',
  resolveId: (id) => (prefix.test(id) ? `\0${id}` : undefined),
  load(id) {
    const [, kind, language] = prefix.exec(id.slice(1)) ?? []
    if (!id.startsWith('\0') || !language) return undefined
    const file = new URL(`./messages/${language}.json`, import.meta.url)
    this.addWatchFile(file.pathname)
    const messages: Record<string, string> = JSON.parse(readFileSync(file, 'utf8'))
    if (kind === 'texts') return `export default ${JSON.stringify(messages)}`
    const compiled = Object.fromEntries(Object.entries(messages).map(([key, text]) => [key, compileMessage(text)]))
    return `export default ${JSON.stringify(compiled)}`
  },
})
