type Listed = {
  id: string
  slug: string
  title: string
  author: { displayName: string }
  createdAt: string
  updated: string
  content: { type: string; text: string }
}
type Feed = { title: string; origin: string; self: string; page: string; topics: readonly Listed[]; locale: string }

/** An Atom feed of topics (RFC 4287). `self` and `page` are paths below `origin`. */
export function atom({ title, origin, self, page, topics, locale }: Feed): Response {
  const latest =
    topics
      .map(({ updated }) => updated)
      .sort()
      .at(-1) ?? '1970-01-01T00:00:00Z'
  const xml = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeXml(locale)}">
<title>${escapeXml(title)}</title>
<id>${escapeXml(origin + self)}</id>
<link rel="self" href="${escapeXml(origin + self)}"/>
<link rel="alternate" type="text/html" href="${escapeXml(origin + page)}"/>
<updated>${latest}</updated>
${topics.map((topic) => entry(topic, origin)).join('\n')}
</feed>`
  return new Response(xml, { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
}

const entry = (topic: Listed, origin: string) => `<entry>
<id>urn:uuid:${topic.id}</id>
<title>${escapeXml(topic.title)}</title>
<link rel="alternate" type="text/html" href="${escapeXml(`${origin}/t/${topic.slug}`)}"/>
<author><name>${escapeXml(topic.author.displayName)}</name></author>
<published>${topic.createdAt}</published>
<updated>${topic.updated}</updated>
<content type="${topic.content.type}">${escapeXml(topic.content.text)}</content>
</entry>`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
/** Text for XML: markup escaped, control characters that XML 1.0 forbids left out. */
export const escapeXml = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 forbids
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)
