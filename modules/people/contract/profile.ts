import { cropInput, imageBody, imageBytes } from '@guildhall/files/contract'
import { commandContract, id, instant, queryContract } from '@guildhall/kernel/contract'
import { z } from 'zod'
import { Card } from './card.ts'
import { Audience, FieldValue, Link, languageCode, line, lines, ProfileField, timeZone } from './fields.ts'

/** Who sees what of a member, who may write to and follow them. Keys of `fields` are profile fields or `custom.<key>`. */
export const Privacy = z.object({
  profile: Audience,
  fields: z.record(z.string().max(80), Audience),
  message: z.enum(['members', 'followers', 'me']),
  follow: z.enum(['members', 'me']),
  /** May be found in the directory, by search and by search engines. */
  searchable: z.boolean(),
  presence: z.boolean(),
  /** One’s looks at others’ profiles are counted, and others’ at one’s own. */
  visits: z.boolean(),
})
export type Privacy = z.output<typeof Privacy>

const details = {
  bio: z.string(),
  links: z.array(Link),
  location: z.string(),
  pronouns: z.string(),
  languages: z.array(z.string()),
  timeZone: z.string().nullable(),
  firstName: z.string(),
  lastName: z.string(),
  phone: z.string(),
  postcode: z.string(),
}
const Custom = ProfileField.extend({ value: FieldValue })

export const OwnProfile = z.object({
  ...Card.shape,
  ...details,
  locale: z.string().nullable(),
  avatarId: id.nullable(),
  custom: z.array(Custom),
  privacy: Privacy,
  joinedAt: instant,
})
export type OwnProfile = z.output<typeof OwnProfile>

/** What one may see of somebody: fields one may not see, or that are empty, are missing. */
export const Profile = z.object({
  ...Card.shape,
  ...z.object(details).partial().shape,
  custom: z.array(Custom.pick({ key: true, label: true, kind: true, value: true })),
  joinedAt: instant,
  /** 256 pixels. */
  pictureUrl: z.string().nullable(),
  searchable: z.boolean(),
  followers: z.number().int(),
  following: z.number().int(),
  /** How the reader stands to them. */
  tie: z.object({ self: z.boolean(), follows: z.boolean(), followed: z.boolean(), muted: z.boolean() }),
  can: z.object({ follow: z.boolean(), message: z.boolean(), block: z.boolean() }),
})
export type Profile = z.output<typeof Profile>

export const showOwnProfile = queryContract({
  name: 'people.show-own-profile',
  http: 'GET /users/me',
  summary: 'One’s own profile, with who sees what of it.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: OwnProfile,
})

export const showProfile = queryContract({
  name: 'people.show-profile',
  http: 'GET /users/:member',
  summary: 'What the reader may see of a member; 404 when that is nothing.',
  access: 'anyone',
  input: z.strictObject({ member: id }),
  output: Profile,
})

export const editProfile = commandContract({
  name: 'people.edit-profile',
  http: 'PATCH /users/me',
  summary: 'Changes what is sent of one’s own profile and leaves the rest.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({
    displayName: line(80)
      .refine((name) => name.length > 0, 'A name of 1 to 80 characters')
      .optional(),
    headline: line(160).optional(),
    bio: lines(4000).optional(),
    links: z.array(Link).max(5, 'At most 5 links').optional(),
    location: line(100).optional(),
    pronouns: line(40).optional(),
    languages: z.array(languageCode).max(10).optional(),
    timeZone: timeZone.nullable().optional(),
    locale: languageCode.nullable().optional(),
    firstName: line(60).optional(),
    lastName: line(60).optional(),
    phone: line(20).optional(),
    postcode: line(10).optional(),
    custom: z.record(z.string().max(60), FieldValue).optional(),
  }),
  output: OwnProfile,
})

export const editPrivacy = commandContract({
  name: 'people.edit-privacy',
  http: 'PATCH /users/me/privacy',
  summary: 'Changes who sees what of one’s profile and who may follow and write.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject(Privacy.partial().shape),
  output: Privacy,
})

export const setAvatar = commandContract({
  name: 'people.set-avatar',
  http: 'POST /users/me/avatar',
  summary: 'Takes the picture in the request’s body as one’s own, cut to a square.',
  access: 'member',
  whileWaiting: true,
  body: imageBody,
  input: z.strictObject({ image: imageBytes, ...cropInput }),
  output: z.object({ fileId: id, avatarUrl: z.string() }),
})

export const removeAvatar = commandContract({
  name: 'people.remove-avatar',
  http: 'DELETE /users/me/avatar',
  summary: 'Goes back to initials.',
  access: 'member',
  whileWaiting: true,
  input: z.strictObject({}),
  output: z.object({ avatarUrl: z.null() }),
})

export const serveAvatar = queryContract({
  name: 'people.serve-avatar',
  http: 'GET /avatars/:user/:filename',
  summary: 'A member’s present picture: `64`, `256` or `512`, with `.webp` or `.jpg`.',
  access: 'anyone',
  serves: 'file',
  input: z.strictObject({
    user: id,
    filename: z.string().regex(/^(64|256|512)(\.webp|\.jpg)?$/, 'One of 64, 256, 512, with or without .webp or .jpg'),
  }),
  output: z.object({
    type: z.string(),
    bytes: z.custom<Uint8Array>((sent) => sent instanceof Uint8Array),
    cache: z.literal('none'),
  }),
})
