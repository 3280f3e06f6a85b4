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

const abonnement = async (metode, kropp) => {
  const valg = {
    method: metode,
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify(kropp),
  };
  const svar = await fetch('/api/v1/push', valg);
  if (!svar.ok) throw new Error(String(svar.status));
};

// The browser has taken the address it gave, or given another. Said by the same door as when notices were turned on, by who is logged in; where
// nobody is, the page «Varsler på denne enheten» says it when it is opened, and notices come by SMS or e-mail until then.
async function forny({ oldSubscription: for_, newSubscription: ny }) {
  const nokkel = for_?.options?.applicationServerKey;
  const a =
    ny ?? (nokkel && (await self.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: nokkel })));
  if (!a) return;
  const { keys } = a.toJSON();
  await abonnement('POST', { endepunkt: a.endpoint, p256dh: keys.p256dh, auth: keys.auth });
  if (for_ && for_.endpoint !== a.endpoint) await abonnement('DELETE', { endepunkt: for_.endpoint });
}

self.addEventListener('pushsubscriptionchange', (h) => h.waitUntil(forny(h).catch(() => undefined)));

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
