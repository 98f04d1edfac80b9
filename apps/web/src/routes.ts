import { index, layout, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { forumRoutes } from '../../../modules/forum/web/routes.ts'
import { identityRoutes } from '../../../modules/identity/web/routes.ts'

/** A module lists its screens as data: a path below the community's host and a file beside the list. */
type Listed = { readonly path: string; readonly file: string }
const fromModule =
  (module: string) =>
  ({ path, file }: Listed): RouteConfigEntry => {
    const target = `../../../modules/${module}/web/${file}`
    return path === '/' ? index(target) : route(path, target)
  }

export default [
  route('communities', './shell/landing.tsx'),
  route('settings', './shell/settings.tsx'),
  route('manifest.webmanifest', './routes/manifest.ts'),
  route('favicon.svg', './routes/favicon.ts'),
  route('robots.txt', './routes/robots.ts'),
  ...identityRoutes.map(fromModule('identity')),
  layout('./shell/members.tsx', [
    layout('../../../modules/forum/web/screens/forum.tsx', { id: 'forum' }, forumRoutes.screens.map(fromModule('forum'))),
    ...forumRoutes.documents.map(fromModule('forum')),
  ]),
  route('*', './shell/missing.tsx'),
] satisfies RouteConfig
