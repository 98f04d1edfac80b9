import MarkdownIt, { type Token } from 'markdown-it'

const REL = 'nofollow ugc noopener'
const safeAddress = /^(https?:\/\/|mailto:)/i

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 30 })
markdown.validateLink = (address) => safeAddress.test(address.trim())
markdown.core.ruler.push('members_words', (state) => {
  for (const token of state.tokens) {
    // The page's own title is its h1: headings in posts start below it.
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, Number(token.tag[1]) + 2)}`
    alignByClass(token)
    if (token.children) token.children = imagesAsLinks(token.children, state.Token)
    for (const child of token.children ?? []) if (child.type === 'link_open') child.attrSet('rel', REL)
  }
})

/**
 * Members' Markdown (CommonMark, tables, strikethrough) as safe HTML and as the words it reads as. Raw HTML is shown as
 * text, links lead to http, https and mailto only, images become links.
 */
export function render(body: string): { html: string; plain: string } {
  const tokens = markdown.parse(body, {})
  return { html: markdown.renderer.render(tokens, markdown.options, {}), plain: plainOf(tokens) }
}

/** The pages' content security policy refuses inline styles, so a table's columns are aligned by class. */
function alignByClass(token: Token) {
  const side = /^text-align:(\w+)$/.exec(token.attrGet('style')?.toString() ?? '')?.[1]
  if (side) token.attrs = [['class', `align-${side}`]]
}

function imagesAsLinks(children: readonly Token[], Make: typeof Token): Token[] {
  let depth = 0
  return children.flatMap((child) => {
    if (child.type === 'link_open') depth++
    if (child.type === 'link_close') depth--
    if (child.type !== 'image') return [child]
    const text = new Make('text', '', 0)
    text.content = child.content || String(child.attrGet('src'))
    if (depth > 0) return [text]
    const open = new Make('link_open', 'a', 1)
    open.attrSet('href', String(child.attrGet('src')))
    return [open, text, new Make('link_close', 'a', -1)]
  })
}

function plainOf(tokens: readonly Token[]): string {
  const blocks = tokens.flatMap((token) => {
    if (token.type === 'inline') return [(token.children ?? []).map(wordsOf).join('')]
    return token.type === 'fence' || token.type === 'code_block' ? [token.content] : []
  })
  return blocks
    .map((block) => block.trim())
    .filter(Boolean)
    .join('\n')
}

function wordsOf(token: Token): string {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return '\n'
  return token.type.startsWith('link_') ? '' : token.content
}
