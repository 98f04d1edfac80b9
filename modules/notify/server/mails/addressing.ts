// Nothing a person typed may end a header line and begin another: every control character becomes a space.
const CONTROL = /[\p{Cc}\p{Zl}\p{Zp}]+/gu

/** One line of at most `most` characters, fit for a mail header. */
export const lineOf = (text: string, most: number): string => text.replace(CONTROL, ' ').trim().slice(0, most).trim()

/** One address and nothing but an address. Throws on anything that could be read as two, or as a header. */
export function mailAddress(email: string): string {
  const address = email.trim()
  if (address.length > 255 || !/^[^\s@,;:<>()[\]"\\\p{Cc}]+@[^\s@,;:<>()[\]"\\\p{Cc}]+$/u.test(address))
    throw new TypeError('A mail goes to one plain e-mail address')
  return address
}
