import type { Messages } from '@lingui/core'
import { readWordsFrom } from './base.ts'

type Load = () => Promise<{ default: Messages }>
const loaders: Record<string, Load> & { en: Load } = {
  en: () => import('virtual:words/en'),
  da: () => import('virtual:words/da'),
  es: () => import('virtual:words/es'),
  ar: () => import('virtual:words/ar'),
}

/** Fetches the page's language before it comes alive; the server-rendered text stands there meanwhile. */
export async function loadWords(locale: string): Promise<void> {
  const words = (await (loaders[locale] ?? loaders.en)()).default
  readWordsFrom(() => words)
}
