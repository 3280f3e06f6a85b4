// Runs in the browser without a page. Shows what the house sends (never what it is about), says that it was shown, and opens the portal when pressed.
self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (h) => h.waitUntil(self.clients.claim()));

const les = (h) => {
  try {
    return h.data?.json() ?? {};
  } catch {
    return {};
  }
};

async function vis(v) {
  await self.registration.showNotification(v.tittel ?? 'Friminutt', {
    body: v.tekst ?? '',
    tag: v.merke ?? 'friminutt',
    lang: v.sprak ?? 'nb',
    icon: '/ikon-192.png',
  });
  if (!v.kvittering) return;
  // not logged in, and no cookie with it: the token is all that is said
  await fetch('/api/v1/push/kvittering', {
    method: 'POST',
    credentials: 'omit',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ kvittering: v.kvittering }),
  }).catch(() => undefined);
}

self.addEventListener('push', (h) => h.waitUntil(vis(les(h))));

self.addEventListener('notificationclick', (h) => {
  h.notification.close();
  h.waitUntil(
    (async () => {
      const vinduer = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
      // a page somebody is writing on is left alone
      const forside = vinduer.find((v) => new URL(v.url).pathname === '/');
      if (!forside) return self.clients.openWindow('/');
      await forside.focus();
      return forside.navigate('/').catch(() => undefined);
    })(),
  );
});
