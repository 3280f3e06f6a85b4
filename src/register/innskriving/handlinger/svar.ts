import { z } from 'zod';
import { handling, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak, type Tekst } from '#grunn/sprak/index.ts';
import { finnForsteskoler, finnSak, finnSvar, finnYngreBarn, type Sak } from '../lager.ts';
import { merkApnet, skrivFramskutt, skrivSvar } from '../lager-skriv.ts';
import { kanSvare } from '../regler.ts';
import { innskrivingTilgang } from '../tilgang.ts';

export const BEGRUNNELSE = 'register.innskriving.begrunnelse';

function krevApen(s: Kontekst, sak: Sak): void {
  if (kanSvare(sak.runde, s.idag, sak.status)) return;
  throw s.feil(
    'lukket',
    sak.runde.apner > s.idag
      ? { nb: 'Innskrivingen er ikke åpnet ennå.', nn: 'Innskrivinga er ikkje opna enno.' }
      : { nb: 'Det er gjort vedtak. Er dere uenige, kan dere klage.', nn: 'Det er gjort vedtak. Er de usamde, kan de klage.' },
    { status: 409 },
  );
}
const feltfeil = (s: Kontekst, felt: string, tekst: Tekst) =>
  s.feil(
    'ugyldig',
    { nb: 'Noe må rettes før vi kan gå videre.', nn: 'Noko må rettast før vi kan gå vidare.' },
    { status: 400, felt: { [felt]: tekst } },
  );

/**
 * A guardian confirms the place, or wishes for something else with grounds. One is enough; both see it, and the other may say whether he agrees.
 */
export const svarInnskriving = handling({
  regel: innskrivingTilgang.svar,
  inndata: z.object({
    id: z.uuid(),
    slag: z.enum(['bekreftet', 'annen_skole', 'utsatt', 'enig', 'uenig'], tosprak('Velg hva dere vil.', 'Vel kva de vil.')),
    skole: z.string().optional(),
    begrunnelse: z.string().trim().max(2000).optional(),
  }),
  utdata: z.object({ id: z.string() }),
  gjelder: (s, inn) => finnSak(s, inn.id),
  async utfor(s, sak, inn) {
    krevApen(s, sak);
    const svar = {
      id: sak.id,
      slag: inn.slag,
      skole: null as string | null,
      begrunnelse: null as Buffer | null,
      na: s.na,
      av: s.aktor.id,
    };
    if (inn.slag === 'bekreftet' && sak.kretsskole === null)
      throw feltfeil(s, 'slag', {
        nb: 'Skolen er ikke klar ennå. Vent til den står her.',
        nn: 'Skulen er ikkje klar enno. Vent til han står her.',
      });
    if (sak.slag === 'framskutt' && (inn.slag === 'bekreftet' || inn.slag === 'utsatt'))
      throw feltfeil(s, 'slag', {
        nb: 'Søknaden om tidligere skolestart avgjøres først.',
        nn: 'Søknaden om tidlegare skulestart blir avgjord først.',
      });
    if (inn.slag === 'enig' || inn.slag === 'uenig') {
      const sist = (await finnSvar(s.db, sak.id, s.idag)).find((x) => x.slag !== 'enig' && x.slag !== 'uenig');
      if (sist === undefined || sist.avId === s.aktor.id)
        throw feltfeil(s, 'slag', {
          nb: 'Det er ikke noe svar å si seg enig i.',
          nn: 'Det er ikkje noko svar å seie seg samd i.',
        });
    }
    if (inn.slag === 'annen_skole') {
      const skole = (await finnForsteskoler(s.db)).find((x) => x.skole === inn.skole && x.skole !== sak.kretsskole);
      if (skole === undefined)
        throw feltfeil(s, 'skole', { nb: 'Velg hvilken skole dere ønsker.', nn: 'Vel kva skule de ønskjer.' });
      svar.skole = skole.skole;
    }
    if (inn.slag === 'annen_skole' || inn.slag === 'utsatt') {
      if (inn.begrunnelse === undefined || inn.begrunnelse.length < 5)
        throw feltfeil(s, 'begrunnelse', { nb: 'Skriv litt om hvorfor.', nn: 'Skriv litt om kvifor.' });
      svar.begrunnelse = s.nokler.krypterStor(inn.begrunnelse, BEGRUNNELSE);
    }
    await skrivSvar(s.db, svar);
    return { ut: { id: sak.id }, spor: { slag: inn.slag, skole: svar.skole } };
  },
});

/** A guardian asks that a child begins a year early; the kommune has it assessed (opplæringslova § 2-2). */
export const sokTidlig = handling({
  regel: innskrivingTilgang.sokTidlig,
  inndata: z.object({
    personId: z.uuid(tosprak('Velg barnet det gjelder.', 'Vel barnet det gjeld.')),
    begrunnelse: z.string().trim().min(5, tosprak('Skriv litt om hvorfor.', 'Skriv litt om kvifor.')).max(2000),
  }),
  utdata: z.object({ id: z.string() }),
  gjelder: (s, inn) => finnYngreBarn(s.db, { personId: inn.personId, idag: s.idag }),
  async utfor(s, barn, { begrunnelse }) {
    const id = crypto.randomUUID();
    const av = { na: s.na, av: s.aktor.id };
    await skrivFramskutt(s.db, { id, ...barn, ...av });
    await skrivSvar(s.db, {
      id,
      slag: 'framskutt',
      skole: null,
      begrunnelse: s.nokler.krypterStor(begrunnelse, BEGRUNNELSE),
      ...av,
    });
    return { ut: { id }, spor: { slag: 'framskutt', skolear: barn.skolear } };
  },
});

/** The party opens the decision: when is registered (eForvaltningsforskriften § 8). */
export const apneVedtak = handling({
  regel: innskrivingTilgang.apne,
  inndata: z.object({ id: z.uuid(), vedtakId: z.uuid() }),
  utdata: z.object({ id: z.string() }),
  gjelder: (s, inn) => finnSak(s, inn.id),
  async utfor(s, sak, { vedtakId }) {
    await merkApnet(s.db, vedtakId, { na: s.na, av: s.aktor.id });
    return { ut: { id: sak.id } };
  },
});
