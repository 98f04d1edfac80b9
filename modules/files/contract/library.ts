import { commandContract, id, pageInput, pageOf, queryContract, type ServedFile } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { FileDetails, Kind, Visibility } from './file.ts'

/**
 * `mine`: one's own; `community`: what members share; `bin`: one's own that were removed. For those who manage files: `all`,
 * `quarantine`, and `unused`, which nothing refers to and the next clean-up takes.
 */
export const Space = z.enum(['mine', 'community', 'bin', 'all', 'quarantine', 'unused'])
export type Space = z.output<typeof Space>
const ids = z.array(id).min(1).max(100)

export const listFiles = queryContract({
  name: 'files.list-files',
  http: 'GET /files',
  summary: 'Files of one space, latest first: by words of their name, description and content, by kind or collection.',
  access: 'member',
  input: z.strictObject({
    ...pageInput,
    space: Space.default('mine'),
    q: z.string().trim().max(200).optional(),
    kind: Kind.optional(),
    collection: id.optional(),
    versionsOf: id.optional().describe('All versions of this file instead of the current ones of each.'),
  }),
  output: pageOf(FileDetails),
})

export const editFile = commandContract({
  name: 'files.edit-file',
  http: 'PATCH /files/:file',
  summary: 'Renames a file, describes it, shares it, moves it, or says where the middle of interest lies.',
  access: 'member',
  input: z.strictObject({
    file: id,
    name: z.string().trim().min(1).max(255).optional(),
    description: z.string().trim().max(1000).optional(),
    visibility: Visibility.optional(),
    collection: id.nullable().optional(),
    focus: z.strictObject({ x: z.number().min(0).max(1), y: z.number().min(0).max(1) }).optional(),
  }),
  output: FileDetails,
})

export const changeFiles = commandContract({
  name: 'files.change-files',
  http: 'POST /files/bulk',
  summary: 'Does one thing to up to 100 files at once: all of them, or none when one of them cannot be changed.',
  access: 'member',
  input: z.strictObject({
    files: ids,
    action: z.enum(['remove', 'restore', 'move', 'keep']),
    collection: id.nullable().optional().describe('Where `move` puts them; null: in none.'),
  }),
  output: z.object({ changed: z.int() }),
})

export const downloadFiles = queryContract({
  name: 'files.download-files',
  http: 'GET /files/archive',
  summary: 'Up to 100 files as one ZIP, written as it is sent.',
  access: 'member',
  serves: 'file',
  input: z.strictObject({ files: ids }),
  output: z.custom<ServedFile>((answer) => typeof answer === 'object' && answer !== null && 'type' in answer),
})

export const useVersion = commandContract({
  name: 'files.use-version',
  http: 'POST /files/:file/use',
  summary: 'Makes an earlier version of a file the current one again.',
  access: 'member',
  input: z.strictObject({ file: id }),
  output: FileDetails,
})

export const Collection = z.object({ id, name: z.string(), files: z.int() })
export type Collection = z.output<typeof Collection>

export const listCollections = queryContract({
  name: 'files.list-collections',
  http: 'GET /files/collections',
  summary: 'One’s own collections by name, with how many files are in each.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({ items: z.array(Collection) }),
})

export const createCollection = commandContract({
  name: 'files.create-collection',
  http: 'POST /files/collections',
  summary: 'Makes an empty collection.',
  access: 'member',
  input: z.strictObject({ name: z.string().trim().min(1).max(120) }),
  output: Collection,
})

export const removeCollection = commandContract({
  name: 'files.remove-collection',
  http: 'POST /files/collections/:collection/remove',
  summary: 'Takes a collection away; its files stay.',
  access: 'member',
  input: z.strictObject({ collection: id }),
  output: z.object({}),
})

export const Storage = z.object({
  /** Bytes. */
  usedBytes: z.int(),
  ownBytes: z.int(),
  quotaBytes: z.int(),
  maxBytes: z.int(),
  maxMediaBytes: z.int(),
  quarantined: z.int().nullable().describe('For those who manage files.'),
  unused: z.int().nullable(),
  scanner: z.enum(['on', 'off']),
})

export const showStorage = queryContract({
  name: 'files.show-storage',
  http: 'GET /files/storage',
  summary: 'How much room the community has and what of it is taken.',
  access: 'member',
  input: z.strictObject({}),
  output: Storage,
})

const bytes = (most: number) => z.coerce.number().int().min(1024).max(most)

export const setLimits = commandContract({
  name: 'files.set-limits',
  http: 'PATCH /files/storage',
  summary: 'Says how large files may be and how much room the community has, in bytes.',
  access: 'member',
  input: z.strictObject({
    maxBytes: bytes(100 * 1024 ** 2).optional(),
    maxMediaBytes: bytes(2 * 1024 ** 3).optional(),
    quotaBytes: bytes(1024 ** 5).optional(),
    callLinksBack: z.boolean().default(false).describe('Ends every signed address but those of the current key.'),
  }),
  output: Storage,
})

export const scanAgain = commandContract({
  name: 'files.scan-again',
  http: 'POST /files/:file/scan',
  summary: 'Has a file looked at once more, such as after a scanner was set up or was wrong.',
  access: 'member',
  input: z.strictObject({ file: id }),
  output: z.object({}),
})

export const moveStorage = commandContract({
  name: 'files.move-storage',
  http: 'POST /files/storage/move',
  summary: 'Has what lies at STORAGE_BEFORE_URL copied to where files are kept now, and every copy compared. Safe to repeat.',
  access: 'member',
  input: z.strictObject({}),
  output: z.object({}),
})
