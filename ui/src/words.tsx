import { createContext, type ReactNode, useContext } from 'react'

export type Words = {
  /** BCP 47 tag. */
  locale: string
  dir: 'ltr' | 'rtl'
  /** The message of a key, with its ICU placeholders filled in. */
  t: (key: string, values?: Record<string, string | number>) => string
  /** The sentence of a refusal in this language, or the server's own where there is none. */
  refusal: (problem: { code: string; sentence: string }) => string
}

const Context = createContext<Words | null>(null)

export const WordsProvider = ({ words, children }: { words: Words; children: ReactNode }) => (
  <Context.Provider value={words}>{children}</Context.Provider>
)

export function useWords(): Words {
  const words = useContext(Context)
  if (!words) throw new Error('useWords outside of WordsProvider')
  return words
}
