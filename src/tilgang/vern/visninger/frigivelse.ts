import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { finnPerson, personTilgang } from '#register/person/index.ts';
import { hentGraderinger, hentNavn } from '../lager.ts';
import { hentVentende, type Ventende as Rad } from '../lager-tilgangsbilde.ts';
import { Frigivelsesliste, Ventende } from '../modell.ts';
import { erVernet } from '../regler.ts';
import { vernTilgang } from '../tilgang.ts';

async function medNavn(s: Kontekst, rader: readonly Rad[]): Promise<Ventende[]> {
  const ider = [...new Set(rader.flatMap((r) => [r.beslutning.barnId, r.beslutning.personId]))];
  const navn = await hentNavn(s.db, ider, s.idag);
  const alle = [...new Set([...ider, ...rader.flatMap((r) => r.fakta.ansvar.flatMap((a) => a.personId ?? []))])];
  const gradert = await hentGraderinger(s.db, alle);
  const ut: Ventende[] = [];
  for (const { beslutning: b, fakta } of rader) {
    // a child whose card this reader may not open is decided on by those in its circle
    const barn = await finnPerson(s, b.barnId);
    if (barn === undefined || !s.kan(personTilgang.les, barn).tillatt) continue;
    const annen = fakta.ansvar.some(
      (a) => a.personId !== null && a.personId !== b.personId && erVernet(gradert.get(a.personId) ?? ''),
    );
    const grunner = [
      ...(erVernet(gradert.get(b.barnId) ?? '') ? (['barnSkjermet'] as const) : []),
      ...(annen ? (['foresattSkjermet'] as const) : []),
      ...(fakta.sperringer.length > 0 ? (['sperring'] as const) : []),
    ];
    const steg = b.spor.find((x) => x.regel !== 'ventepaFrigivelse');
    ut.push({
      barnId: b.barnId,
      barn: navn.get(b.barnId) ?? '',
      personId: b.personId,
      person: navn.get(b.personId) ?? '',
      grunnlag: steg?.slag === 'beslutning' ? steg.regel : 'ansvarIRegisteret',
      siden: b.spor[0]?.siden ?? s.na,
      grunner: grunner.length === 0 ? ['tidligereVern'] : grunner,
    });
  }
  return ut.toSorted((x, y) => Date.parse(x.siden) - Date.parse(y.siden));
}

/** New guardians who wait for a named person, of the children this reader reaches. */
export async function hentFrigivelser(s: Kontekst): Promise<Ventende[]> {
  if (!s.kan(vernTilgang.lesFrigivelser).tillatt) return [];
  const utsnitt = utsnittFor(vernTilgang.lesFrigivelser, s.aktor, s.idag);
  return medNavn(
    s,
    await hentVentende(s.db, { idag: s.idag, skoler: utsnitt.alt ? undefined : (utsnitt.omfang.egenSkole ?? []) }),
  );
}

/** How many wait, of the children this reader can see: the number on the front page, without anybody's name. */
export async function tellFrigivelser(s: Kontekst): Promise<number> {
  if (!s.kan(vernTilgang.lesFrigivelser).tillatt) return 0;
  const utsnitt = utsnittFor(vernTilgang.lesFrigivelser, s.aktor, s.idag);
  return (await hentVentende(s.db, { idag: s.idag, skoler: utsnitt.alt ? undefined : (utsnitt.omfang.egenSkole ?? []) })).length;
}

/** The worklist. */
export const visFrigivelser = visning({
  regel: vernTilgang.lesFrigivelser,
  inndata: utvalg({}),
  utdata: Frigivelsesliste,
  hent: async (s) => ({ na: s.na, rader: await hentFrigivelser(s) }),
  viser: (ut) => ut.rader.flatMap((r) => [r.barnId, r.personId]),
});

/** What the decision is drawn from. */
export const frigivelsesskjema = visning({
  regel: vernTilgang.avgjorFrigivelse,
  inndata: z.object({ personId: z.uuid(), hvem: z.uuid() }),
  utdata: Ventende,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, barn) {
    const rad = (await hentFrigivelser(s)).find((r) => r.barnId === barn.personId && r.personId === inn.hvem);
    if (rad === undefined) throw ikkeFunnet(s.sprak);
    return rad;
  },
  viser: (ut) => [ut.barnId, ut.personId],
});
