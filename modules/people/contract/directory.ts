import { pageInput, pageOf, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Card } from './card.ts'
import { languageCode, line } from './fields.ts'

export const DirectoryEntry = z.object({ ...Card.shape, location: z.string(), languages: z.array(z.string()) })
export type DirectoryEntry = z.output<typeof DirectoryEntry>

const filters = { location: line(100).optional(), language: languageCode.optional() }

export const listMembers = queryContract({
  name: 'people.list-members',
  http: 'GET /users',
  summary: 'The members who may be found, by name; 30 a page.',
  access: 'member',
  input: z.strictObject({ ...pageInput, q: line(100).optional(), ...filters }),
  output: pageOf(DirectoryEntry),
})

export const searchMembers = queryContract({
  name: 'people.search-members',
  http: 'GET /users/search',
  summary: 'Members whose name or headline has words that begin like this; 30 a page.',
  access: 'member',
  input: z.strictObject({ ...pageInput, q: line(100).refine((words) => words.length > 0, 'What to look for'), ...filters }),
  output: pageOf(DirectoryEntry),
})
