import { contrast, corrected, inkOn } from '@guildhall/ui/colour'
import { expect, test } from 'vitest'
import { platformBranding, themeCss } from './theme.ts'

const brands = ['#ffd400', '#c0392b', '#0b5fa5', '#00a884', '#f5f5f5', '#101010', '#ff69b4']
const variable = (css: string, name: string) => css.match(new RegExp(`${name}:(#[0-9a-f]{6})`))![1]!

test.each(brands)('[BRD-02] brand %s gives readable text on light, on dark and on itself', (primary) => {
  const css = themeCss({ ...platformBranding, primary })
  expect(contrast(variable(css, '--brand-on-light'), '#ffffff')).toBeGreaterThanOrEqual(5.8)
  expect(contrast(variable(css, '--brand-on-dark'), '#16191d')).toBeGreaterThanOrEqual(6.5)
  expect(contrast(variable(css, '--on-brand'), variable(css, '--brand-solid'))).toBeGreaterThanOrEqual(4.5)
})

test('a colour that already contrasts enough stays itself', () => {
  expect(corrected('#0b3d91', { against: '#ffffff', towards: '#000000', ratio: 5.8 })).toBe('#0b3d91')
  expect(inkOn('#ffd400')).toBe('#14171a')
})

test('[BRD-01] a branding that is not a colour cannot carry CSS into the page', () => {
  expect(themeCss({ ...platformBranding, primary: 'red;}body{display:none' })).not.toContain('display')
})
