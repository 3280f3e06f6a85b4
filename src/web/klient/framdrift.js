// Keeps every [data-framdrift] up to date while its work goes on. A message over SSE only says «changed»: what is shown is
// always asked for anew, so it is what access allows now. Without SSE it asks every other second.
const PAUSE_MS = 2000;
const LENGSTE_PAUSE_MS = 30000;

function folg(del) {
  let pause = PAUSE_MS;
  let venter;
  let kilde;
  let henter = false;
  let endretImens = false;
  const pagar = () => del.isConnected && del.hasAttribute('data-pagar');

  const planlegg = () => {
    clearTimeout(venter);
    if (pagar()) venter = setTimeout(() => void hent(), kilde?.readyState === EventSource.OPEN ? LENGSTE_PAUSE_MS : pause);
    else kilde?.close();
  };

  const byttUt = (html) => {
    const ny = new DOMParser().parseFromString(html, 'text/html').getElementById(del.id);
    if (!ny) throw new Error('uten framdrift');
    const ferdigNa = del.hasAttribute('data-pagar') && !ny.hasAttribute('data-pagar');
    const fokus = del.contains(document.activeElement) ? document.activeElement?.id : undefined;
    // The status line is kept as an element, so that a screen reader hears that its words changed.
    const gammelStatus = del.querySelector('output');
    const nyStatus = ny.querySelector('output');
    if (gammelStatus && nyStatus) {
      if (gammelStatus.textContent !== nyStatus.textContent) gammelStatus.replaceChildren(...nyStatus.childNodes);
      nyStatus.replaceWith(gammelStatus);
    }
    del.dataset.framdrift = ny.dataset.framdrift ?? del.dataset.framdrift;
    del.toggleAttribute('data-pagar', ny.hasAttribute('data-pagar'));
    del.replaceChildren(...ny.childNodes);
    if (fokus) document.getElementById(fokus)?.focus();
    if (ferdigNa) document.title = `✓ ${document.title}`;
    // the rest of the page told of the work too; never while somebody is writing
    const skriver = [...document.querySelectorAll('textarea')].some((t) => t.value !== '');
    if (ferdigNa && del.hasAttribute('data-hele-siden') && !skriver) location.reload();
  };

  async function hent() {
    if (henter) {
      endretImens = true;
      return;
    }
    henter = true;
    try {
      const svar = await fetch(del.dataset.framdrift, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
      if (!svar.ok || svar.redirected) throw new Error('svarte ikke');
      byttUt(await svar.text());
      pause = PAUSE_MS;
    } catch {
      pause = Math.min(pause * 2, LENGSTE_PAUSE_MS);
    } finally {
      henter = false;
    }
    if (endretImens && pagar()) {
      endretImens = false;
      void hent();
    } else planlegg();
  }

  if (!pagar()) return;
  if (del.dataset.hendelser) {
    kilde = new EventSource(del.dataset.hendelser);
    kilde.addEventListener('message', () => void hent());
    kilde.addEventListener('error', planlegg);
  }
  planlegg();
}

for (const del of document.querySelectorAll('[data-framdrift]')) folg(del);
