// Runs in the browser beside «Meld fravær», and reaches no other page. Keeps the page for when there is no net, and reports until they are sent.
// What is kept, for whom and how long: docs/beslutninger. Whether a report is late, and whether it may be sent at all, is the server's to say.
const SIDE = '/meld-fravar';
const SKALL = 'fravar-skall';
const TIME = 3_600_000;
/** Longer than this without an answer, and the page that is kept is shown. */
const VENT_PA_SIDE = 4000;
const VENT_PA_SVAR = 15_000;
/** The server knows a key again for two days. Later than this nobody knows whether the first attempt came through. */
const USIKKER_ETTER = 40 * TIME;

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (h) => h.waitUntil(self.clients.claim()));

// --- what is kept ---

const apneLager = () =>
  new Promise((ja, nei) => {
    const a = indexedDB.open('fravar', 1);
    a.onupgradeneeded = () => {
      a.result.createObjectStore('ko', { keyPath: 'id' });
      a.result.createObjectStore('skall');
    };
    a.onsuccess = () => ja(a.result);
    a.onerror = () => nei(a.error);
  });

/** Closed again at once: nothing stands in the way when everything is to be wiped. */
async function i(lager, gjor) {
  const db = await apneLager();
  try {
    return await new Promise((ja, nei) => {
      const tx = db.transaction(lager, 'readwrite');
      const spurt = gjor(tx.objectStore(lager));
      tx.oncomplete = () => ja(spurt.result);
      tx.onabort = () => nei(tx.error);
    });
  } finally {
    db.close();
  }
}
const alle = () => i('ko', (k) => k.getAll());
const lagre = (m) => i('ko', (k) => k.put(m));
const slett = (id) => i('ko', (k) => k.delete(id));

async function slettSkall() {
  await caches.delete(SKALL);
  await i('skall', (k) => k.clear());
}

/** The page that is kept, while it may be kept. */
async function gyldigSkall() {
  const om = await i('skall', (k) => k.get(SIDE));
  if (!om) return undefined;
  if (om.til === null || om.til > Date.now()) return caches.match(SIDE, { cacheName: SKALL });
  await slettSkall();
}

/** Keeps the page anew when it is another's, or not as it was. */
async function holdSkall({ merke, sum, minutter }) {
  const om = await i('skall', (k) => k.get(SIDE));
  const min = om?.merke === merke ? om : undefined;
  const til = minutter === null || min?.til === null ? null : Date.now() + minutter * 60_000;
  if (min?.sum !== sum) {
    const svar = await fetch(`${SIDE}/frakoblet`, { redirect: 'error' });
    if (!svar.ok) return;
    const html = await svar.clone().text();
    await slettSkall();
    const mellomlager = await caches.open(SKALL);
    await mellomlager.addAll([...new Set([...html.matchAll(/(?:href|src)="(\/statisk\/[^"]+)"/g)].map((m) => m[1]))]);
    await mellomlager.put(SIDE, svar);
  }
  await i('skall', (k) => k.put({ merke, sum, til }, SIDE));
}

/** What was sent this morning need not stand tonight; what somebody else wrote and never came back to, is too old to be sent. */
async function rydd(merke) {
  for (const m of await alle())
    if (
      (m.status === 'sendt' && Date.now() - m.sendt > 12 * TIME) ||
      (m.merke !== merke && Date.now() - m.skrevet > 14 * 24 * TIME)
    )
      await slett(m.id);
}

// --- the page ---

const nede = (svar) => svar.status >= 502 && svar.status <= 504;
const etter = (ms) => new Promise((ja) => setTimeout(ja, ms));

async function vis(h) {
  const nett = fetch(h.request).then(async (svar) => {
    // sent to log in, or no longer let in: the page is not this telephone's to show
    if (svar.type === 'opaqueredirect' || svar.status === 401 || svar.status === 403) await slettSkall();
    return svar;
  });
  h.waitUntil(nett.catch(() => undefined));
  const skall = await gyldigSkall().catch(() => undefined);
  if (!skall) return nett;
  return Promise.race([nett.then((svar) => (nede(svar) ? skall : svar)), etter(VENT_PA_SIDE).then(() => skall)]).catch(
    () => skall,
  );
}

/** The form was sent and did not come through: kept, and the page says so. */
async function taImot(h) {
  const kopi = h.request.clone();
  const svar = await Promise.race([fetch(h.request), etter(VENT_PA_SVAR)]).catch(() => undefined);
  if (svar && !nede(svar)) return svar;
  const felt = await kopi.formData();
  // a machine many people share: nothing is left there
  if (!felt.has('neste')) return Response.error();
  await leggIKo(felt);
  await self.registration.sync?.register('fravar').catch(() => undefined);
  return Response.redirect(SIDE, 303);
}

self.addEventListener('fetch', (h) => {
  const { method, mode, url, referrer } = h.request;
  const { origin, pathname } = new URL(url);
  if (origin !== self.location.origin) return;
  const fraSiden = URL.canParse(referrer) && new URL(referrer).origin === origin && new URL(referrer).pathname === SIDE;
  if (mode === 'navigate' && pathname === SIDE) {
    if (method === 'GET') h.respondWith(vis(h));
    // from a page of ours, or it is the browser's and the server's to refuse: nothing of another's making is kept or passed on
    else if (method === 'POST' && fraSiden) h.respondWith(taImot(h));
  } else if (method === 'GET' && fraSiden && pathname.startsWith('/statisk/'))
    h.respondWith(caches.match(h.request, { cacheName: SKALL, ignoreVary: true }).then((svar) => svar ?? fetch(h.request)));
});

// --- the reports ---

/** «I dag» is the day it was written, whenever it is sent. */
function tid(felt) {
  const f = (navn) => felt.get(navn) || undefined;
  const idag = new Date().toLocaleDateString('sv', { timeZone: 'Europe/Oslo' });
  const dag = (d) => ({ nar: 'dager', fra: d, til: d });
  switch (f('nar')) {
    case 'dager':
      return { nar: 'dager', fra: f('fra'), til: f('til') };
    case 'del':
      return { nar: 'del', dato: f('dato') ?? idag, fraKl: f('fraKl'), tilKl: f('tilKl') };
    case 'imorgen':
      return dag(f('neste'));
    default:
      return dag(idag);
  }
}

async function leggIKo(felt) {
  const elever = [...felt.keys()].filter((k) => k.startsWith('elev-')).map((k) => k.slice(5));
  const inn = { elever, type: felt.get('type') ?? '', merknad: felt.get('merknad') || undefined, ...tid(felt) };
  const merke = felt.get('merke');
  // pressed twice, or sent again from the page before
  const lik = (await alle()).some(
    (m) => m.status !== 'avvist' && m.merke === merke && JSON.stringify(m.inn) === JSON.stringify(inn),
  );
  if (!lik) await lagre({ id: crypto.randomUUID(), merke, skrevet: Date.now(), status: 'venter', inn });
}

const json = { 'content-type': 'application/json', accept: 'application/json' };

async function sendEn(m) {
  if (m.forsokt && Date.now() - m.forsokt > USIKKER_ETTER) return lagre({ ...m, status: 'usikker' });
  const forsokt = { ...m, status: 'venter', forsokt: m.forsokt ?? Date.now() };
  await lagre(forsokt);
  const svar = await fetch('/api/v1/fravar', {
    method: 'POST',
    headers: { ...json, 'idempotency-key': m.id },
    body: JSON.stringify({ ...m.inn, merke: m.merke }),
  });
  const sagt = await svar.json().catch(() => undefined);
  if (svar.ok && sagt?.meldinger) return lagre({ ...m, status: 'sendt', sendt: Date.now(), sen: sagt.sen, lik: sagt.lik });
  if (svar.status === 401) return lagre({ ...m, status: 'logginn' });
  if (sagt?.type === 'urn:friminutt:feil:annen_person' || svar.ok || svar.status === 429 || svar.status >= 500) return undefined;
  return lagre({ ...m, status: 'avvist', grunn: Object.values(sagt?.felt ?? {}).join(' ') || sagt?.title });
}

const usendt = (m) => m.status === 'venter' || m.status === 'logginn';

/** Sends what the person logged in has written. True when something still waits for net. */
async function sendAlle() {
  const ko = (await alle()).filter(usendt);
  if (ko.length === 0) return false;
  try {
    const svar = await fetch('/api/v1/fravar/merke', { headers: json, cache: 'no-store' });
    if (svar.status === 401) {
      await slettSkall();
      for (const m of ko) await lagre({ ...m, status: 'logginn' });
    }
    if (!svar.ok) return svar.status >= 500;
    const { merke } = await svar.json();
    for (const m of ko) if (m.merke === merke) await sendEn(m);
  } catch {
    return true;
  } finally {
    for (const c of await self.clients.matchAll()) c.postMessage({ hva: 'endret' });
  }
  return (await alle()).some((m) => m.status === 'venter' && m.forsokt);
}

let sender;
/** One at a time, whoever asks. */
const send = () => (sender ??= sendAlle().finally(() => (sender = undefined)));

self.addEventListener('sync', (h) =>
  h.waitUntil(
    send().then((venter) => {
      // the browser tries again
      if (venter) throw new Error('venter');
    }),
  ),
);

async function ta(hva, data, source) {
  const liste = async () => {
    const ko = await alle();
    if (data.merke) source?.postMessage({ ko: ko.filter((m) => m.merke === data.merke), igjen: ko.some(usendt) });
  };
  if (hva === 'fjern' && (await alle()).some((m) => m.id === data.id && m.merke === data.merke)) await slett(data.id);
  if (hva === 'klar') await rydd(data.merke);
  await liste();
  if (hva === 'klar' && data.sum) await holdSkall(data).catch(() => undefined);
  if (hva === 'klar' || hva === 'send') await send();
}

let forrige = Promise.resolve();
// one after the other: two pages opened at once keep one page
self.addEventListener('message', (h) =>
  h.waitUntil((forrige = forrige.then(() => ta(h.data.hva, h.data, h.source)).catch(() => undefined))),
);
