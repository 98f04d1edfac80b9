const MOST = 255

// Controls, and letters that turn the direction of writing: `cod\u202Egpj.exe` reads as `codexe.jpg`.
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g

/** A name as it may be shown and saved anywhere: no path, nothing invisible, at most 255 letters with its ending kept. */
export function cleanName(given: string | null | undefined, fallback = 'file'): string {
  const last = (given ?? '').normalize('NFC').split(/[\\/]/).at(-1) ?? ''
  const seen = last
    .replace(unseen, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  if (seen === '') return fallback
  const ending = endingOf(seen)
  return seen.length <= MOST ? seen : `${seen.slice(0, MOST - ending.length)}${ending}`
}

/** `.jpg` of `Holiday.JPG`; empty without one. */
export const endingOf = (name: string): string => /\.[^.\s]{1,10}$/.exec(name)?.[0].toLowerCase() ?? ''
