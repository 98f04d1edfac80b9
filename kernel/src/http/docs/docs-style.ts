import { hash } from 'node:crypto'

export const docsStyle = `
:root{color-scheme:light dark;--ink:light-dark(#1c1d22,#e8e8ec);--soft:light-dark(#5b5e6b,#a3a6b3);--page:light-dark(#fff,#15161a);
--panel:light-dark(#f5f5f8,#1e2026);--line:light-dark(#dcdde4,#33353e);--link:light-dark(#3b3a8f,#a9a8ff);
--get:light-dark(#17633a,#6fd39b);--write:light-dark(#8a3b12,#f0a878)}
*{box-sizing:border-box}
body{margin:0;background:var(--page);color:var(--ink);font:16px/1.55 system-ui,sans-serif}
a{color:var(--link)}
:focus-visible{outline:2px solid var(--link);outline-offset:2px}
.skip{position:absolute;left:-99rem}.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem}
.frame{display:grid;grid-template-columns:17rem minmax(0,1fr);max-width:80rem;margin:auto}
nav{position:sticky;top:0;align-self:start;max-height:100vh;overflow:auto;padding:2rem 1rem;font-size:.875rem}
nav ul{list-style:none;margin:0 0 1rem;padding:0}nav li a{display:block;padding:.15rem 0;text-decoration:none;overflow-wrap:anywhere}
nav strong{display:block;margin-top:.75rem}
main{padding:2rem 1.5rem 6rem;min-width:0}
h1{line-height:1.15;letter-spacing:-.02em;margin:0 0 .5rem}h2{margin:3rem 0 .25rem;padding-top:1rem;border-top:1px solid var(--line)}
h3{margin:0;font-size:1rem}.soft{color:var(--soft)}
article{margin:1rem 0;padding:1rem 1.25rem;background:var(--panel);border:1px solid var(--line);border-radius:.75rem}
article h3 code{overflow-wrap:anywhere;font-size:.95rem}
.method{display:inline-block;min-width:4.2rem;font-weight:700;color:var(--write)}.GET{color:var(--get)}
article p{margin:.4rem 0}
details{margin-top:.5rem}summary{cursor:pointer;color:var(--link)}
.wide{overflow-x:auto}table{border-collapse:collapse;width:100%;font-size:.875rem}
th,td{text-align:start;vertical-align:top;padding:.35rem .75rem .35rem 0;border-bottom:1px solid var(--line)}
pre{overflow-x:auto;font-size:.8125rem;line-height:1.45}code{font-family:ui-monospace,monospace}
@media(max-width:48rem){.frame{display:block}nav{position:static;max-height:14rem;margin:1rem;padding:0 1rem 1rem;border:1px solid var(--line);border-radius:.75rem}main{padding:1rem}}
`

/** The docs page may use its own style and nothing else. */
export const docsPolicy = `default-src 'none'; style-src 'sha256-${hash('sha256', docsStyle, 'base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
