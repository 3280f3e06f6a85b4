// Takes access away in every way there is, one person at a time, while others use the server; and asks at once.
import { sql } from 'kysely';
import { z } from 'zod';
import { koble } from '#grunn/db/index.ts';
import { brukFakta, type Faktarad, type Faktatabell } from '#grunn/fakta/index.ts';
import { ingenPersoner, ruter, side, visning, type Dormiljo } from '#grunn/handling/index.ts';
import { innsyn } from '#grunn/innsyn/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ekteKlokke, idag, leggTilDager } from '#grunn/tid/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { arbeidsforholdFakta } from '#register/ansatt/index.ts';
import { elevforholdFakta } from '#register/elevforhold/index.ts';
import { foreldreansvarFakta } from '#register/foresatt/index.ts';
import { aktorForOkt, avsluttOkt, lagOktdor, nyOkt, type Okttilbyder } from '#tilgang/okt/index.ts';
import { skoleFakta } from '#register/skole/index.ts';

export const SLAG = ['foreldreansvar', 'sluttdato', 'sperring', 'okt', 'foresattstenging'] as const;
export type Slag = (typeof SLAG)[number];

interface Utfall {
  provd: number;
  /** Let in before it was taken away: else the answer afterwards says nothing. */
  apentFor: number;
  sluppet: number;
  lengsteMs: number;
}
export interface Tilbakekallsvar {
  readonly slag: Readonly<Record<Slag, Utfall>>;
  readonly andre: number;
  readonly andreFeil: number;
}

const SKOLE = '974000001';
const regler = regelsett('benk', {
  barn: { tekst: 'se barnet', hvem: [gi('foresatt').til('egetBarn')] },
  skole: { tekst: 'se skolen', hvem: [gi('larer').til('egenSkole')] },
});
const vis = (regel: (typeof regler)['barn'], relasjon: 'egetBarn' | 'egenSkole') =>
  visning({
    regel,
    inndata: z.object({ id: z.string() }),
    utdata: z.object({}),
    gjelder: async (_s, inn) => innsyn({ id: inn.id }, { gjelder: [], tilhorighet: { [relasjon]: [inn.id] } }),
    hent: async () => ({}),
    viser: ingenPersoner,
  });
const tegn = () => ({ tittel: 'Åpen', innhold: 'åpen' });

export async function kjorTilbakekall(o: {
  url: string;
  antall: number;
  trafikk: number;
  si: (tekst: string) => void;
}): Promise<Tilbakekallsvar> {
  const eier = koble({ url: o.url, maks: 2 });
  const imp = koble({ url: o.url, rolle: 'friminutt_import', maks: 2 });
  const db = koble({ url: o.url, rolle: 'friminutt_app', maks: 10 });
  const dor: Dormiljo = { db, klokke: ekteKlokke, nokler: lagNokkelring(nyNokkelfil()), miljo: 'test', tjenester: {} };
  const app = await lagTjener({
    dor,
    ruter: [
      ruter('', [
        side('/barn/:id', vis(regler.barn, 'egetBarn'), tegn),
        side('/skole/:id', vis(regler.skole, 'egenSkole'), tegn),
      ]),
    ],
    tegnSide: () => 'åpen',
    finnAktor: aktorForOkt,
    okt: { ...lagOktdor(dor), utenRolle: async () => tegn() },
    innlogging: '/logg-inn',
    statisk: new Map(),
    helse: {},
    logg: lagLogg({ niva: 'silent' }),
    https: false,
  });
  const adresse = await app.listen({ port: 0, host: '127.0.0.1' });
  const na = () => ekteKlokke.na().toString();
  const fakta = (
    tabell: Faktatabell,
    kilde: 'folkeregisteret' | 'hr' | 'nsr' | 'oppstart',
    subjekter: string[],
    rader: Faktarad[],
  ) =>
    imp
      .transaction()
      .execute((tx) =>
        brukFakta(tx, tabell, { kilde, endringssett: crypto.randomUUID(), na: na(), subjekter, heltBilde: true, rader }),
      );
  const uuider = (n: number) => Array.from({ length: n }, () => crypto.randomUUID());
  const okt = (personId: string, tilbyder: Okttilbyder) =>
    nyOkt(db, { personId, sprak: 'nb', na: na(), tilbyder, niva: 'hoyt', toFaktor: true, haddeRolle: true });
  const spor = async (sti: string, token: string) => {
    const r = await fetch(`${adresse}${sti}`, { headers: { cookie: `friminutt=${token}` }, redirect: 'manual' });
    await r.arrayBuffer();
    return r.status;
  };

  const n = o.antall;
  const [barn, foresatte, larere] = [uuider(n), uuider(n), uuider(n)];
  const dag = idag(ekteKlokke);
  await sql`insert into register.person (id, opprettet_av) select x, gen_random_uuid() from unnest(${[...barn, ...foresatte, ...larere]}::uuid[]) x`.execute(
    eier,
  );
  const stilling = (person: string, i: number, til: string | null): Faktarad => ({
    person_id: person,
    ansattnummer: String(i),
    stillingsnummer: `${i}-1`,
    stillingskode: '7961',
    stillingstittel: 'Lærer',
    prosent: 100,
    hovedstilling: true,
    skole: SKOLE,
    fra: '2020-08-01',
    til,
    permisjon: [],
    taus_siden: null,
  });
  await fakta(skoleFakta, 'nsr', [SKOLE], [{ organisasjonsnummer: SKOLE, navn: 'Nordbygda skole', aktiv: true }]);
  await fakta(elevforholdFakta, 'oppstart', barn, barn.map((person_id) => ({ person_id, elevforhold_id: crypto.randomUUID(), skole: SKOLE, arstrinn: 6, klasse: '6A', fra: '2020-08-01', til: null }))); // prettier-ignore
  const ansvar = (i: number): Faktarad => ({ person_id: barn[i], ansvarlig_nokkel: `person:${foresatte[i]}`, ansvar: 'felles', ansvarlig_id: foresatte[i] }); // prettier-ignore
  const giAnsvar = () =>
    fakta(
      foreldreansvarFakta,
      'folkeregisteret',
      barn,
      barn.map((_, i) => ansvar(i)),
    );
  await giAnsvar();
  await fakta(arbeidsforholdFakta, 'hr', larere.map((_, i) => String(i)), larere.map((l, i) => stilling(l, i, null))); // prettier-ignore
  await sql`analyze`.execute(eier);

  let stopp = false;
  let andre = 0;
  let andreFeil = 0;
  const stenging: Record<Slag, Utfall> = {} as Record<Slag, Utfall>;
  // people nothing is taken from: teachers at the far end, asked all the time
  const larertokener = await Promise.all(larere.slice(-o.trafikk).map((l) => okt(l, 'feide')));
  const trafikk = larertokener.map(async (token) => {
    while (!stopp) {
      andre += 1;
      if ((await spor(`/skole/${SKOLE}`, token)) !== 200) andreFeil += 1;
    }
  });

  const runde = async (
    slag: Slag,
    v: {
      sti: (i: number) => string;
      hvem: (i: number) => Promise<string>;
      ta: (i: number, token: string) => Promise<unknown>;
      etter?: (i: number) => Promise<unknown>;
    },
  ) => {
    // prettier-ignore
    const u: Utfall = { provd: 0, apentFor: 0, sluppet: 0, lengsteMs: 0 };
    stenging[slag] = u;
    for (let i = 0; i < n; i++) {
      const token = await v.hvem(i);
      if ((await spor(v.sti(i), token)) === 200) u.apentFor += 1;
      await v.ta(i, token);
      const t = performance.now();
      if ((await spor(v.sti(i), token)) === 200) u.sluppet += 1;
      u.lengsteMs = Math.max(u.lengsteMs, Math.round(performance.now() - t));
      u.provd += 1;
      await v.etter?.(i);
    }
    o.si(`${slag}: ${u.provd} tatt bort, ${u.sluppet} sluppet gjennom, lengste ${u.lengsteMs} ms`);
  };
  const barnesti = (i: number) => `/barn/${barn[i]}`;
  const somForesatt = (i: number) => okt(foresatte[i]!, 'idporten');
  try {
    await runde('okt', { sti: barnesti, hvem: somForesatt, ta: (_i, token) => avsluttOkt(db, token, na()) });
    await runde('foresattstenging', {
      sti: barnesti,
      hvem: somForesatt,
      ta: () =>
        sql`insert into tilgang.foresattstenging (id, begrunnelse, stengt_av) values (gen_random_uuid(), 'benk: stenger alle', ${larere[0]})`.execute(
          eier,
        ),
      etter: () =>
        sql`update tilgang.foresattstenging set apnet = now(), apnet_av = ${larere[0]} where apnet is null`.execute(eier),
    });
    await runde('foreldreansvar', {
      sti: barnesti,
      hvem: somForesatt,
      ta: (i) => fakta(foreldreansvarFakta, 'folkeregisteret', [barn[i]!], []),
    });
    await giAnsvar();
    await runde('sperring', {
      sti: barnesti,
      hvem: somForesatt,
      ta: (i) =>
        sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt_av)
          values (gen_random_uuid(), ${barn[i]}, ${foresatte[i]}, 'besoksforbud', 'benk: besøksforbud', ${larere[0]})`.execute(
          eier,
        ),
    });
    // the last teachers are the traffic: they keep their positions until it has stopped
    stopp = true;
    await Promise.all(trafikk);
    stopp = false;
    const foresattTrafikk = larertokener.length;
    const vaktbarn = Array.from({ length: foresattTrafikk }, async () => {
      while (!stopp) {
        andre += 1;
        if ((await spor('/skole/ukjent', 'ugyldig')) !== 303) andreFeil += 1;
      }
    });
    await runde('sluttdato', {
      sti: () => `/skole/${SKOLE}`,
      hvem: (i) => okt(larere[i]!, 'feide'),
      ta: (i) => fakta(arbeidsforholdFakta, 'hr', [String(i)], [stilling(larere[i]!, i, leggTilDager(dag, -1))]),
    });
    stopp = true;
    await Promise.all(vaktbarn);
  } finally {
    stopp = true;
    await Promise.allSettled(trafikk);
    await app.close();
    await Promise.all([eier.destroy(), imp.destroy(), db.destroy()]);
  }
  return { slag: stenging, andre, andreFeil };
}
