// Family in words: who is what to whom, and on what ground.
import { dato, storForbokstav, type Sprak } from '#web/tekster/index.ts';
import type { Ansvar, Personlenke } from '../modell.ts';
import { tekst } from '../tekster/index.ts';

/** The name of whoever is responsible; an organisation or somebody without a number has a word instead. */
export function ansvarlignavn(a: Ansvar, sprak: Sprak): string {
  const t = tekst(sprak).familie;
  switch (a.ansvarlig.slag) {
    case 'person':
      return a.ansvarlig.person.navn === '' ? tekst(sprak).hode.utenNavn : a.ansvarlig.person.navn;
    case 'organisasjon':
      return t.organisasjonKort;
    case 'utenIdentifikator':
      return a.ansvarlig.navn ?? t.utenIdentifikator;
    case 'ukjent':
      return t.ukjentAnsvarlig;
  }
}

/** «Mor», «Far», «Medmor»; «Foresatt» for those who are not the parent. */
export function ansvarsrolle(a: Ansvar, sprak: Sprak): string {
  const t = tekst(sprak);
  const rolle = a.ansvarlig.slag === 'person' ? a.ansvarlig.rolle : null;
  if (rolle === 'mor' || rolle === 'far' || rolle === 'medmor') return t.familierolle[rolle];
  if (rolle === null && (a.ansvar === 'mor' || a.ansvar === 'far' || a.ansvar === 'medmor')) return t.familierolle[a.ansvar];
  return t.foresatt;
}

/** «Anita Skoleleder, mor, felles foreldreansvar». */
export function ansvarlinje(a: Ansvar, sprak: Sprak): string {
  const t = tekst(sprak);
  if (a.ansvarlig.slag === 'ukjent') return storForbokstav(t.ansvar.ukjent);
  const rolle = ansvarsrolle(a, sprak);
  const ord = a.ansvarlig.slag === 'organisasjon' ? undefined : rolle.toLocaleLowerCase('nb');
  return [ansvarlignavn(a, sprak), ord, t.ansvar[a.ansvar]].filter((d) => d !== undefined).join(', ');
}

/** «6A, Nordbygda skole» and «født 20. mai 2015», in a quieter tone beside a name. */
export function omPerson(p: Personlenke, sprak: Sprak): string[] {
  const t = tekst(sprak).familie;
  const sted = [p.klasse, p.skole?.navn].filter(Boolean).join(', ');
  return [
    ...(sted === '' ? [] : [sted]),
    ...(p.dodsdato !== null ? [t.dod(dato(p.dodsdato))] : p.fodselsdato === null ? [] : [t.fodt(dato(p.fodselsdato))]),
  ];
}
