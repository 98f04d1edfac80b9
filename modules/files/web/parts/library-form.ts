/** What a library's address asks for. */
export function wishesOf(url: string) {
  const { searchParams } = new URL(url)
  const text = (name: string) => searchParams.get(name)?.trim().slice(0, 200) || undefined
  const one = <T extends string>(name: string, of: readonly T[]) => of.find((value) => value === searchParams.get(name))
  return {
    space: one('space', ['mine', 'community', 'bin'] as const) ?? ('mine' as const),
    q: text('q'),
    kind: one('kind', ['image', 'video', 'audio', 'document', 'archive', 'text'] as const),
    collection: text('collection'),
    cursor: text('cursor'),
    view: one('view', ['grid', 'list'] as const) ?? ('grid' as const),
  }
}

export type Wishes = ReturnType<typeof wishesOf>

/** The address of the same library with something else asked for; from its first page on. */
export function searchFor(wishes: Wishes, change: Partial<Wishes>): string {
  const { cursor: _, ...all } = { ...wishes, ...change, cursor: undefined }
  const usual: Record<string, string> = { space: 'mine', view: 'grid' }
  const said = Object.entries(all).filter(([name, value]) => value && usual[name] !== value) as [string, string][]
  return `?${new URLSearchParams(change.cursor ? [...said, ['cursor', change.cursor]] : said)}`
}
