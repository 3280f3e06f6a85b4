// «Meld fravær» without net: says what has been written on this telephone and how it went. The worker keeps and sends (fravarsarbeider.js).
const rot = document.querySelector('[data-frakoblet]');

if (rot && 'serviceWorker' in navigator) {
  const { merke, barn, sum, minutter, ord, mangler, dager } = JSON.parse(rot.dataset.frakoblet);
  const [nett, liste] = [rot.querySelector('output'), rot.querySelector('ul')];
  const skjema = document.querySelector('.fm-meld');
  const felt = (navn) => skjema.querySelector(`[name^="${navn}"]`);
  // first, before anything is waited for: without net nobody else says what is missing
  const feil = () => {
    const har = (navn) => new FormData(skjema).get(navn);
    if (![...new FormData(skjema).keys()].some((n) => n.startsWith('elev-'))) return 'elev';
    if (har('nar') === 'dager' && !har('fra')) return 'fra';
    if (har('nar') === 'dager' && !(har('til') >= har('fra'))) return 'til';
    if (har('nar') === 'del' && !har('fraKl')) return 'fraKl';
    if (har('nar') === 'del' && !(har('tilKl') > har('fraKl'))) return 'tilKl';
    return har('type') ? undefined : 'type';
  };
  skjema?.addEventListener('input', () => {
    for (const f of skjema.elements) f.setCustomValidity('');
  });
  skjema?.addEventListener('submit', (h) => {
    const hva = !navigator.onLine && feil();
    if (!hva) return;
    h.preventDefault();
    felt(hva).setCustomValidity(mangler[hva]);
    felt(hva).reportValidity();
  });
  // the page that is kept is opened many times: each form is a form of its own
  if (!sum && skjema) skjema.elements['_nokkel'].value = crypto.randomUUID();

  const arbeider = navigator.serviceWorker;
  const reg = await arbeider.register('/fravarsarbeider.js', { scope: '/meld-fravar' });
  const si = async (hva, mer) => (await arbeider.ready).active.postMessage({ hva, merke, ...mer });

  const oslo = (ms, valg) => new Date(ms).toLocaleString('nb', { timeZone: 'Europe/Oslo', ...valg });
  const kl = (ms) => oslo(ms, { hour: '2-digit', minute: '2-digit' }).replace(':', '.');
  // not every browser knows nynorsk; the months are the same
  const dag = (d) => `${dager[new Date(d).getUTCDay()]} ${oslo(`${d}T12:00Z`, { day: 'numeric', month: 'long' })}`;
  const nar = ({ dato, fra, til, fraKl, tilKl }) =>
    dato
      ? `${dag(dato)} ${fraKl}–${tilKl}`.replaceAll(':', '.')
      : fra === til ? dag(fra) : `${dag(fra)} ${ord.til} ${dag(til)}`; // prettier-ignore
  const status = (m) => {
    const sendt = () =>
      m.sen
        ? `${ord.skrevet} ${kl(m.skrevet)}, ${ord.sendt.toLowerCase()} ${kl(m.sendt)}: ${ord.sen}.`
        : `${ord.sendt} ${kl(m.sendt)}.`;
    if (m.status === 'sendt') return sendt() + (m.lik ? ` ${ord.lik}` : '');
    if (m.status === 'avvist') return `${ord.avvist} ${m.grunn}`;
    if (m.status === 'venter') return navigator.onLine ? ord.svarer : reg.sync ? ord.venter : ord.venterApen;
    return m.status === 'usikker' ? ord.usikker : '';
  };
  const el = (navn, tekst, mer) => Object.assign(document.createElement(navn), { textContent: tekst, ...mer });
  const lenke = (href, tekst) => el('a', tekst, { className: 'ds-link', href });

  const tegn = (m) => {
    const li = el('li');
    const hvem = m.inn.elever.map((id) => barn[id] ?? '').join(` ${ord.og} `);
    const p = el('p');
    p.append(el('strong', hvem), ' ', el('span', nar(m.inn), { className: 'fm-linje' }), el('span', status(m)));
    if (m.status === 'logginn') p.append(lenke('/logg-inn?til=%2Fmeld-fravar', ord.logginn));
    if (m.status === 'sendt') p.append(' ', lenke('/meld-fravar', ord.se));
    const fjern = el('button', ord.fjern, { type: 'button', className: 'ds-button' });
    Object.assign(fjern.dataset, { variant: 'tertiary', size: 'sm' });
    fjern.append(el('span', `, ${hvem}`, { className: 'ds-sr-only' }));
    fjern.addEventListener('click', () => void si('fjern', { id: m.id }));
    li.append(p, fjern);
    return li;
  };
  let igjen;
  let sist = '';
  let pause = 1000;
  const vis = (ko, usendt) => {
    const venter = ko.some((m) => m.status === 'venter');
    if (usendt) localStorage.fravarKo = 1;
    else localStorage.removeItem('fravarKo');
    clearTimeout(igjen);
    // there is net, and no answer: soon, and then more seldom
    if (venter && navigator.onLine) igjen = setTimeout(() => void si('send'), (pause = Math.min(pause * 2, 60_000)));
    if (venter) reg.sync?.register('fravar').catch(() => undefined);
    // said once: a list drawn anew is read aloud anew
    const na = JSON.stringify([ko.map((m) => [m.id, status(m)])]);
    if (na !== sist) liste.replaceChildren(...ko.map(tegn));
    sist = na;
  };
  arbeider.addEventListener('message', ({ data }) => (data.ko ? vis(data.ko, data.igjen) : void si('les')));
  arbeider.startMessages();

  const siNett = (skiftet) => {
    const pa = navigator.onLine;
    if (sum) nett.textContent = pa ? '' : ord.uten;
    else if (skiftet) {
      rot.previousElementSibling.hidden = pa;
      nett.textContent = pa ? ord.igjen : '';
    }
    if (skiftet) void si(pa ? 'send' : 'les');
  };
  for (const h of ['online', 'offline']) addEventListener(h, () => ((pause = 1000), siNett(true)));
  document.addEventListener('visibilitychange', () => document.hidden || void si('send'));
  siNett();

  await si('klar', { sum, minutter });
}
