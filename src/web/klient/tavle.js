// Keeps the board up to date: a message over SSE says «changed», and what is shown is asked for anew, as access allows now. The clock moves
// deadlines too, so it is asked each minute as well.
const tavle = document.querySelector('[data-tavle]');
const MINUTT = 60_000;

if (tavle) {
  let henter = false;
  let igjen = false;
  const hent = async () => {
    if (henter) {
      igjen = true;
      return;
    }
    henter = true;
    try {
      const svar = await fetch(location.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
      if (!svar.ok || svar.redirected) return;
      const ny = new DOMParser().parseFromString(await svar.text(), 'text/html').querySelector('[data-tavle]');
      if (!ny) return;
      const fokus = tavle.contains(document.activeElement) ? document.activeElement?.id : undefined;
      const status = tavle.querySelector('output');
      const nyStatus = ny.querySelector('output');
      // kept as an element, so that a screen reader hears that its words changed
      if (status && nyStatus) {
        if (status.textContent !== nyStatus.textContent) status.textContent = nyStatus.textContent;
        nyStatus.replaceWith(status);
      }
      tavle.replaceChildren(...ny.childNodes);
      if (fokus) document.getElementById(fokus)?.focus();
    } catch {
      // the line is down: the next minute tries again
    } finally {
      henter = false;
    }
    if (igjen) {
      igjen = false;
      void hent();
    }
  };
  if (tavle.dataset.hendelser && typeof EventSource === 'function')
    new EventSource(tavle.dataset.hendelser).addEventListener('message', () => void hent());
  setInterval(() => {
    if (!document.hidden) void hent();
  }, MINUTT);
}
