import type { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Utsnitt } from '#grunn/tilgang/index.ts';
import { nodsokFor, vernutsnitt } from '#register/skjerming/index.ts';
import { finnElever, hentSkolenavn, hentSkoletall } from '../lager.ts';
import { Elevliste, Listevalg, Navnevalg, type Skoletall } from '../modell.ts';
import { apneSkolear, valgtSkolear } from '#register/skole/index.ts';
import { dagIAret, lesGruppe } from '../regler.ts';
import { elevforholdTilgang } from '../tilgang.ts';

export const PER_SIDE = 50;

/** The chosen school counted, the others by name: a kommune of 70 000 is not counted to show one school. */
const medTelt = (navn: readonly Skoletall[], telt: readonly Skoletall[]): Skoletall[] =>
  navn.map((n) => telt.find((t) => t.organisasjonsnummer === n.organisasjonsnummer) ?? n);

/** A school's pupils, or the schools to choose from. Three statements. @throws FunksjonellFeil 404 for a school out of reach. */
async function hentListe(
  s: Kontekst,
  inn: z.output<typeof Listevalg> & { readonly navn?: string | undefined },
  utsnitt: Utsnitt,
): Promise<Elevliste> {
  const egne = utsnitt.omfang.egenSkole ?? [];
  const vern = vernutsnitt(s.aktor, s.idag);
  const alle = { alt: utsnitt.alt, skoler: egne, vern, idag: s.idag };
  const skoler =
    inn.skole === undefined
      ? await hentSkoletall(s.db, alle)
      : medTelt(await hentSkolenavn(s.db, alle), await hentSkoletall(s.db, { ...alle, skole: inn.skole }));
  const skole = inn.skole ?? (skoler.length === 1 ? skoler[0]!.organisasjonsnummer : null);
  const apne = [...apneSkolear(s.idag, true)];
  const skolear = valgtSkolear(s, inn.skolear, apne);
  const valgt = {
    skoler,
    skole,
    skolear,
    apne,
    gruppe: lesGruppe(inn.gruppe),
    navn: inn.navn || null,
    side: inn.side,
    nodsok: nodsokFor(s),
  };
  if (skole === null) return { ...valgt, gruppe: null, navn: null, elever: [], totalt: 0, utenSkjermede: false };
  if (!skoler.some((x) => x.organisasjonsnummer === skole) && !egne.includes(skole)) throw ikkeFunnet(s.sprak);
  const svar = await finnElever(s.db, {
    skole,
    gruppe: valgt.gruppe,
    ord: (inn.navn ?? '')
      .split(/\s+/)
      .filter((o) => o !== '')
      .slice(0, 6),
    vern,
    idag: s.idag,
    dag: dagIAret(skolear, s.idag),
    antall: PER_SIDE,
    hopp: (inn.side - 1) * PER_SIDE,
  });
  return { ...valgt, ...svar, utenSkjermede: !vern.skoler.includes(skole) };
}

const vist = (ut: Elevliste) => ut.elever.map((e) => e.personId);

/** The pupils of a school, a year or a class. */
export const elever = visning({
  regel: elevforholdTilgang.les,
  inndata: Listevalg,
  utdata: Elevliste,
  hent: hentListe,
  viser: vist,
});

/** The same list cut to a name. */
export const eleverMedNavn = visning({
  regel: elevforholdTilgang.les,
  inndata: Navnevalg,
  utdata: Elevliste,
  hent: hentListe,
  viser: vist,
});
