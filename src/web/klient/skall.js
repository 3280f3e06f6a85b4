// The top bar's menus are <details>: this closes the open one on Escape and on a click elsewhere. Works without it too.
const apne = () => document.querySelectorAll('details[data-nedtrekk][open]');

document.addEventListener('click', (hendelse) => {
  for (const meny of apne()) if (!meny.contains(hendelse.target)) meny.open = false;
});

document.addEventListener('keydown', (hendelse) => {
  if (hendelse.key !== 'Escape') return;
  for (const meny of apne()) {
    meny.open = false;
    if (meny.contains(document.activeElement)) meny.querySelector('summary')?.focus();
  }
});

// an absence report kept by this telephone goes with the first page that is opened with net
if (localStorage.fravarKo)
  void navigator.serviceWorker?.getRegistration('/meld-fravar').then((r) => r?.active?.postMessage({ hva: 'send' }));
