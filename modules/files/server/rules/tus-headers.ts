/** What clients call it, and what we call it. */
const names: Readonly<Record<string, string>> = {
  filename: 'name',
  name: 'name',
  purpose: 'purpose',
  visibility: 'visibility',
  collection: 'collection',
  versionOf: 'versionOf',
  description: 'description',
}

/**
 * `Upload-Metadata`: pairs of a key and a base64 value, separated by commas (tus 1.0, creation). Keys we do not know, such
 * as `filetype`, are left out: what a file is, is judged by its bytes.
 */
export function metadataOf(header: string): Record<string, string> {
  const found: Record<string, string> = { name: 'file' }
  for (const pair of header.split(',')) {
    const [key = '', value = ''] = pair.trim().split(' ')
    const name = Object.hasOwn(names, key) ? names[key] : undefined
    if (name !== undefined && value !== '') found[name] = Buffer.from(value, 'base64').toString('utf8')
  }
  return found
}
