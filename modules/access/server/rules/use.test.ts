import { expect, test } from 'vitest'
import { isCounted, isCrowded, isStrong } from './use.ts'

test('strong rights are those over others’ rights, data and the community', () => {
  expect(['access.role.manage', 'community.manage', 'administration.member.suspend'].map(isStrong)).toEqual([true, true, true])
  expect(['forum.topic.create', 'people.profile.view'].map(isStrong)).toEqual([false, false])
})

test('many is more than three and more than one in ten', () => {
  expect([isCrowded(3, 4), isCrowded(4, 40), isCrowded(5, 40)]).toEqual([false, false, true])
})

test('what only widens what one is shown is not counted', () => {
  expect(['forum.audience.staff', 'access.right.read', 'administration.view', 'forum.moderate'].map(isCounted)).toEqual([
    false,
    false,
    false,
    true,
  ])
})
