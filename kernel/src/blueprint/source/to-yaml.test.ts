import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { toyManifest, toyRegistry } from '../../../testing/toy-modules.ts'
import type { Manifest } from '../head.ts'
import { validateBlueprint } from '../validate.ts'
import { toYaml } from './to-yaml.ts'

const valid = (): Manifest => {
  const result = validateBlueprint(toyRegistry(), toyManifest())
  if (!result.ok) throw new Error('the toy manifest is valid')
  return result.manifest
}

test('the head comes first and the demo last', () => {
  const text = toYaml({ ...valid(), demo: {} })
  expect(text.startsWith('format: 1\nkey: toy\nversion: 1.0.0\nname: Toy town\n')).toBe(true)
  expect(text.trim().split('\n').at(-1)).toBe('demo: {}')
})

test('any words come back as they went in', () => {
  const words = fc.dictionary(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(words, fc.string({ unit: 'binary-ascii' }), (en, tagline) => {
      const manifest = { ...valid(), community: { tagline, words: { en } } }
      expect(parse(toYaml(manifest))).toEqual(JSON.parse(JSON.stringify(manifest)))
    }),
  )
})
