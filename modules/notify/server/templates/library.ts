import { readdirSync, readFileSync } from 'node:fs'

const folder = new URL('../../templates/', import.meta.url)
const kinds = ['layouts', 'components', 'system'] as const

/** The templates that come along, by the name that `include` and `extends` take: `layouts/base`, `components/button`. */
export const library: ReadonlyMap<string, string> = new Map(
  kinds.flatMap((kind) =>
    readdirSync(new URL(`${kind}/`, folder)).map((file): [string, string] => [
      `${kind}/${file.replace('.mjml', '')}`,
      readFileSync(new URL(`${kind}/${file}`, folder), 'utf8'),
    ]),
  ),
)
