import { stringify } from 'yaml'
import { headNames, type Manifest } from '../head.ts'

/** The manifest as an author would write it: head first, then the sections, long texts as blocks. Reads back the same. */
export function toYaml(manifest: Manifest): string {
  const { demo, ...rest } = manifest
  const ordered = Object.fromEntries([
    ...headNames.map((name) => [name, rest[name]]),
    ...Object.entries(rest).filter(([name]) => !headNames.includes(name)),
    ...(demo ? [['demo', demo]] : []),
  ])
  return stringify(ordered, { lineWidth: 120, singleQuote: true, aliasDuplicateObjects: false })
}
