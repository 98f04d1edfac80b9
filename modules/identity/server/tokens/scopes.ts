import { covers } from '@guildhall/kernel'

/** What both sides cover: held `forum.*` and scope `forum.post.create` make `forum.post.create`, and the other way round. */
export function narrowed(held: readonly string[], scopes: readonly string[]): string[] {
  const both = scopes.flatMap((scope) => {
    if (held.some((pattern) => covers(pattern, scope))) return [scope]
    return held.filter((pattern) => covers(scope, pattern))
  })
  return [...new Set(both)]
}
