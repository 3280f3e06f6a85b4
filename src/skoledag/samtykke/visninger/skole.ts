import { z } from 'zod';
import { ingenPersoner, visning } from '#grunn/handling/index.ts';
import { utvalg } from '#grunn/utvalg/index.ts';
import { finnElev } from '../../fravar/index.ts';
import { hentElevbilder } from '../bilde.ts';
import { FORSLAG } from '../forslag.ts';
import { finnKlasse, hentKlasser, hentNavn, hentSkoler, hentTyper } from '../lager.ts';
import { Elevsamtykker, Klasseliste, Klassesamtykker, Typeside } from '../modell.ts';
import { gjelderEleven } from '../regler.ts';
import { samtykkeTilgang } from '../tilgang.ts';

/** The classes one may look into. */
export const klasseliste = visning({
  regel: samtykkeTilgang.klasser,
  inndata: utvalg({}),
  utdata: Klasseliste,
  hent: async (s, _inn, u) => ({
    skoler: await hentKlasser(s.db, [...new Set([...(u.omfang.egenSkole ?? []), ...(u.omfang.egenSfo ?? [])])], s.idag),
  }),
  viser: ingenPersoner,
});

/** A class: who may be photographed, who may come along. What it comes to, never who said what. */
export const klassesamtykker = visning({
  regel: samtykkeTilgang.oversikt,
  inndata: z.object({ skole: z.string().regex(/^\d{9}$/), klasse: z.string().min(1).max(40) }),
  utdata: Klassesamtykker,
  gjelder: (s, inn) => finnKlasse(s.db, { ...inn, idag: s.idag }),
  async hent(s, _inn, _utsnitt, klasse) {
    const typer = (await hentTyper(s.db, [klasse.skole])).filter((t) => klasse.elever.some((e) => gjelderEleven(t, e)));
    const bilder = await hentElevbilder(s, klasse.elever, typer);
    return {
      skole: klasse.skole,
      skolenavn: klasse.skolenavn,
      klasse: klasse.klasse,
      typer,
      elever: bilder.map((b) => ({
        elevId: b.elev.elevId,
        navn: b.elev.navn,
        status: typer.map((t) => b.samtykker.find((x) => x.type.typeId === t.typeId)?.bilde.status ?? null),
      })),
    };
  },
  viser: (ut) => ut.elever.map((e) => e.elevId),
});

/** One pupil: who has answered what and when, and the form for what was said on paper. */
export const elevsamtykker = visning({
  regel: samtykkeTilgang.seElev,
  inndata: z.object({ elevId: z.uuid(), gjort: z.literal('fort').optional().catch(undefined) }),
  utdata: Elevsamtykker,
  gjelder: (s, inn) => finnElev(s, inn.elevId),
  async hent(s, inn, _utsnitt, elev) {
    const typer = await hentTyper(s.db, [elev.skole]);
    const [b] = await hentElevbilder(s, [elev], typer);
    const svar = b?.svar ?? [];
    const navn = await hentNavn(s.db, [...new Set([...(b?.foresatte ?? []), ...svar.map((x) => x.personId)])], s.idag);
    return {
      na: s.na,
      elev,
      samtykker: (b?.samtykker ?? []).map(({ type, bilde }) => ({
        ...type,
        status: bilde.status,
        avgjoresAv: bilde.avgjoresAv,
        svar: (bilde.avgjoresAv === 'elev' ? [elev.elevId] : (b?.foresatte ?? [])).map((id) => ({
          personId: id,
          navn: id === elev.elevId ? elev.navn : (navn.get(id) ?? null),
          svar: bilde.gjelder.get(id)?.svar ?? null,
          svart: bilde.gjelder.get(id)?.svart ?? null,
        })),
        historikk: svar
          .filter((x) => x.typeId === type.typeId)
          .toReversed()
          .map((x) => ({
            navn: x.personId === elev.elevId ? elev.navn : (navn.get(x.personId) ?? null),
            svar: x.svar,
            svart: x.svart,
            dokument: x.dokument,
          })),
      })),
      kanRegistrere: s.kan(samtykkeTilgang.registrer, elev).tillatt,
      gjort: inn.gjort !== undefined,
    };
  },
  viser: (ut) => [ut.elev.elevId],
});

/** What is asked, and what could be. */
export const samtykketyper = visning({
  regel: samtykkeTilgang.typer,
  inndata: z.object({ gjort: z.enum(['ny', 'avsluttet']).optional().catch(undefined) }),
  utdata: Typeside,
  async hent(s, inn, utsnitt) {
    const mine = utsnitt.alt ? 'alle' : (utsnitt.omfang.egenSkole ?? []);
    const typer = await hentTyper(s.db, mine);
    const skoler = await hentSkoler(s.db, mine);
    const navn = new Map(skoler.map((x) => [x.skole, x.navn]));
    return {
      typer: typer.map((t) => ({
        ...t,
        skolenavn: t.skole === null ? null : (navn.get(t.skole) ?? t.skole),
        kanAvslutte: utsnitt.alt || (t.skole !== null && mine.includes(t.skole)),
      })),
      forslag: Object.entries(FORSLAG)
        .filter(([, f]) => !typer.some((t) => t.navn.nb === f.navn.nb))
        .map(([kode, f]) => ({ kode, navn: f.navn, om: f.om })),
      skoler,
      heleKommunen: utsnitt.alt,
      gjort: inn.gjort ?? null,
    };
  },
  viser: ingenPersoner,
});
