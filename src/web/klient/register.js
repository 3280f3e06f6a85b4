// Keys for the class register: digits go to a line, F absent, S late (then the minutes), G left, space present, arrows move, Enter saves.
// The form is whole without this.
const skjema = document.querySelector('[data-register]');
const hint = document.querySelector('[data-taster]');

if (skjema) {
  if (hint) hint.hidden = false;
  const linjer = [...skjema.querySelectorAll('.fm-register-linje')];
  const telling = document.querySelector('[data-tilstede]');
  let tall = '';
  let glem;
  let skittent = false;

  const radio = (linje, verdi) => linje.querySelector(`input[type=radio][value=${verdi}]`);
  const her = () => document.activeElement?.closest('.fm-register-linje');
  const ga = (linje) => {
    (linje?.querySelector('input[type=radio]:checked') ?? linje?.querySelector('input[type=radio]'))?.focus();
    linje?.scrollIntoView({ block: 'nearest' });
  };
  const tell = () => {
    if (!telling) return;
    const n = linjer.filter((l) => radio(l, 'tilstede')?.checked || radio(l, 'sen')?.checked).length;
    telling.textContent = telling.textContent.replace(/\d+/, String(n));
  };
  const sett = (linje, verdi) => {
    const r = linje && radio(linje, verdi);
    if (!r || r.disabled) return;
    r.checked = true;
    r.dispatchEvent(new Event('change', { bubbles: true }));
    if (verdi === 'sen' || verdi === 'gikk') linje.querySelector('.fm-register-min input')?.focus();
    else r.focus();
  };

  skjema.addEventListener('change', () => {
    skittent = true;
    tell();
  });
  skjema.addEventListener('input', () => (skittent = true));

  document.addEventListener('keydown', (h) => {
    if (h.ctrlKey || h.metaKey || h.altKey) return;
    const i = h.target instanceof HTMLInputElement && h.target.type !== 'radio';
    const felt = i || h.target instanceof HTMLSelectElement || h.target instanceof HTMLTextAreaElement;
    const inne = skjema.contains(h.target) || h.target === document.body;
    if (!inne) return;
    if (h.key === 'Enter' && (h.target instanceof HTMLInputElement || h.target === document.body)) {
      h.preventDefault();
      skjema.requestSubmit();
      return;
    }
    if (h.key === 'ArrowDown' || h.key === 'ArrowUp') {
      if (h.target instanceof HTMLSelectElement) return;
      h.preventDefault();
      const n = linjer.indexOf(her());
      ga(linjer[Math.max(0, Math.min(linjer.length - 1, n + (h.key === 'ArrowDown' ? 1 : -1)))]);
      return;
    }
    if (felt) return;
    if (/^\d$/.test(h.key)) {
      clearTimeout(glem);
      tall = `${tall}${h.key}`.slice(-2);
      const linje = linjer[Number(tall) - 1] ?? linjer[Number(h.key) - 1];
      if (linje) ga(linje);
      glem = setTimeout(() => (tall = ''), 1500);
      h.preventDefault();
      return;
    }
    const valg = { f: 'borte', s: 'sen', g: 'gikk', ' ': 'tilstede' }[h.key.toLowerCase()];
    if (!valg || !her()) return;
    h.preventDefault();
    tall = '';
    sett(her(), valg);
  });

  // What others have said since the page was opened is only fetched while nothing is typed: the save itself finds a conflict.
  if (skjema.dataset.hendelser && typeof EventSource === 'function') {
    const kilde = new EventSource(skjema.dataset.hendelser);
    kilde.addEventListener('message', () => {
      if (!skittent) location.reload();
    });
  }
}
