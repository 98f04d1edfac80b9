import type { ProfileField } from '../contract/index.ts'
import type { ProfileRow } from './profile-row.ts'
import { audiencesOf } from './rules.ts'

/** What the directory filters by: place and languages, where every member may see them. */
export function foundColumns(row: ProfileRow, fields: readonly ProfileField[]) {
  const audiences = audiencesOf(row.field_privacy, fields)
  const open = (key: string) => audiences[key] === 'everyone' || audiences[key] === 'members'
  return {
    found_location: open('location') ? row.location.toLowerCase() : '',
    found_languages: open('languages') ? row.languages : [],
  }
}
