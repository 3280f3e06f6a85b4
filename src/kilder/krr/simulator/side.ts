import { iOslo, tilInstant } from '#grunn/tid/index.ts';
import type { Verdensperson } from '#verden/index.ts';
import { oppforselsskjema, type Oppforselsbryter } from '#verktoy/oppforsel.ts';

const trygg = (tekst: string): string =>
  tekst.replace(/[&<>"']/g, (t) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[t] ?? t);

const navn = (p: Verdensperson): string => trygg([p.fornavn, p.mellomnavn, p.etternavn].filter(Boolean).join(' '));

function ramme(tittel: string, innhold: string): string {
  return `<!doctype html>
<html lang="nb"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${tittel}</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}
input,select,button{font:inherit;padding:.4rem .6rem;border:1px solid #595959;border-radius:.25rem;max-width:100%}input[type=text]{width:24rem}
button{background:#0a4f7d;color:#fff;border-color:#0a4f7d;cursor:pointer}a{color:#0a4f7d}:focus-visible{outline:3px solid #b35900;outline-offset:2px}
.beskjed{border:2px solid #0a4f7d;padding:.5rem 1rem}table{border-collapse:collapse}td,th{text-align:left;padding:.25rem 1rem .25rem 0;vertical-align:top}</style>
</head><body><main>${innhold}</main></body></html>`;
}

const TITTEL = 'Min profil hos KRR (simulator)';

const ADVARSEL = '<p>Dette er en simulator av Kontakt- og reservasjonsregisteret. Alle personer er oppdiktet.</p>';

/** The first page: a search by name, and the people with a special situation when nothing is searched for. */
export function tegnSok(sok: string, treff: readonly Verdensperson[], flere: boolean, bryter: Oppforselsbryter): string {
  const rader = treff
    .map(
      (p) =>
        `<tr><td><a href="/krr/person/${encodeURIComponent(p.id)}">${navn(p)}</a></td><td>${p.fodselsdato.slice(0, 4)}</td><td>${trygg(p.rolle ?? '')}</td></tr>`,
    )
    .join('');
  const tabell = treff.length
    ? `<table><thead><tr><th scope="col">Navn</th><th scope="col">Født</th><th scope="col">Situasjon</th></tr></thead><tbody>${rader}</tbody></table>`
    : '<p>Ingen treff. Søk på en del av navnet.</p>';
  return ramme(
    TITTEL,
    `<h1>${TITTEL}</h1>${ADVARSEL}<form method="get" action="/krr" role="search"><p><label for="navn">Navn</label><br>
<input type="text" id="navn" name="navn" value="${trygg(sok)}" autocomplete="off"> <button>Søk</button></p></form>
<h2>${sok ? 'Treff' : 'Personer med en særlig situasjon'}</h2>${tabell}${flere ? '<p>Flere treff enn det er plass til. Skriv mer av navnet.</p>' : ''}
<h2>Hvordan registeret svarer</h2><p>Nå: ${trygg(bryter.na.slag)}.</p>${oppforselsskjema(bryter)}`,
  );
}

function norskTid(iso: string | undefined): string {
  if (iso === undefined) return 'aldri';
  const t = iOslo(tilInstant(iso));
  return `${t.day}.${t.month}.${t.year} kl. ${String(t.hour).padStart(2, '0')}.${String(t.minute).padStart(2, '0')}`;
}

const felt = (
  id: string,
  etikett: string,
  verdi: string | undefined,
  oppdatert: string | undefined,
  verifisert: string | undefined,
) =>
  `<p><label for="${id}">${etikett}</label><br><input type="text" id="${id}" name="${id}" value="${trygg(verdi ?? '')}" aria-describedby="${id}-tid"><br>
<span id="${id}-tid">${verdi ? `Oppdatert ${norskTid(oppdatert)}, bekreftet ${norskTid(verifisert)}.` : 'Ikke registrert.'}</span></p>`;

const STATUS = { AKTIV: 'Aktiv', SLETTET: 'Slettet fra registeret', IKKE_REGISTRERT: 'Ikke registrert' } as const;

/** One person's own page: what they have registered, as a form. */
export function tegnPerson(p: Verdensperson, lagret: boolean): string {
  const k = p.krr;
  const status = Object.entries(STATUS)
    .map(([kode, tekst]) => `<option value="${kode}"${kode === k.status ? ' selected' : ''}>${tekst}</option>`)
    .join('');
  return ramme(
    `${navn(p)} – ${TITTEL}`,
    `<p><a href="/krr">Tilbake til søk</a></p><h1>${navn(p)}</h1>${ADVARSEL}
${lagret ? '<p class="beskjed" role="status">Lagret. Skolen ser endringen etter neste innlesing.</p>' : ''}
<form method="post" action="/krr/person/${encodeURIComponent(p.id)}">
<p><label for="status">Status</label><br><select id="status" name="status">${status}</select></p>
${felt('epostadresse', 'E-postadresse', k.epostadresse, k.epostOppdatert, k.epostVerifisert)}
${felt('mobiltelefonnummer', 'Mobiltelefonnummer', k.mobiltelefonnummer, k.mobilOppdatert, k.mobilVerifisert)}
<p><input type="checkbox" id="reservert" name="reservert" value="ja"${k.reservert ? ' checked' : ''}> <label for="reservert">Reservert mot digital kommunikasjon</label></p>
<p><input type="checkbox" id="bekreft" name="bekreft" value="ja" checked> <label for="bekreft">Bekreft at opplysningene er riktige i dag</label></p>
<p><button>Lagre</button></p></form>`,
  );
}
