import { readable } from '@guildhall/ui/colour'

export type Look = { primary: string; accent: string; font: string; logo: string; logoDark: string }
type Said = { name: string; title: string; text: string; link: string; button: string; dir: 'ltr' | 'rtl' }
export type PreviewOf = { look: Look; sheet: string; scheme: 'light' | 'dark'; said: Said; nonce: string }

const surfaces = {
  light: { canvas: '#f7f8f9', surface: '#ffffff', line: '#e4e7ea', text: '#1b1f24', muted: '#565e68' },
  dark: { canvas: '#0f1114', surface: '#16191d', line: '#262b31', text: '#e8eaed', muted: '#a3abb5' },
}

/** A page as the community's would look: a whole document, in which nothing runs. */
export function previewPage({ look, sheet, scheme, said, nonce }: PreviewOf): string {
  const { canvas, surface, line, text, muted } = surfaces[scheme]
  const colours = readable(look)
  const [brand, accent] =
    scheme === 'dark' ? [colours.primaryOnDark, colours.accentOnDark] : [colours.primaryOnLight, colours.accentOnLight]
  const logo = (scheme === 'dark' && look.logoDark) || look.logo
  const style = `*{box-sizing:border-box}body{margin:0;background:${canvas};color:${text}}
header{display:flex;gap:.6rem;align-items:center;padding:.7rem 1rem;background:${surface};border-bottom:1px solid ${line};font-weight:650}
header svg{inline-size:1.75rem;block-size:1.75rem;display:block}main{padding:1rem;display:grid;gap:.75rem}
article{padding:1rem;background:${surface};border:1px solid ${line};border-radius:.875rem}h1{margin:0;font-size:1.25rem}p{margin:.35rem 0}
small{color:${muted}}a{color:${brand}}mark{background:none;color:${accent};font-weight:600}
b{display:inline-block;padding:.5rem .9rem;border-radius:.5rem;background:${colours.solid};color:${colours.onSolid}}`
  return `<!doctype html><html dir="${said.dir}"><head><meta charset="utf-8"><link rel="stylesheet" href="/fonts.css"><style nonce="${nonce}">${style}${sheet}</style></head>
<body class="font-${escaped(look.font)}"><header>${drawing(logo)}<span>${escaped(said.name)}</span></header>
<main class="page-content"><h1>${escaped(said.title)}</h1><article class="card"><p>${escaped(said.text)} <a href="#">${escaped(said.link)}</a></p><p><mark>★</mark> <small>12:04</small></p></article><p><b>${escaped(said.button)}</b></p></main></body></html>`
}

const signs: Record<string, string> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' }
const escaped = (text: string) => text.replace(/[<>&"]/g, (sign) => signs[sign] ?? sign)
// As a picture nothing in a drawing runs or is fetched, also while it is being typed.
const drawing = (svg: string) =>
  svg.trim().startsWith('<svg')
    ? `<img alt="" width="28" height="28" src="data:image/svg+xml,${encodeURIComponent(named(svg))}">`
    : ''
const named = (svg: string) => (svg.includes('xmlns=') ? svg : svg.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'))
