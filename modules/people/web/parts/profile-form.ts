import type { FieldValue, OwnProfile } from '../../contract/index.ts'

const plain = ['displayName', 'headline', 'bio', 'location', 'pronouns', 'firstName', 'lastName', 'phone', 'postcode'] as const

/** What the profile form says, as the contract takes it. */
export function profileFrom(form: FormData, custom: OwnProfile['custom']) {
  const text = (name: string) => String(form.get(name) ?? '')
  return {
    ...Object.fromEntries(plain.map((name) => [name, text(name)])),
    links: linksFrom(text('links')),
    languages: listFrom(form, 'languages'),
    timeZone: text('timeZone').trim() || null,
    custom: Object.fromEntries(custom.map(({ key, kind }): [string, FieldValue] => [key, valueFrom(form, { key, kind })])),
  }
}

/** The upload with the square that is kept; without JavaScript there is none, which means the middle. */
export async function avatarFrom(form: FormData) {
  const file = form.get('image')
  const image = file instanceof Blob ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array()
  const crop = ['x', 'y', 'size'].flatMap((name) => (form.get(name) ? [[name, String(form.get(name))]] : []))
  return { image, ...Object.fromEntries(crop) }
}

/** An uploaded profile; its name says which kind of file it is. */
export async function fileFrom(form: FormData) {
  const file = form.get('file')
  if (!(file instanceof File)) return { format: 'json', text: '' }
  return { format: /\.csv$/i.test(file.name) ? 'csv' : 'json', text: await file.text() }
}

/** One link a line: the address, then what it is called. */
export const linksFrom = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [url = '', ...label] = line.split(/\s+/)
      return { url, label: label.join(' ') }
    })

function valueFrom(form: FormData, { key, kind }: { key: string; kind: string }): FieldValue {
  const name = `custom.${key}`
  return kind === 'multiselect' ? form.getAll(name).map(String).filter(Boolean) : String(form.get(name) ?? '')
}

// A Mantine list says its values in one field, a plain one in many.
const listFrom = (form: FormData, name: string) =>
  form
    .getAll(name)
    .flatMap((value) => String(value).split(','))
    .filter(Boolean)
