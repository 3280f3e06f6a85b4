// Drag a lesson to another place in the week: opens its form with the new place filled in, where those who are taken are shown. Nothing is saved here;
// the form has the same two choices without this.
const timer = [...document.querySelectorAll('li[data-flyttes]')];
const stedI = (x, y) => document.elementFromPoint(x, y)?.closest('td')?.querySelector('[data-sted]') ?? undefined;

for (const time of timer) {
  const grep = document.createElement('span');
  grep.className = 'fm-grep';
  grep.ariaHidden = 'true';
  time.prepend(grep);
  grep.addEventListener('pointerdown', (start) => {
    if (start.button !== 0) return;
    start.preventDefault();
    grep.setPointerCapture(start.pointerId);
    const skygge = document.createElement('div');
    skygge.className = 'fm-skygge';
    skygge.textContent = time.querySelector('a')?.firstChild?.textContent ?? '';
    document.body.append(skygge);
    let over;
    const merk = (sted) => {
      over?.closest('td').removeAttribute('data-over');
      over = sted;
      over?.closest('td').setAttribute('data-over', '');
    };
    const flytt = (h) => {
      skygge.style.translate = `${h.clientX + 12}px ${h.clientY + 12}px`;
      merk(stedI(h.clientX, h.clientY));
    };
    const slutt = (ta) => {
      for (const [slag, lytter] of lyttere) grep.removeEventListener(slag, lytter);
      document.removeEventListener('keydown', angre);
      skygge.remove();
      const sted = over?.dataset.sted;
      const fra = time.closest('[data-sted]')?.dataset.sted;
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
if (timer.length > 0) document.querySelector('[data-flytt-om]')?.removeAttribute('hidden');
