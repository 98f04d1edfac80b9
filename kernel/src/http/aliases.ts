/**
 * The one table of foreign addresses. Everything answers below `/api/v1`; these are the other ways to say it.
 * Modules add single routes in their manifest's `aliases`.
 */

/** First path segments that other systems spell differently. */
export const renamedSegments: Readonly<Record<string, string>> = {
  forums: 'forum',
  organizations: 'organisations',
}

/** First path segments that answer without `/api/v1` in front, except to a browser that asks for a page. */
export const bareSegments: readonly string[] = [
  ...[
    'auth',
    'users',
    'member',
    'avatars',
    'invitations',
    'organisations',
    'organizations',
    'territories',
    'tenants',
    'badges',
    'courses',
  ],
  ...[
    'quizzes',
    'forum',
    'forums',
    'jobs',
    'featured',
    'stories',
    'use-cases',
    'messages',
    'dashboard',
    'files',
    'ipfs',
    'translate',
  ],
]

/** Whole routes with another name for the same thing; a contract of that address goes before its alias. */
export const routeAliases: Readonly<Record<string, string>> = {
  'GET /auth/profile': 'GET /auth/me',
}

const bare = new Set(bareSegments)
/** Pictures have no page of their own: a browser that opens one gets the picture. */
const pictures = new Set(['files', 'avatars'])
const PREFIX = '/api/v1/'

/** The canonical address of a request: `/api/forums/topics?page=2` → `/api/v1/forum/topics?page=2`. */
export function canonicalUrl(url: string, accept: string | undefined): string {
  if (url.startsWith(PREFIX)) return renamed(url, PREFIX.length)
  if (url.startsWith('/api/')) return renamed(url, 5)
  const first = segmentAt(url, 1)
  if (!bare.has(first) || (accept?.includes('text/html') && !pictures.has(first))) return url
  return renamed(url, 1)
}

/** `/forums/threads` → `/forum/threads`: a path as the router knows it. */
export const canonicalPath = (path: string): string => renamed(path, 1).slice(PREFIX.length - 1)

function renamed(url: string, start: number): string {
  const segment = segmentAt(url, start)
  const name = Object.hasOwn(renamedSegments, segment) ? renamedSegments[segment] : undefined
  if (name === undefined) return start === PREFIX.length ? url : PREFIX + url.slice(start)
  return PREFIX + name + url.slice(start + segment.length)
}

function segmentAt(url: string, start: number): string {
  let end = start
  while (end < url.length && url[end] !== '/' && url[end] !== '?') end++
  return url.slice(start, end)
}
