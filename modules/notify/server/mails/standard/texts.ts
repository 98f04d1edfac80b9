import { ar } from './texts-ar.ts'
import { da } from './texts-da.ts'
import { en } from './texts-en.ts'
import { es } from './texts-es.ts'

/** `label`: what the kind is called in the administration. The others are ICU messages in the reader's language. */
export type Text = { label: string; subject: string; body: string; button: string }
export type StandardKind = keyof typeof en
export const texts: Readonly<Record<'en' | 'da' | 'es' | 'ar', Readonly<Record<StandardKind, Text>>>> = { en, da, es, ar }
