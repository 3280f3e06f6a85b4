// Opens «Hvorfor?» beside the page. Without script, or when anything goes wrong, the link goes to the same page on its own.
let apner = false;

const apne = async (lenke) => {
  const svar = await fetch(lenke.href, { headers: { accept: 'text/html' }, credentials: 'same-origin' });
  if (!svar.ok || svar.redirected) throw new Error('svarte ikke');
  const side = new DOMParser().parseFromString(await svar.text(), 'text/html');
  const innhold = side.querySelector('[data-hvorforpanel]');
  if (!innhold) throw new Error('uten panel');
  const panel = document.createElement('dialog');
  panel.className = 'fm-sidepanel';
  panel.setAttribute('closedby', 'any');
  panel.setAttribute('aria-labelledby', innhold.getAttribute('aria-labelledby') ?? '');
  const lukk = innhold.querySelector('[data-lukk]');
  if (lukk) {
    lukk.textContent = lukk.dataset.lukk;
    lukk.addEventListener('click', (hendelse) => {
      hendelse.preventDefault();
      panel.close();
    });
    panel.append(document.adoptNode(lukk));
  }
  panel.append(document.adoptNode(innhold));
  panel.addEventListener('close', () => {
    panel.remove();
    lenke.focus();
  });
  document.body.append(panel);
  panel.showModal();
};

document.addEventListener('click', (hendelse) => {
  const lenke = hendelse.target instanceof Element ? hendelse.target.closest('a[data-hvorfor]') : null;
  const nyFane = hendelse.ctrlKey || hendelse.metaKey || hendelse.shiftKey || hendelse.button !== 0;
  if (!lenke || nyFane || hendelse.defaultPrevented || lenke.closest('dialog')) return;
  hendelse.preventDefault();
  if (apner) return;
  apner = true;
  apne(lenke)
    .catch(() => location.assign(lenke.href))
    .finally(() => {
      apner = false;
    });
});
