import type { Config } from '@react-router/dev/config'

export default {
  appDirectory: 'src',
  buildDirectory: process.env.WEB_BUILD_FOLDER ?? 'build/by-hand',
  ssr: true,
  routeDiscovery: { mode: 'initial' },
} satisfies Config
