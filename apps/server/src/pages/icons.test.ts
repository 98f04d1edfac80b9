import sharp from 'sharp'
import { expect, test } from 'vitest'
import { drawIcon } from './draw-icon.ts'
import { createIcons, icons } from './icons.ts'

const mark = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 12"><rect width="24" height="12" fill="#123456"/></svg>'

const pixel = async (png: Buffer, left: number, top: number) => [
  ...(await sharp(png).extract({ left, top, width: 1, height: 1 }).ensureAlpha().raw().toBuffer()),
]

test.each(Object.entries(icons))('[MOB-09] %s has the size its address says, whatever shape the mark has', async (_, icon) => {
  const { width, height, format } = await sharp(await drawIcon(mark, icon)).metadata()
  expect({ width, height, format }).toEqual({ width: icon.size, height: icon.size, format: 'png' })
})

test('[MOB-09] a maskable icon is opaque to its edges and drawn inside the circle every phone shows', async () => {
  const png = await drawIcon(mark, { size: 100, purpose: 'maskable' })
  expect(await pixel(png, 0, 0)).toEqual([255, 255, 255, 255])
  expect(await pixel(png, 12, 50)).toEqual([255, 255, 255, 255])
  expect(await pixel(png, 50, 50)).toEqual([0x12, 0x34, 0x56, 255])
  expect((await pixel(await drawIcon(mark, { size: 100, purpose: 'any' }), 50, 2))[3]).toBe(0)
})

test('an icon is drawn once, and another mark is another icon', async () => {
  const draw = createIcons()
  const first = await draw(mark, '/icon-192.png')
  expect(await draw(mark, '/icon-192.png')).toBe(first)
  expect(await draw(mark.replace('#123456', '#654321'), '/icon-192.png')).not.toBe(first)
  expect(await draw(mark, '/icon-7.png')).toBeNull()
  await expect(draw('no drawing', '/icon-192.png')).rejects.toThrow('could not be drawn')
})
