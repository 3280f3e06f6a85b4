// The mass of families: how children, parents and homes hang together, in about the shares Norway has.
import { leggTil, type Byggeplass } from './bygg.ts';
import { ansvarOgForeldre, STATSBORGERSKAP, velgFamilieform, type Familieform } from './familieformer.ts';
import { nyKrr, IKKE_I_KRR } from './krr.ts';
import type { Verdensadresse, Verdensperson } from './modell.ts';
import { nyttEtternavn, nyttFornavn } from './navn.ts';
import { adresseINabokommune, nyBostedsadresse, sperretPostadresse, type Krets } from './steder.ts';
import { blandFro, tilfeldig, type Tilfeldig } from './tilfeldig.ts';
import { dagIAret, dagerEtter } from './tid.ts';

/** Children under school age for each pupil: about 450 for 2 000 pupils. */
const FORSKOLEANDEL = 450 / 2000;
/** Share of the younger siblings of pupils who are under school age and already known. */
const FORSKOLESOSKEN = 0.9;

/** A pupil who is placed in a district and year, but not yet in a class. */
export interface Plassert {
  readonly person: Verdensperson;
  readonly krets: Krets;
  readonly arstrinn: number;
}

/** Fills one district: `plasser[trinn - 1]` pupils in each year, with siblings, parents and children under school age. */
export function byggFamilier(plass: Byggeplass, krets: Krets, plasser: number[], ut: Plassert[]): void {
  const t = tilfeldig(blandFro(plass.fro, krets.nummer, 101));
  // Parents in a home without a partner, who may turn up in a new family later: half-siblings.
  const ledige: Verdensperson[] = [];
  let rest = plasser.reduce((sum, n) => sum + n, 0);
  let forskole = Math.round(rest * FORSKOLEANDEL);
  while (rest > 0 || forskole > 0) {
    // arstrinn 0 starts next August, -5 is this year's newborn.
    const alle = sosken(t, plass, rest > 0 ? t.velgVektet(plasser) + 1 : t.heltall(-5, 0));
    const barn = alle.filter(({ arstrinn }) => {
      if (arstrinn < 1) {
        if (!t.skjer(FORSKOLESOSKEN)) return false;
        forskole -= 1;
        return true;
      }
      if (arstrinn > 10 || (plasser[arstrinn - 1] ?? 0) <= 0) return false;
      plasser[arstrinn - 1] = (plasser[arstrinn - 1] as number) - 1;
      rest -= 1;
      return true;
    });
    if (barn.length > 0) nyFamilie(t, plass, krets, barn, ledige, ut);
  }
}

interface Barn {
  readonly fodselsdato: string;
  readonly arstrinn: number;
}

/** The birth dates of one set of siblings around a child in the given year. Two to four years apart, now and then twins. */
function sosken(t: Tilfeldig, plass: Byggeplass, arstrinn: number): Barn[] {
  const fodselsar = plass.skolear - 5 - arstrinn;
  const forst = dagIAret(fodselsar, t.heltall(0, 364));
  const barn: Barn[] = [{ fodselsdato: forst <= plass.dato ? forst : dagerEtter(plass.dato, -t.heltall(1, 120)), arstrinn }];
  const antall = 1 + t.velgVektet([28, 46, 20, 6]);
  let eldst = fodselsar;
  let yngst = fodselsar;
  for (let i = 1; i < antall; i++) {
    if (t.skjer(0.015)) {
      barn.push(barn[0] as Barn);
      continue;
    }
    const ar = t.skjer(0.5) ? (eldst -= t.heltall(2, 4)) : (yngst += t.heltall(2, 4));
    const fodselsdato = dagIAret(ar, t.heltall(0, 364));
    if (fodselsdato <= plass.dato) barn.push({ fodselsdato, arstrinn: plass.skolear - 5 - ar });
  }
  return barn;
}

function nyVoksen(
  t: Tilfeldig,
  plass: Byggeplass,
  kjonn: 'kvinne' | 'mann',
  fodselsar: number,
  adresse: Verdensadresse,
): Verdensperson {
  const navn = { fornavn: nyttFornavn(t), etternavn: nyttEtternavn(t) };
  const fodselsdato = dagIAret(fodselsar, t.heltall(0, 364));
  const utenlandsk = t.skjer(0.12);
  // A few parents work here on a D-number; a few have exchanged one for a fødselsnummer.
  const dNummer = utenlandsk && t.skjer(0.08);
  const hadde = utenlandsk && !dNummer && t.skjer(0.1) ? plass.serie.dNummer(fodselsdato, kjonn) : null;
  return leggTil(plass, {
    ...navn,
    kjonn,
    fodselsdato,
    ...(dNummer
      ? { identifikator: plass.serie.dNummer(fodselsdato, kjonn), identifikatortype: 'dNummer', personstatus: 'midlertidig' }
      : {}),
    ...(hadde === null ? {} : { tidligere: [{ identifikator: hadde, type: 'dNummer' }] }),
    ...(utenlandsk ? { statsborgerskap: t.velg(STATSBORGERSKAP) } : {}),
    adresser: [adresse],
    krr: nyKrr(t, navn, plass.neste, plass.dato),
    ajourholdt: ajourholdt(t, plass),
  });
}

function ajourholdt(t: Tilfeldig, plass: Byggeplass): string {
  return `${dagerEtter(plass.dato, -t.heltall(1, 1400))}T0${t.heltall(1, 9)}:${t.heltall(10, 59)}:00Z`;
}

function nyFamilie(
  t: Tilfeldig,
  plass: Byggeplass,
  krets: Krets,
  barn: readonly Barn[],
  ledige: Verdensperson[],
  ut: Plassert[],
): void {
  const form = velgFamilieform(t);
  const forstefodte = Math.min(...barn.map((b) => Number(b.fodselsdato.slice(0, 4))));
  const sistefodte = Math.max(...barn.map((b) => Number(b.fodselsdato.slice(0, 4))));
  const morAr = Math.max(forstefodte - t.heltall(20, 38), sistefodte - 46);
  const farAr = Math.min(morAr - t.heltall(-3, 9), forstefodte - 19);
  const innflyttet = dagerEtter(plass.dato, -t.heltall(60, 5000));
  const hjem = familiensHjem(t, krets, form, innflyttet);
  const annetHjem = (): Verdensadresse =>
    t.skjer(0.15)
      ? adresseINabokommune(t, innflyttet)
      : nyBostedsadresse(t, t.skjer(0.6) ? krets : t.velg(plass.kretser), innflyttet);
  const voksen = (kjonn: 'kvinne' | 'mann', adresse: Verdensadresse): Verdensperson =>
    nyVoksen(t, plass, kjonn, kjonn === 'kvinne' ? morAr : farAr, adresse);

  const ramme = ansvarOgForeldre(t, plass, form, hjem, annetHjem, voksen, { ledige, forstefodte });
  const felles = ramme.par === null ? t.velg(ramme.foreldre).person : t.velg(ramme.par);
  const etternavn = plass.personer.get(felles)?.etternavn ?? nyttEtternavn(t);
  const gradering = form === 'fortrolig' || form === 'strengtFortrolig' ? form : 'ugradert';
  if (gradering !== 'ugradert') {
    for (const f of ramme.beskyttet) (plass.personer.get(f) as Verdensperson).adressebeskyttelse = gradering;
  }
  const adresser = ramme.deltBosted === null ? [hjem] : [hjem, ramme.deltBosted];
  for (const b of barn) {
    const kjonn = t.skjer(0.5) ? 'kvinne' : 'mann';
    const duf = t.skjer(0.001);
    const dNummer = !duf && t.skjer(0.002);
    const person = leggTil(plass, {
      fornavn: nyttFornavn(t),
      etternavn,
      kjonn,
      fodselsdato: b.fodselsdato,
      ...(duf ? { identifikator: null, duf: plass.serie.duf(plass.skolear - 1), statsborgerskap: t.velg(STATSBORGERSKAP) } : {}),
      ...(dNummer
        ? { identifikator: plass.serie.dNummer(b.fodselsdato, kjonn), identifikatortype: 'dNummer', personstatus: 'midlertidig' }
        : {}),
      adressebeskyttelse: gradering,
      adresser,
      foreldreansvar: ramme.ansvar,
      foreldre: ramme.foreldre,
      krr: IKKE_I_KRR,
      ajourholdt: ajourholdt(t, plass),
    });
    if (b.arstrinn >= 1) ut.push({ person, krets, arstrinn: b.arstrinn });
  }
}

function familiensHjem(t: Tilfeldig, krets: Krets, form: Familieform, fra: string): Verdensadresse {
  if (form === 'strengtFortrolig') return sperretPostadresse(fra);
  const hjem = nyBostedsadresse(t, krets, fra);
  if (form === 'fortrolig') return { ...hjem, gradering: 'fortrolig' };
  return form === 'klientadresse' ? { ...hjem, gradering: 'klientadresse' } : hjem;
}
