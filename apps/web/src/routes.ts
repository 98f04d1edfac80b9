import { index, layout, type RouteConfig, type RouteConfigEntry, route } from '@react-router/dev/routes'
import { forumDocuments, forumScreens, type Listed, type Screen, screens } from './screens.ts'

const entry = ({ path, file, id }: Screen): RouteConfigEntry => (path === '/' ? index(file, { id }) : route(path, file, { id }))
const inArea = (area: NonNullable<Listed['area']>) => screens.filter((screen) => (screen.area ?? 'page') === area).map(entry)

export default [
  route('communities', './shell/landing.tsx'),
  route('closed', './shell/closed.tsx'),
  route('manifest.webmanifest', './routes/manifest.ts'),
  route('favicon.svg', './routes/favicon.ts'),
  route('theme.css', './routes/theme.ts'),
  route('fonts.css', './routes/fonts.ts'),
  route('sw.js', './routes/service-worker.ts'),
  route('offline', './shell/offline.tsx', { id: 'offline' }),
  route('outbox', './routes/outbox.ts'),
  route('share', './share/share.tsx', { id: 'share' }),
  route('robots.txt', './routes/robots.ts'),
  route('waiting', './routes/waiting.ts'),
  ...inArea('page'),
  ...inArea('main'),
  layout('./admin/layout.tsx', { id: 'admin' }, inArea('admin')),
  layout('./settings/layout.tsx', { id: 'settings' }, [
    route('settings', './shell/settings.tsx', { id: 'settings/first' }),
    ...inArea('settings'),
  ]),
  layout('./shell/members.tsx', [
    layout('../../../modules/forum/web/screens/forum.tsx', { id: 'forum' }, forumScreens.map(entry)),
    ...forumDocuments.map(entry),
  ]),
  route('*', './shell/missing.tsx'),
] satisfies RouteConfig
