import { z } from 'zod';
import { ikkeFunnet, visning, type Kontekst } from '#grunn/handling/index.ts';
import { BREV } from './handlinger/vedta.ts';
import { BEGRUNNELSE } from './handlinger/svar.ts';
import * as lager from './lager.ts';
import { Brevside, Hjemmeside, Skolestart, type Hjemmesak } from './modell.ts';
import { kanSvare } from './regler.ts';
import { innskrivingTilgang } from './tilgang.ts';

/** What a decision says is not shown before it is opened. */
const hjemmesak = (r: lager.Saksrad): Hjemmesak => ({
  id: r.id,
  personId: r.personId,
  navn: r.navn,
  skolear: r.skolear,
  frist: r.frist,
  slag: r.slag,
  kretsnavn: r.kretsnavn,
  onsketNavn: r.onsketNavn,
  vedtakNavn: r.uapnet ? null : r.vedtakNavn,
  status: r.status,
  uapnet: r.uapnet,
});

/** What waits for an answer or to be opened at home, for the front page. One statement. */
export async function ventendeInnskriving(
  s: Kontekst,
  barn: readonly string[],
): Promise<{ readonly id: string; readonly elevId: string; readonly navn: string; readonly hva: 'svar' | 'vedtak' }[]> {
  const saker = await lager.finnMine(s.db, { barn, idag: s.idag });
  return saker.flatMap((x) =>
    x.uapnet || x.status === 'ikke_svart'
      ? [{ id: x.id, elevId: x.personId, navn: x.navn, hva: x.uapnet ? ('vedtak' as const) : ('svar' as const) }]
      : [],
  );
}

/** The guardian's children who are to begin, and those an early start may be asked for. */
export const skolestart = visning({
  regel: innskrivingTilgang.seMine,
  inndata: z.object({}),
  utdata: Skolestart,
  async hent(s, _inn, u) {
    const barn = u.omfang.egetBarn ?? [];
    const saker = await lager.finnMine(s.db, { barn, idag: s.idag });
    return { saker: saker.map(hjemmesak), yngre: await lager.finnYngre(s.db, { barn, idag: s.idag }) };
  },
  viser: (ut) => [...ut.saker, ...ut.yngre].map((x) => x.personId),
});

/** One child's enrolment: what has been answered by either guardian, and the form. Who the other guardian is, is not said. */
export const minInnskriving = visning({
  regel: innskrivingTilgang.seMine,
  inndata: z.object({ id: z.uuid() }),
  utdata: Hjemmeside,
  gjelder: (s, inn) => lager.finnSak(s, inn.id),
  async hent(s, { id }, _u, sak) {
    if (sak.runde.apner > s.idag) throw ikkeFunnet(s.sprak);
    const svar = await lager.finnSvar(s.db, id, s.idag);
    const apen = kanSvare(sak.runde, s.idag, sak.status);
    const sist = svar.find((x) => x.slag !== 'enig' && x.slag !== 'uenig');
    const [vedtak] = await lager.finnVedtak(s.db, id);
    return {
      sak: hjemmesak(sak),
      svar: svar.map((x) => ({
        slag: x.slag,
        skolenavn: x.skolenavn,
        begrunnelse: x.begrunnelse === null ? null : s.nokler.dekrypterStor(x.begrunnelse, BEGRUNNELSE),
        svart: x.svart,
        avMeg: x.avId === s.aktor.id,
      })),
      kanSiEnig: apen && sist !== undefined && sist.avId !== s.aktor.id,
      kanSvare: apen,
      skoler: (await lager.finnForsteskoler(s.db)).filter((x) => x.skole !== sak.kretsskole),
      vedtak: vedtak ?? null,
      idag: s.idag,
    };
  },
  viser: (ut) => [ut.sak.personId],
});

/** The letter, once it has been opened. */
export const mittBrev = visning({
  regel: innskrivingTilgang.seMine,
  inndata: z.object({ id: z.uuid() }),
  utdata: Brevside,
  gjelder: (s, inn) => lager.finnSak(s, inn.id),
  async hent(s, { id }, _u, sak) {
    const [nyest] = await lager.finnVedtak(s.db, id);
    if (nyest === undefined || nyest.apnet === null) throw ikkeFunnet(s.sprak);
    return { id, personId: sak.personId, navn: sak.navn, brev: s.nokler.dekrypterStor(nyest.brev, BREV) };
  },
  viser: (ut) => [ut.personId],
});
