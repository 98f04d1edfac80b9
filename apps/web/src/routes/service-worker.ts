import code from 'virtual:service-worker'
import { services } from '@guildhall/kernel/page'
import type { LoaderFunctionArgs } from 'react-router'
import { screens } from '../screens.ts'

const headers = { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/' }

/** The service worker, with what this build of the pages is made of. Asked for anew by browsers, so it is never kept long. */
export async function loader({ context }: LoaderFunctionArgs) {
  if (!context.get(services).keepsOnDevices) return new Response(retiring, { headers })
  const { assets } = await import('virtual:react-router/server-build')
  const ids = new Set(['root', 'offline', ...screens.filter(({ path }) => isMain(path)).map(({ id }) => id)])
  const routes = Object.values(assets.routes).filter(
    (route) => route !== undefined && (ids.has(route.id) || /^forum/.test(route.id)),
  )
  const parts = [assets.entry, ...routes.flatMap((route) => route ?? [])]
  const files = parts.flatMap((part) => [part.module, ...(part.imports ?? []), ...('css' in part ? (part.css ?? []) : [])])
  const plain = files.map((file) => file.replace(/#.*/, '')).filter((file) => file.startsWith('/assets/'))
  const build = { version: assets.version, files: [...new Set(plain)] }
  return new Response(`self.build=${JSON.stringify(build)};\n${code}`, { headers })
}

/** What people open on their way, and so may want to read without a connection. */
const isMain = (path: string) => /^(chat|chat\/:conversation|notifications|members|u\/:member|settings\/appearance)$/.test(path)

/** Takes the place of a worker that does harm: it clears what that one kept, and goes. */
const retiring = `self.addEventListener('install',()=>self.skipWaiting())
self.addEventListener('activate',(event)=>event.waitUntil((async()=>{
for(const name of await caches.keys())if(name.startsWith('guildhall-'))await caches.delete(name)
await self.registration.unregister()
})()))`
