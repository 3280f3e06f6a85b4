// «/» and Ctrl/⌘+K put the cursor in the search field. Without script the field is reached with Tab as any other.
const felt = document.querySelector('[data-sok]');

const skriver = (mal) =>
  mal instanceof Element && mal.closest('input, textarea, select, [contenteditable]:not([contenteditable="false"])') !== null;

if (felt instanceof HTMLInputElement) {
  felt.setAttribute('aria-keyshortcuts', '/ Control+K Meta+K');
  document.addEventListener('keydown', (hendelse) => {
    const kommando = (hendelse.ctrlKey || hendelse.metaKey) && !hendelse.altKey && hendelse.key.toLowerCase() === 'k';
    const skrastrek =
      hendelse.key === '/' && !hendelse.ctrlKey && !hendelse.metaKey && !hendelse.altKey && !skriver(hendelse.target);
    if (!kommando && !skrastrek) return;
    hendelse.preventDefault();
    felt.focus();
    felt.select();
  });
}
