import push from '../sw/push.js?raw'

/** What the worker does, one part after the other; each stands on its own. */
const parts = [push]

/** The service worker. Asked for anew at every start of the browser, so it is never kept long. */
export const loader = () =>
  new Response(parts.join('\n'), {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache', 'service-worker-allowed': '/' },
  })
