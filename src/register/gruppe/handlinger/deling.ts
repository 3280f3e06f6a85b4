import { z } from 'zod';
import { handling, ikkeFunnet, konflikt } from '#grunn/handling/index.ts';
import { skolearsgrenser } from '#register/skole/index.ts';
import { foresla, hentInnhold, klassenavn, krevUtkast, somValg } from '../deling.ts';
import { Skole, Skolear } from '../inndata.ts';
import { finnGrupper, finnSkole } from '../lager.ts';
import { finnDeling, nyVersjon, skrivDeling, skrivElever, skrivOnske } from '../lager-deling.ts';
import { skrivGrupper } from '../lager-historikk.ts';
import { plasserElever } from '../plassering.ts';
import { sjekkDeling } from '../regler-klassedeling.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { forsteDag } from '../visninger/dager.ts';

const Antall = z.coerce.number().int().min(1).max(12);
const Storst = z.coerce.number().int().min(1).max(60);
const Id = z.object({ id: z.string() });

/** A new draft with a first proposal (B27). The seed is kept, so that the same proposal can be made again. */
export const startDeling = handling({
  regel: gruppeTilgang.startDeling,
  inndata: z.object({
    skole: Skole,
    skolear: Skolear,
    trinn: z.coerce.number().int().min(1).max(10),
    antallKlasser: Antall,
    storst: Storst,
  }),
  utdata: Id,
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, _skole, { trinn, ...inn }) {
    const id = crypto.randomUUID();
    await skrivDeling(s.db, { ...inn, id, arstrinn: trinn, fro: Number.parseInt(id.slice(0, 7), 16), na: s.na, av: s.aktor.id });
    const deling = await finnDeling(s.db, id);
    await foresla(s, deling!);
    return { ut: { id }, spor: { deling: id, skole: inn.skole, skolear: inn.skolear, trinn } };
  },
});

const FELT = /^plass\.([0-9a-f-]{36})$/;

/** Numbers, support and hand-made choices of a draft, and a new proposal around them (B27). */
export const endreDeling = handling({
  regel: gruppeTilgang.endreDeling,
  inndata: z
    .looseObject({ id: z.uuid(), antallKlasser: Antall, storst: Storst, annet: z.string().optional() })
    .transform(({ id, antallKlasser, storst, annet, ...felt }) => ({
      id,
      antallKlasser,
      storst,
      nyttForslag: annet === 'ja',
      elever: Object.entries(felt).flatMap(([navn, verdi]) => {
        const personId = FELT.exec(navn)?.[1];
        if (personId === undefined || typeof verdi !== 'string') return [];
        const plass = /^\d{1,2}$/.test(verdi) ? Number(verdi) : null;
        return [{ personId, plass, stotte: felt[`stotte.${personId}`] === 'ja' }];
      }),
    })),
  utdata: Id,
  gjelder: (s, inn) => finnDeling(s.db, inn.id),
  versjon: (d) => d.versjon,
  async utfor(s, d, inn) {
    krevUtkast(s, d);
    const valgt = new Map(inn.elever.map((e) => [e.personId, e]));
    const { elever } = await hentInnhold(s, d);
    await skrivElever(
      s.db,
      d.id,
      elever.map((e) => {
        const v = valgt.get(e.personId);
        const plass = v === undefined ? (e.last ? e.plass : null) : v.plass;
        const last = plass !== null && plass < inn.antallKlasser;
        return { personId: e.personId, stotte: v?.stotte ?? e.stotte, last, klasse: last ? plass : null };
      }),
    );
    // another proposal: another seed
    const fro = inn.nyttForslag ? (d.fro + 1) % 2 ** 28 : d.fro;
    await nyVersjon(s.db, d.id, { antallKlasser: inn.antallKlasser, storst: inn.storst, fro });
    await foresla(s, { ...d, antallKlasser: inn.antallKlasser, storst: inn.storst, fro });
    return { ut: { id: d.id }, gjelder: inn.elever.map((e) => e.personId), spor: { deling: d.id } };
  },
});

/** Two who are to go together or apart; and a new proposal (B27). */
export const settOnske = handling({
  regel: gruppeTilgang.settOnske,
  inndata: z.object({
    id: z.uuid(),
    personId: z.uuid(),
    annenId: z.uuid(),
    slag: z.enum(['sammen', 'fra_hverandre', 'fjern']),
    skal: z.literal('ja').optional(),
  }),
  utdata: Id,
  gjelder: (s, inn) => finnDeling(s.db, inn.id),
  async utfor(s, d, inn) {
    krevUtkast(s, d);
    const her = new Set((await hentInnhold(s, d)).elever.map((e) => e.personId));
    if (!her.has(inn.personId) || !her.has(inn.annenId)) throw ikkeFunnet(s.sprak);
    if (inn.personId === inn.annenId) {
      const tekst = { nb: 'Velg to ulike elever.', nn: 'Vel to ulike elevar.' };
      throw s.feil('samme_elev', tekst, { status: 400, felt: { annenId: tekst } });
    }
    const { personId, annenId, slag } = inn;
    await skrivOnske(s.db, d.id, slag === 'fjern' ? { personId, annenId } : { personId, annenId, slag, skal: inn.skal === 'ja' });
    await foresla(s, d);
    return { ut: { id: d.id }, gjelder: [personId, annenId], spor: { deling: d.id, slag } };
  },
});

/** The draft becomes classes: groups are made where they are missing, and every pupil placed, as one change set (B27, L10). */
export const brukDeling = handling({
  regel: gruppeTilgang.brukDeling,
  inndata: z.object({ id: z.uuid() }),
  utdata: z.object({ skole: z.string(), skolear: z.number(), antall: z.number(), endringssett: z.string() }),
  gjelder: (s, inn) => finnDeling(s.db, inn.id),
  versjon: (d) => d.versjon,
  async utfor(s, d) {
    krevUtkast(s, d);
    const innhold = await hentInnhold(s, d);
    if (sjekkDeling(somValg(d, innhold)).length > 0 || innhold.elever.some((e) => e.plass === null))
      throw s.feil(
        'ikke_ferdig',
        {
          nb: 'Ikke alle elever har en klasse. Lag et nytt forslag først.',
          nn: 'Ikkje alle elevar har ein klasse. Lag eit nytt framlegg først.',
        },
        { status: 400 },
      );
    const endringssett = crypto.randomUUID();
    const fra = forsteDag(d.skolear, s.idag);
    const finnes = await finnGrupper(s.db, { skole: d.skole, skolear: d.skolear, dato: fra, medSkjermede: true, bare: null });
    const klasser = Array.from({ length: d.antallKlasser }, (_, i) => {
      const navn = klassenavn(d, i);
      const kjent = finnes.find((g) => g.slag === 'klasse' && g.navn === navn);
      return { navn, gruppeId: kjent?.gruppeId ?? crypto.randomUUID(), ny: kjent === undefined };
    });
    const { fra: forste, til } = skolearsgrenser(d.skolear);
    const felles = {
      slag: 'klasse',
      skole: d.skole,
      skolear: d.skolear,
      arstrinn: [d.arstrinn],
      fagkode: null,
      fra: forste,
      til,
    };
    const nye = klasser.filter((k) => k.ny).map(({ navn, gruppeId }) => ({ ...felles, navn, gruppeId }));
    if (!(await skrivGrupper(s.db, nye, undefined, { endringssett, na: s.na }))) throw konflikt(s.sprak);
    const onsker = innhold.elever.map((e) => ({
      personId: e.personId,
      slag: 'klasse' as const,
      gruppeId: klasser[e.plass!]!.gruppeId,
      fra,
      til,
    }));
    const { personer } = await plasserElever(s, d.skole, onsker, endringssett);
    await nyVersjon(s.db, d.id, { endringssett });
    const { skole, skolear } = d;
    return {
      ut: { skole, skolear, antall: personer.length, endringssett },
      endringssett,
      gjelder: personer,
      spor: { deling: d.id },
    };
  },
});
