// Auto-lock of a machine many people share: covers the page when it has stood still, and uncovers it when the same person has logged in again in
// another tab. What was typed is still there. Without script the server locks by itself, and asks for login at the next click.
const minutter = Number(document.body.dataset.lasEtter);
const dekke = document.querySelector('[data-las]');

if (minutter > 0 && dekke !== null) {
  const okt = async () => (await fetch('/okt', { cache: 'no-store' })).json();
  let hvem;
  okt()
    .then((o) => (hvem = o.hvem))
    .catch(() => undefined);

  const resten = () => [...document.body.children].filter((e) => e !== dekke && e.tagName !== 'SCRIPT');
  const dekk = async () => {
    for (const e of resten()) e.hidden = true;
    dekke.showModal();
    await fetch('/las', { method: 'POST', redirect: 'manual' }).catch(() => undefined);
  };
  const avdekk = async () => {
    if (!dekke.open) return;
    const o = await okt().catch(() => ({ apen: false }));
    if (!o.apen) return;
    // somebody else: this page is not theirs to see
    if (o.hvem !== hvem) location.replace('/');
    else {
      dekke.close();
      for (const e of resten()) e.hidden = false;
      vekk();
    }
  };

  let ur;
  const vekk = () => {
    clearTimeout(ur);
    if (!dekke.open) ur = setTimeout(() => void dekk(), minutter * 60_000);
  };
  for (const h of ['pointerdown', 'keydown', 'scroll']) document.addEventListener(h, vekk, { passive: true });
  document.addEventListener('visibilitychange', () => void avdekk());
  addEventListener('focus', () => void avdekk());
  dekke.addEventListener('cancel', (h) => h.preventDefault());
  vekk();
}
