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
