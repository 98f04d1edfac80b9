import { z } from 'zod'
import { languageTag } from '../contract/language-tag.ts'
import { contentKey } from './fields.ts'

const semver = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)(-[0-9A-Za-z-]+(\.[0-9A-Za-z-]+)*)?(\+[0-9A-Za-z.-]+)?$/

/** What a manifest says before its sections. */
export const head = {
  format: z.literal(1),
  key: contentKey.max(40),
  version: z.string().regex(semver, 'a version as in semver.org, such as 1.0.0'),
  name: z.string().trim().min(1).max(120),
  summary: z.string().trim().max(400).default(''),
  locale: languageTag,
  modules: z.array(z.string()).default([]),
}
export const headNames = Object.keys(head)

/** A community of one kind, as data: what `validateBlueprint` has passed. Sections stand beside the head by name. */
export type Manifest = z.output<z.ZodObject<typeof head>> & { demo?: Record<string, unknown>; [section: string]: unknown }
