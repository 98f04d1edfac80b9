const SECRET =
  /pass(word|wd|phrase)|secret|token|api-?key|private-?key|cookie|credential|authorization|otp|^(pin|seed|hash|recovery-?codes?|backup-?codes?)$/i
const HIDDEN = '[hidden]'
const MOST_CHARACTERS = 20_000

/** A value as the audit log may keep it: JSON without what its keys call secret; null when there is nothing to keep. */
export function redacted(value: Readonly<Record<string, unknown>> | undefined): string | null {
  if (value === undefined) return null
  const text = JSON.stringify(value, (key, inner) => (key !== '' && isSecret(key) && inner !== null ? HIDDEN : inner))
  return text.length > MOST_CHARACTERS ? JSON.stringify({ tooLong: `${text.length} characters` }) : text
}

const isSecret = (key: string): boolean => SECRET.test(key.replaceAll('_', '-').replace(/(?<=[a-z])(?=[A-Z])/g, '-'))
