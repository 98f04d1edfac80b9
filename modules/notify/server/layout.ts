import type { Tenant } from '@guildhall/kernel'

/** Text as HTML text or attribute value: nothing in it is markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

export type Page = { tenant: Tenant; home: string; locale: string; title: string; content: string; smallPrint: string }

/**
 * A whole mail around its content. Tables and style attributes, as mail programs know little else; `role="presentation"`
 * keeps the tables out of screen readers' way. `title`, `content` and `smallPrint` are HTML already.
 */
export function pageOf({ tenant, home, locale, title, content, smallPrint }: Page): string {
  const direction = directionOf(locale)
  const { primary } = tenant.branding
  const name = escaped(tenant.name)
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light"><title>${title}</title></head>
<body style="margin:0;padding:0;background:#f4f5f6">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="background:#f4f5f6"><tr><td align="center" style="padding:24px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px;background:#ffffff;border-radius:12px;border-top:6px solid ${primary}">
<tr><td dir="${direction}" style="padding:24px 28px 0;${FONT};text-align:start"><a href="${escaped(home)}" style="text-decoration:none;color:#1b1f24"><span aria-hidden="true" style="display:inline-block;width:36px;line-height:36px;border-radius:8px;background:${primary};color:${inkOn(primary)};text-align:center;font-weight:700">${escaped(initialOf(tenant.name))}</span>&nbsp; <span style="font-weight:600;font-size:17px">${name}</span></a></td></tr>
<tr><td dir="${direction}" style="padding:20px 28px 28px;${FONT};font-size:16px;line-height:1.55;color:#1b1f24;text-align:start">${content}</td></tr>
</table>
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="max-width:560px"><tr><td dir="${direction}" style="padding:16px 28px;${FONT};font-size:13px;line-height:1.5;color:#565e68;text-align:start">${smallPrint}</td></tr></table>
</td></tr></table>
</body>
</html>
`
}

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Noto Sans',Arial,sans-serif"
const rightToLeft = new Set(['ar', 'fa', 'he', 'ur', 'ps', 'ckb'])
const directionOf = (locale: string): 'rtl' | 'ltr' => (rightToLeft.has(locale.split('-')[0] ?? '') ? 'rtl' : 'ltr')
const initialOf = (name: string): string => [...name.trim()][0]?.toLocaleUpperCase() ?? ''

/** Black or white, whichever is easier to read on the colour (WCAG 2.2, relative luminance). */
export function inkOn(colour: string): '#ffffff' | '#000000' {
  const [red, green, blue] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255)) as [
    number,
    number,
    number,
  ]
  const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
  return 1.05 / (luminance + 0.05) >= (luminance + 0.05) / 0.05 ? '#ffffff' : '#000000'
}

const linear = (share: number): number => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4)
