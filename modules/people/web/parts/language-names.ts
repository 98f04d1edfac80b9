export type Choice = { value: string; label: string }

// Names come from the server alone: a browser's own would differ from what it was sent.
/** `da` → `Danish`, in the reader's language; the code where there is no name. For loaders. */
export function namesOf(codes: readonly string[], locale: string): Choice[] {
  const names = new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' })
  return codes
    .map((value) => ({ value, label: names.of(value) ?? value }))
    .toSorted((one, two) => one.label.localeCompare(two.label, locale))
}

/** Languages people choose from; others stay as they were set over the API. */
export const commonLanguages: readonly string[] =
  'ar bn da de en es fa fi fr hi id is it ja kl ko mi nb nl pl pt ro ru so sv sw th tr uk ur vi zh'.split(' ')
