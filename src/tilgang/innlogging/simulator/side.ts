// The chooser: plain HTML, so that it works in any test client.
import type { Standinperson } from './folk.ts';

export const trygg = (t: string): string => t.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const STIL = `body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color-scheme:light dark}
h1{font-size:1.4rem}h2{font-size:1rem;margin-top:1.5rem}ul{list-style:none;padding:0}li{margin:.3rem 0}
button,input{font:inherit;padding:.4rem .8rem}small{opacity:.75}.merke{border-left:4px solid #b58900;padding-left:.8rem}`;

const ORD = {
  nb: {
    tittel: 'Velg hvem du er',
    sok: 'Søk etter navn',
    finn: 'Finn',
    ingen: 'Ingen med det navnet.',
    niva: 'Nivå',
    demo: 'En stedfortreder med oppdiktede mennesker. Her finnes ingen ekte innlogging.',
  },
  nn: {
    tittel: 'Vel kven du er',
    sok: 'Søk etter namn',
    finn: 'Finn',
    ingen: 'Ingen med det namnet.',
    niva: 'Nivå',
    demo: 'Ein stadfortredar med oppdikta menneske. Her finst inga ekte innlogging.',
  },
} as const;

export function tegnVelger(v: {
  tittel: string;
  folk: readonly Standinperson[];
  sok: string;
  acr: string;
  sprak: string;
}): string {
  const nn = v.sprak.startsWith('nn');
  const o = ORD[nn ? 'nn' : 'nb'];
  const grupper = Map.groupBy(v.folk, (p) => p.gruppe);
  const liste = [...grupper]
    .map(
      ([navn, folk]) =>
        `<h2>${trygg(navn)}</h2><ul>${folk.map((p) => `<li><button name="person" value="${trygg(p.id)}">${trygg(p.navn)}</button> <small>${trygg(p.hva)}</small></li>`).join('')}</ul>`,
    )
    .join('');
  return `<!doctype html><html lang="${nn ? 'nn' : 'nb'}"><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${trygg(v.tittel)}: ${o.tittel}</title><style>${STIL}</style><main><p class="merke">${o.demo}</p><h1>${trygg(v.tittel)}: ${o.tittel}</h1>
<form method="get"><label>${o.sok} <input type="search" name="q" value="${trygg(v.sok)}"></label> <button>${o.finn}</button></form>
<form method="post"><input type="hidden" name="acr" value="${trygg(v.acr)}">${v.acr === '' ? '' : `<p><small>${o.niva}: ${trygg(v.acr)}</small></p>`}${liste === '' ? `<p>${o.ingen}</p>` : liste}</form></main></html>`;
}

/** The provider tells every service of its session, in hidden frames, and then ends it. */
export const tegnUtlogging = (v: { skjema: string; rammer: readonly string[] }): string =>
  `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Logger ut</title>${v.rammer.map((r) => `<iframe hidden title="Logger ut" src="${trygg(r)}"></iframe>`).join('')}
${v.skjema.replace('</form>', '<input type="hidden" name="logout" value="yes"><button>Logg ut</button></form>')}<script>setTimeout(()=>document.forms[0].submit(),400)</script></html>`;
