// «Slå på varsler på denne enheten». Without this, or where the browser cannot, the page says how notices come otherwise.
const rot = document.querySelector('[data-push]');
const kan = 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window;

if (rot && kan) {
  const [pa, av, status] = ['[data-pa]', '[data-av]', 'output'].map((s) => rot.querySelector(s));
  const knapper = rot.querySelectorAll('button');
  const nokkel = rot.dataset.push;
  document.querySelector('[data-uten-push]')?.setAttribute('hidden', '');
  rot.hidden = false;

  const si = (hva) => (status.textContent = rot.dataset[hva] ?? '');
  const bytes = (b64) => Uint8Array.from(atob(b64.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
  const vis = (paslatt) => {
    pa.hidden = paslatt || Notification.permission === 'denied';
    av.hidden = !paslatt;
  };
  const api = async (metode, kropp) => {
    const valg = {
      method: metode,
      headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
      body: JSON.stringify(kropp),
    };
    const r = await fetch('/api/v1/push', valg);
    if (!r.ok) throw new Error(String(r.status));
  };
  const abonnement = async () => (await navigator.serviceWorker.getRegistration('/'))?.pushManager.getSubscription();
  const lagre = (a) => {
    const { keys } = a.toJSON();
    return api('POST', { endepunkt: a.endpoint, p256dh: keys.p256dh, auth: keys.auth });
  };
  const kjor = async (arbeid) => {
    for (const k of knapper) k.disabled = true;
    si('');
    try {
      si(await arbeid());
    } catch {
      si('feil');
    }
    for (const k of knapper) k.disabled = false;
    [...knapper].find((k) => k.offsetParent)?.focus();
  };
  const gjor = (arbeid) => () => void kjor(arbeid);

  pa.addEventListener(
    'click',
    gjor(async () => {
      if ((await Notification.requestPermission()) !== 'granted') {
        vis(false);
        return 'nektet';
      }
      const reg = await navigator.serviceWorker.register('/tjenestearbeider.js', { scope: '/' });
      await navigator.serviceWorker.ready;
      // one made with a key the kommune has changed is of no use
      await (await reg.pushManager.getSubscription())?.unsubscribe();
      const a = await reg.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(nokkel) });
      try {
        await lagre(a);
      } catch (e) {
        await a.unsubscribe();
        throw e;
      }
      vis(true);
      return 'paslatt';
    }),
  );
  av.addEventListener(
    'click',
    gjor(async () => {
      const a = await abonnement();
      if (a) {
        await api('DELETE', { endepunkt: a.endpoint });
        await a.unsubscribe();
      }
      vis(false);
      return 'avslatt';
    }),
  );

  const a = await abonnement();
  vis(Boolean(a));
  if (Notification.permission === 'denied') si('nektet');
  // the browser may have changed its address since last; the same again changes nothing
  if (a) await lagre(a).catch(() => undefined);
}
