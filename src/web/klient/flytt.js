// Drag a lesson to another place in the week. While it is held, the places where somebody would be in two are marked, and say who. Letting go opens its form
// with the new place filled in: nothing is saved here, and the form has the same two choices without this.
const timer = [...document.querySelectorAll('li[data-flyttes]')];
const steder = [...document.querySelectorAll('td [data-sted]')];
const stedI = (x, y) => document.elementFromPoint(x, y)?.closest('td')?.querySelector('[data-sted]') ?? undefined;
const sagt = document.createElement('p');
sagt.className = 'ds-sr-only';
sagt.setAttribute('role', 'status');

for (const time of timer) {
  const fra = time.closest('[data-sted]')?.dataset.sted;
  const opptatt = JSON.parse(time.dataset.opptatt);
  const grep = document.createElement('span');
  grep.className = 'fm-grep';
  grep.ariaHidden = 'true';
  time.prepend(grep);
  grep.addEventListener('pointerdown', (start) => {
    if (start.button !== 0) return;
    start.preventDefault();
    grep.setPointerCapture(start.pointerId);
    const skygge = document.createElement('div');
    const hvem = document.createElement('div');
    skygge.className = 'fm-skygge';
    hvem.className = 'fm-liten';
    skygge.append(time.querySelector('a')?.firstChild?.textContent ?? '', hvem);
    document.body.append(skygge);
    for (const s of steder) s.closest('td').toggleAttribute('data-opptatt', s.dataset.sted !== fra && s.dataset.sted in opptatt);
    let over;
    const merk = (sted) => {
      if (sted === over) return;
      over?.closest('td').removeAttribute('data-over');
      over = sted;
      over?.closest('td').setAttribute('data-over', '');
      const ord = over === undefined || over.dataset.sted === fra ? undefined : opptatt[over.dataset.sted];
      hvem.textContent = ord ?? '';
      if (over !== undefined) sagt.textContent = [over.dataset.navn, ord].filter(Boolean).join('. ');
    };
    const flytt = (h) => {
      // kept inside the window where there is no room to the right of the pointer
      skygge.style.translate = `${Math.max(0, Math.min(h.clientX + 12, innerWidth - skygge.offsetWidth - 4))}px ${h.clientY + 12}px`;
      merk(stedI(h.clientX, h.clientY));
    };
    const slutt = (ta) => {
      for (const [slag, lytter] of lyttere) grep.removeEventListener(slag, lytter);
      document.removeEventListener('keydown', angre);
      skygge.remove();
      for (const s of steder) s.closest('td').removeAttribute('data-opptatt');
      const sted = over?.dataset.sted;
      merk(undefined);
      if (!ta || sted === undefined || sted === fra) return;
      const til = new URL(time.dataset.flyttes, location.href);
      const [dag, nr] = sted.split('-');
      til.searchParams.set('tilDag', dag);
      til.searchParams.set('tilNr', nr);
      location.assign(til);
    };
    const angre = (h) => h.key === 'Escape' && slutt(false);
    const lyttere = [
      ['pointermove', flytt],
      ['pointerup', () => slutt(true)],
      ['pointercancel', () => slutt(false)],
    ];
    for (const [slag, lytter] of lyttere) grep.addEventListener(slag, lytter);
    document.addEventListener('keydown', angre);
    flytt(start);
  });
}
if (timer.length > 0) {
  document.querySelector('[data-flytt-om]')?.removeAttribute('hidden');
  document.querySelector('main')?.append(sagt);
}
