import { expect, test } from 'vitest'
import { cropAt, moved } from './crop.ts'

const wide = { width: 400, height: 200 }

test('the middle is kept first; dragging stops at the edges; zooming keeps less', () => {
  const middle = { x: 0.5, y: 0.5, zoom: 1 }
  expect(cropAt(wide, middle)).toEqual({ x: 0.25, y: 0, size: 1 })
  const right = moved(middle, wide, { x: 5, y: 5 })
  expect(cropAt(wide, right)).toEqual({ x: 0.5, y: 0, size: 1 })
  expect(cropAt(wide, moved({ ...right, zoom: 2 }, wide, { x: 5, y: 5 }))).toEqual({ x: 0.75, y: 0.5, size: 0.5 })
})

test('dragging back moves at once, however far it went over the edge', () => {
  const over = moved({ x: 0.5, y: 0.5, zoom: 1 }, wide, { x: 9, y: 0 })
  expect(cropAt(wide, moved(over, wide, { x: -0.5, y: 0 })).x).toBe(0.25)
})
