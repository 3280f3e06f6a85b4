// Drag somebody to a class: sets the choice in the line's own list, which is whole without this. Nothing is saved before the form is.
const skjema = document.querySelector('form[data-dra]');
const steder = skjema ? JSON.parse(skjema.dataset.dra) : [];

if (skjema && steder.length > 0) {
  const linjer = [...skjema.querySelectorAll('select[data-na]')].map((valg) => ({ valg, rad: valg.closest('tr') }));
  const her = (l) => l.valg.value || l.valg.dataset.na;
  const navn = (l) => document.getElementById(l.valg.getAttribute('aria-labelledby'))?.textContent.trim() ?? '';

  const hylle = document.createElement('div');
  hylle.className = 'fm-hylle';
  // the lists say the same to those who do not see it
  hylle.ariaHidden = 'true';
  const bokser = steder.map(({ verdi, navn: tekst }) => {
    const boks = document.createElement('div');
    const antall = document.createElement('span');
    boks.className = 'fm-hylleplass';
    boks.dataset.verdi = verdi;
    antall.className = 'fm-dempet fm-tall';
    boks.append(tekst, antall);
    hylle.append(boks);
    return { boks, antall, verdi, tekst };
  });
  const sagt = document.createElement('p');
  sagt.className = 'fm-dempet fm-liten';
  sagt.setAttribute('role', 'status');
  sagt.textContent = skjema.dataset.draOm;
  const tabell = linjer[0]?.rad.closest('table');
  (tabell?.closest('.fm-tabell') ?? tabell ?? skjema).before(sagt, hylle);

  const tell = () => {
    for (const b of bokser) b.antall.textContent = String(linjer.filter((l) => her(l) === b.verdi).length);
    for (const l of linjer) l.rad.toggleAttribute('data-endret', l.valg.value !== '' && l.valg.value !== l.valg.dataset.na);
  };
  skjema.addEventListener('change', tell);
  tell();

  const legg = (l, b) => {
    // where one already is, is no choice of its own
    const finnes = [...l.valg.options].some((o) => o.value === b.verdi);
    l.valg.value = finnes ? b.verdi : '';
    l.valg.dispatchEvent(new Event('change', { bubbles: true }));
    sagt.textContent = skjema.dataset.draLagt.replace('{navn}', navn(l)).replace('{klasse}', b.tekst);
  };

  for (const l of linjer) {
    if (l.valg.disabled) continue;
    const grep = document.createElement('span');
    grep.className = 'fm-grep';
    grep.ariaHidden = 'true';
    l.rad.querySelector('th, td').prepend(grep);
    grep.addEventListener('pointerdown', (start) => {
      if (start.button !== 0) return;
      start.preventDefault();
      grep.setPointerCapture(start.pointerId);
      const skygge = document.createElement('div');
      skygge.className = 'fm-skygge';
      skygge.textContent = navn(l);
      document.body.append(skygge);
      let over;
      const flytt = (h) => {
        skygge.style.translate = `${h.clientX + 12}px ${h.clientY + 12}px`;
        const treff = document.elementFromPoint(h.clientX, h.clientY)?.closest('.fm-hylleplass');
        over = bokser.find((b) => b.boks === treff);
        for (const b of bokser) b.boks.toggleAttribute('data-over', b === over);
      };
      const slutt = (ta) => {
        for (const [slag, lytter] of lyttere) grep.removeEventListener(slag, lytter);
        document.removeEventListener('keydown', angre);
        skygge.remove();
        hylle.removeAttribute('data-drar');
        for (const b of bokser) b.boks.removeAttribute('data-over');
        if (ta && over) legg(l, over);
      };
      const angre = (h) => h.key === 'Escape' && slutt(false);
      const lyttere = [
        ['pointermove', flytt],
        ['pointerup', () => slutt(true)],
        ['pointercancel', () => slutt(false)],
      ];
      for (const [slag, lytter] of lyttere) grep.addEventListener(slag, lytter);
      document.addEventListener('keydown', angre);
      hylle.setAttribute('data-drar', '');
      flytt(start);
    });
  }
}
