import MarkdownIt, { type Token } from 'markdown-it'

const REL = 'nofollow ugc noopener'
const safeAddress = /^(https?:\/\/|mailto:)/i

const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, maxNesting: 30 })
markdown.validateLink = (address) => safeAddress.test(address.trim())
markdown.core.ruler.push('members_words', (state) => {
  const { mentions = [] } = state.env as Naming
  for (const token of state.tokens) {
    // The page's own title is its h1: headings in posts start below it.
    if (token.type.startsWith('heading_')) token.tag = `h${Math.min(6, Number(token.tag[1]) + 2)}`
    alignByClass(token)
    if (token.children) token.children = imagesAsLinks(token.children, state.Token)
    for (const child of token.children ?? []) if (child.type === 'link_open') child.attrSet('rel', REL)
    if (token.children && mentions.length > 0) token.children = markMentions(token.children, mentions, state.Token)
  }
})

/** Somebody the words call by name: `@` and `name` in the text become a marked mention of that member. */
export type Mention = { memberId: string; name: string }
type Naming = { mentions?: readonly Mention[] }

/**
 * Members' Markdown (CommonMark, tables, strikethrough) as safe HTML and as the words it reads as. Raw HTML is shown as
 * text, links lead to http, https and mailto only, images become links, `@Name` of those in `mentions` is marked.
 */
export function render(body: string, naming: Naming = {}): { html: string; plain: string } {
  const tokens = markdown.parse(body, { ...naming })
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

function markMentions(children: readonly Token[], mentions: readonly Mention[], Make: typeof Token): Token[] {
  let depth = 0
  return children.flatMap((child) => {
    if (child.type === 'link_open') depth++
    if (child.type === 'link_close') depth--
    return child.type === 'text' && depth === 0 ? splitAtMentions(child.content, mentions, Make) : [child]
  })
}

/** The longest name that stands at an `@` is meant: `@Ann Lee` before `@Ann`. */
function splitAtMentions(text: string, mentions: readonly Mention[], Make: typeof Token): Token[] {
  const at = text.indexOf('@')
  if (at < 0) return [wordsToken(text, Make)]
  const meant = mentions
    .filter(({ name }) => name !== '' && text.startsWith(name, at + 1))
    .sort((one, other) => other.name.length - one.name.length)[0]
  const end = at + 1 + (meant?.name.length ?? 0)
  const before = wordsToken(text.slice(0, meant ? at : end), Make)
  const rest = end < text.length ? splitAtMentions(text.slice(end), mentions, Make) : []
  if (!meant) return [before, ...rest]
  const open = new Make('mention_open', 'span', 1)
  open.attrs = [
    ['class', 'mention'],
    ['data-member', meant.memberId],
  ]
  return [before, open, wordsToken(`@${meant.name}`, Make), new Make('mention_close', 'span', -1), ...rest]
}

function wordsToken(content: string, Make: typeof Token): Token {
  const token = new Make('text', '', 0)
  token.content = content
  return token
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
  return token.type.startsWith('link_') || token.type.startsWith('mention_') ? '' : token.content
}
