// The part of the service worker that shows pushes (Push API, RFC 8030). One `tag`, one notification: a message that comes
// twice replaces itself.
self.addEventListener('push', (event) => {
  const { title, body, url, tag } = event.data?.json() ?? {}
  if (!title) return
  const shown = { body, tag, data: { url }, icon: '/favicon.svg', badge: '/favicon.svg' }
  event.waitUntil(self.registration.showNotification(title, shown))
})

// Goes on in a window that is open already, if there is one.
self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(openAt(event.notification.data?.url ?? '/notifications'))
})

async function openAt(address) {
  const url = new URL(address, self.location.origin)
  if (url.origin !== self.location.origin) return
  const windows = await self.clients.matchAll({ type: 'window', includeUncontrolled: true })
  const open = windows.find((each) => each.url === url.href) ?? windows.find((each) => 'navigate' in each)
  if (!open) return self.clients.openWindow(url.href)
  await open.focus()
  if (open.url !== url.href) await open.navigate(url.href).catch(() => self.clients.openWindow(url.href))
}

// The browser renewed its subscription: the server gets the new one in the place of the old.
self.addEventListener('pushsubscriptionchange', (event) => {
  event.waitUntil(renew(event.oldSubscription, event.newSubscription))
})

async function renew(old, renewed) {
  const options = old?.options
  const subscription = renewed ?? (options && (await self.registration.pushManager.subscribe(options)))
  if (!subscription) return
  const { endpoint, keys } = subscription.toJSON()
  const form = new URLSearchParams({
    intent: 'register',
    endpoint,
    p256dh: keys.p256dh,
    auth: keys.auth,
    replaces: old?.endpoint ?? '',
  })
  await fetch('/settings/push', { method: 'POST', body: form })
}
