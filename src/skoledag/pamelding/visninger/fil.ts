import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { utlever, type Bestillingsrad } from '#tilgang/utlevering/index.ts';
import { finnPamelding, hentSporsmal } from '../lager.ts';
import { FORMATER, Svarfil } from '../modell.ts';
import { plassFor } from '../regler.ts';
import { ordFor, tekst } from '../sider/tekster.ts';
import { pameldingTilgang } from '../tilgang.ts';
import { hentLinjer, hentResultater } from './skole.ts';

/** The answers as they leave: person by person through the gate for files; of an anonymous form only what they add up to. */
export const svarfil = visning({
  regel: pameldingTilgang.hentFil,
  inndata: z.object({ pameldingId: z.uuid(), format: z.enum(FORMATER).default('csv') }),
  utdata: Svarfil,
  gjelder: (s, inn) => finnPamelding(s, inn.pameldingId),
  async hent(s, inn, _utsnitt, p) {
    const t = tekst(s.sprak);
    const sporsmal = await hentSporsmal(s.db, [p.pameldingId]);
    const linjer = await hentLinjer(s, p);
    const felles = { format: inn.format, slettes: p.slettes };
    if (p.anonym) {
      const resultater = await hentResultater(s, p, linjer);
      return {
        ...felles,
        hode: [t.sporsmal, t.svaret, t.antall],
        rader: (resultater ?? []).flatMap((r) =>
          ordFor(r, s.sprak).map(([svaret, antall]) => [paSprak(r.sporsmal.tekst, s.sprak), svaret, antall]),
        ),
        utelatt: 0,
        hentetAv: s.aktor.navn,
        hentet: s.na,
      };
    }
    const hver = p.hvem === 'foresatte';
    const kolonner = [
      { id: 'navn', slag: 'navn', om: 'elev' },
      { id: 'klasse', slag: 'plass', om: 'elev' },
      ...(hver ? [{ id: 'foresatt', slag: 'personalia', om: 'elev' } as const] : []),
      ...['svart', 'med', 'plass', ...sporsmal.map((q) => q.sporsmalId)].map(
        (id) => ({ id, slag: 'personalia', om: 'elev' }) as const,
      ),
    ] as const;
    const rader = linjer.map((l): Bestillingsrad => {
      const plass = l.nr === null ? null : plassFor(l.nr, p.plasser);
      return {
        elev: { personId: l.elevId, gradering: l.gradering, apen: l.apen },
        annen: null,
        verdier: {
          navn: l.navn,
          klasse: l.klasse,
          foresatt: l.forNavn,
          svart: l.svart === null ? null : l.svart.slice(0, 10),
          med: l.med === null ? null : t.jaNei(l.med),
          plass: plass === null ? null : 'plass' in plass ? t.harPlass : t.venterNr(plass.venter),
          ...Object.fromEntries(sporsmal.map((q) => [q.sporsmalId, l.verdier?.[q.sporsmalId] === undefined ? null : t.svarord(q, l.verdier[q.sporsmalId]!, s.sprak)])), // prettier-ignore
        },
      };
    });
    const ut = await utlever(s, { flate: 'utskrift', beslutning: s.kan(pameldingTilgang.hentFil, p), format: inn.format, kolonner, rader }); // prettier-ignore
    return {
      ...felles,
      hode: [
        t.elev,
        t.klasse,
        ...(hver ? [t.foresatt] : []),
        t.svarte,
        t.kommer,
        t.plass,
        ...sporsmal.map((q) => paSprak(q.tekst, s.sprak)),
      ],
      rader: ut.rader.map((r) => r.map((v) => v ?? '')),
      utelatt: ut.utelatt,
      hentetAv: ut.hentetAv,
      hentet: ut.hentet,
    };
  },
  viser: ingenPersoner,
});
