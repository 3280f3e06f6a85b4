import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor, type Regel } from '#grunn/tilgang/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { hentNavn, hentRundt, hentSperringer, type Rundt, type Sperringsrad } from '../lager.ts';
import { OpphevSperringsskjema, Sperringsskjema, type Rundtvalg, type Sperring } from '../modell.ts';
import { erVernet } from '../regler.ts';
import { vernTilgang } from '../tilgang.ts';

const Hvem = z.object({ personId: z.uuid() });

/** Somebody protected whom this reader does not reach is left out: not even that they exist. */
const synlig = (s: Kontekst, regel: Regel, r: Pick<Rundt, 'gradering' | 'skoler'>): boolean => {
  const utsnitt = utsnittFor(regel, s.aktor, s.idag);
  return !erVernet(r.gradering) || utsnitt.alt || r.skoler.some((x) => utsnitt.omfang.egenSkole?.includes(x) === true);
};

/** Who has to do with the child, as this reader may see them. One statement. */
export async function hentRundtValg(s: Kontekst, barnId: string, regel: Regel): Promise<Rundtvalg[]> {
  const rader = await hentRundt(s.db, barnId, s.idag);
  return rader
    .filter((r) => r.id !== barnId && synlig(s, regel, r))
    .map((r) => ({ personId: r.id, navn: r.navn ?? '', rolle: r.rolle, harAnsvar: r.har_ansvar }));
}

export const tilSperring = (r: Sperringsrad): Sperring => ({
  sperringId: r.id,
  personId: r.person_id,
  navn: r.navn ?? '',
  slag: r.slag,
  dokument: r.dokument,
  begrunnelse: r.begrunnelse,
  vurderesPaNytt: r.vurderes_pa_nytt,
  gitt: r.gitt,
  gittAv: r.gitt_av_navn === '' ? null : r.gitt_av_navn,
});

const navnPa = async (s: Kontekst, personId: string): Promise<string> =>
  (await hentNavn(s.db, [personId], s.idag)).get(personId) ?? '';

/** What the form for a block is drawn from. */
export const sperringsskjema = visning({
  regel: vernTilgang.settSperring,
  inndata: Hvem,
  utdata: Sperringsskjema,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  hent: async (s, _inn, _utsnitt, barn) => ({
    personId: barn.personId,
    visningsnavn: await navnPa(s, barn.personId),
    rundt: await hentRundtValg(s, barn.personId, vernTilgang.settSperring),
    idag: s.idag,
  }),
  viser: (ut) => [ut.personId, ...ut.rundt.map((r) => r.personId)],
});

/** Asks before a block is ended. */
export const opphevSperringsskjema = visning({
  regel: vernTilgang.opphevSperring,
  inndata: Hvem.extend({ sperringId: z.uuid() }),
  utdata: OpphevSperringsskjema,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, barn) {
    const sperring = (await hentSperringer(s.db, barn.personId, s.idag)).find((x) => x.id === inn.sperringId);
    if (sperring === undefined) throw ikkeFunnet(s.sprak);
    return { personId: barn.personId, visningsnavn: await navnPa(s, barn.personId), sperring: tilSperring(sperring) };
  },
  viser: (ut) => [ut.personId, ut.sperring.personId],
});
