// A night's worth of changes over a share of the people.
import { skjer, type Skjebne } from './folkeregisterhendelser.ts';
import type { Verden, Verdenshendelse, Verdensperson } from './modell.ts';
import { nyttFornavn } from './navn.ts';
import { blandFro, tilfeldig, type Tilfeldig } from './tilfeldig.ts';
import { alderPa } from './tid.ts';

// Per mille of the changes. Most are addresses and corrections without content, as in the real feed.
const MIKS: readonly (readonly [Skjebne['type'], number])[] = [
  ['nyAdresse', 560],
  ['personErOppdatert', 200],
  ['nyttNavn', 70],
  ['fodsel', 60],
  ['utflytting', 45],
  ['fellesTilEne', 25],
  ['dod', 10],
  ['nyForesatt', 10],
  ['gradering', 10],
  ['dNummerTilFodselsnummer', 6],
  ['nyttKjonn', 4],
];
const VEKTER = MIKS.map(([, vekt]) => vekt);

/**
 * Lets something happen to exactly `andel` (0..1) of the people in Folkeregisteret, and returns all events. A move takes the children along,
 * so a few more people change than are drawn. The named people (README) are left in peace.
 */
export function endreAndel(
  verden: Verden,
  { andel, fro, tidspunkt }: { readonly andel: number; readonly fro: number; readonly tidspunkt: string },
): Verdenshendelse[] {
  const t = tilfeldig(blandFro(verden.fro, fro, 1201));
  const forste = verden.hendelser.length;
  const folk = [...verden.personer.values()].filter(kanEndres);
  let trengs = Math.round(folk.length * andel);
  folk.forEach((person, i) => {
    // Selection sampling: exactly the number wanted, each with the same chance.
    if (t.brok() * (folk.length - i) >= trengs) return;
    trengs -= 1;
    skjer(verden, velgSkjebne(t, verden, person), tidspunkt);
  });
  return verden.hendelser.slice(forste);
}

function kanEndres(p: Verdensperson): boolean {
  const navngitt = p.rolle !== undefined || p.id.includes('.');
  return !navngitt && p.bareManuell !== true && p.dodfodt !== true && p.dodsdato === undefined && p.identifikator !== null;
}

/** What can happen to this person; when the lot falls on something else, a correction without content. */
function velgSkjebne(t: Tilfeldig, verden: Verden, p: Verdensperson): Skjebne {
  const [type] = MIKS[t.velgVektet(VEKTER)] as (typeof MIKS)[number];
  const person = p.id;
  const voksen = alderPa(p.fodselsdato, verden.dato) >= 18;
  switch (type) {
    case 'nyAdresse':
      return p.adressebeskyttelse === 'strengtFortrolig' ? { type: 'personErOppdatert', person } : { type, person };
    case 'nyttNavn':
      return t.skjer(0.5) ? { type, person } : { type, person, fornavn: nyttFornavn(t) };
    case 'utflytting':
      return { type, person, til: t.skjer(0.8) ? 'kommune' : 'utland' };
    case 'gradering': {
      const gradering = p.adressebeskyttelse !== 'ugradert' ? 'ugradert' : t.skjer(0.7) ? 'fortrolig' : 'strengtFortrolig';
      return { type, person, gradering };
    }
    case 'fellesTilEne':
      if (p.foreldreansvar.length > 1 && p.foreldre.some((f) => f.rolle === 'mor')) return { type, person, til: 'mor' };
      break;
    case 'nyForesatt': {
      const ektefelle = p.foreldre.map((f) => verden.personer.get(f.person)?.ektefelle).find((e) => e !== undefined);
      if (p.foreldreansvar.length === 1 && ektefelle !== undefined) return { type, person, ansvarlig: ektefelle };
      break;
    }
    case 'fodsel':
      if (voksen && p.kjonn === 'kvinne' && alderPa(p.fodselsdato, verden.dato) < 46)
        return { type, person, medforelder: p.ektefelle };
      break;
    case 'dod':
      if (voksen) return { type, person };
      break;
    case 'dNummerTilFodselsnummer':
      if (p.identifikatortype === 'dNummer') return { type, person };
      break;
    case 'nyttKjonn':
      return { type, person, fornavn: nyttFornavn(t) };
    default:
      break;
  }
  return { type: 'personErOppdatert', person };
}
