import { z } from 'zod'

/** A BCP 47 language tag in its canonical form. */
export const languageTag = z.string().refine((tag) => {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}, 'a BCP 47 language tag such as en, da or en-AU')
