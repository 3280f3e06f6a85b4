// For tests: a small register with one of each, written as the imports write it.
import { sql } from 'kysely';
import type { Db } from '#grunn/db/index.ts';
import { brukFakta, type Faktarad, type Faktatabell } from '#grunn/fakta/index.ts';
import { medKontekst, type Dormiljo, type Handling, type Kallvalg, type Visning } from '#grunn/handling/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import type { Opplysningskilde } from '#grunn/opplysning/index.ts';
import { ALT, type Aktor, type Rolle } from '#grunn/tilgang/index.ts';
import { fastKlokke, gjelder, idag, type FastKlokke } from '#grunn/tid/index.ts';
import { arbeidsforholdFakta, personalressursFakta } from '#register/ansatt/index.ts';
import { elevforholdFakta } from '#register/elevforhold/index.ts';
import { familierelasjonFakta, foreldreansvarFakta } from '#register/foresatt/index.ts';
import { kontaktinformasjonFakta } from '#register/kontaktinformasjon/index.ts';
import { skoleFakta } from '#register/skole/index.ts';
import { nyDatabase, type Testdatabase } from './testdatabase.ts';
import { adressebeskyttelseFakta, adresseFakta, navnFakta, personaliaFakta } from '#register/person/index.ts';

export const NORDBYGDA = '974000001';
export const SOLSIDEN = '974000002';

export interface Proveperson {
  readonly navn?: string | undefined;
  readonly fodselsdato?: string;
  readonly dodfodt?: boolean;
  readonly kilde?: 'folkeregisteret' | 'hr';
}

export interface Provepersoner {
  readonly base: Testdatabase;
  readonly eier: Db;
  readonly dor: Dormiljo;
  readonly klokke: FastKlokke;
  readonly skriv: (
    tabell: Faktatabell,
    kilde: Opplysningskilde,
    subjekt: string,
    rader: readonly Faktarad[],
    valg?: { heltBilde?: boolean; endringssett?: string },
  ) => Promise<void>;
  readonly person: (p: Proveperson) => Promise<string>;
  readonly elev: (personId: string, skole: string, valg?: { klasse?: string; fra?: string; til?: string }) => Promise<void>;
  readonly ansvar: (barn: string, ansvarlige: readonly string[], valg?: { ansvar?: string }) => Promise<void>;
  readonly foreldre: (barn: string, foreldre: Readonly<Record<string, 'mor' | 'far' | 'medmor'>>) => Promise<void>;
  readonly adresse: (personId: string, linje: string, gradering?: string) => Promise<void>;
  readonly beskytt: (personId: string, gradering: string | null) => Promise<void>;
  readonly krr: (personId: string, k: { epost?: string; mobil?: string; status?: string; reservert?: boolean }) => Promise<void>;
  readonly ansett: (
    personId: string,
    skole: string,
    stilling: { kode: string; tittel: string; fra?: string; til?: string; taus?: string },
  ) => Promise<void>;
  readonly aktor: (rolle: Rolle, omfang?: string, id?: string) => Aktor;
  readonly gjor: <Ut>(akt: Handling<Ut> | Visning<Ut>, aktor: Aktor, inn: unknown, valg?: Kallvalg) => Promise<Ut>;
  readonly slipp: () => Promise<void>;
}

/**
 * Writes what a made-up actor rests on, so that the database, which asks no code, reaches as far: staff roles as given by hand, own
 * children as a decision. What an earlier actor with the same id rested on is taken away.
 */
export async function gjorVirkelig(eier: Db, aktor: Aktor, dag: string): Promise<void> {
  const OPPDIKTET = 'oppdiktet for prøven';
  const egne = aktor.tilknytninger.filter((t) => t.stengt === undefined && gjelder(dag, t.fra, t.til));
  const stab = egne
    .filter((t) => ['heleKommunen', 'egenSkole', 'egenSfo'].includes(t.relasjon))
    .map((t) => ({ rolle: t.rolle, skole: t.omfang === ALT ? null : t.omfang }));
  const barn = egne.filter((t) => t.relasjon === 'egetBarn').map((t) => ({ barn: t.omfang }));
  await sql`with borte as (delete from tilgang.rolletildeling where person_id = ${aktor.id} and begrunnelse = ${OPPDIKTET}),
      borte2 as (delete from tilgang.foresattbeslutning where person_id = ${aktor.id} and begrunnelse = ${OPPDIKTET}),
      rolle as (insert into tilgang.rolletildeling (id, person_id, rolle, skole, begrunnelse, fra, til, gitt, gitt_av, godkjent, godkjent_av)
        select gen_random_uuid(), ${aktor.id}, x.rolle, x.skole, ${OPPDIKTET}, ${dag}, ${dag}, '2000-01-01', gen_random_uuid(), '2000-01-01', gen_random_uuid()
        from json_to_recordset(${JSON.stringify(stab)}::json) as x(rolle text, skole text))
    insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, begrunnelse, fra, gitt, gitt_av)
    select gen_random_uuid(), x.barn, 'foreldreansvar', ${aktor.id}, ${OPPDIKTET}, '2000-01-01', '2000-01-01', gen_random_uuid()
    from json_to_recordset(${JSON.stringify(barn)}::json) as x(barn uuid)`.execute(eier);
}

export async function nyePersoner(): Promise<Provepersoner> {
  const base = await nyDatabase();
  const imp = base.som('friminutt_import');
  const eier = base.som('superbruker');
  const system = base.som('friminutt_system');
  const klokke = fastKlokke('2026-11-22T08:00:00Z');
  const dor: Dormiljo = {
    db: base.som('friminutt_app'),
    klokke,
    nokler: lagNokkelring(nyNokkelfil()),
    miljo: 'test',
    tjenester: {},
  };
  const na = () => {
    klokke.flytt({ seconds: 1 });
    return klokke.na().toString();
  };
  const skriv: Provepersoner['skriv'] = async (tabell, kilde, subjekt, rader, valg = {}) => {
    const db = kilde === 'manuell' ? system : imp;
    await db.transaction().execute((tx) =>
      brukFakta(tx, tabell, {
        kilde,
        endringssett: valg.endringssett ?? crypto.randomUUID(),
        na: na(),
        subjekter: [subjekt],
        heltBilde: valg.heltBilde ?? true,
        rader,
      }),
    );
  };
  let nummer = 0;
  const register: Provepersoner = {
    base,
    eier,
    dor,
    klokke,
    skriv,
    async person({ navn = 'Rask Herre', fodselsdato = '2015-05-20', dodfodt = false, kilde = 'folkeregisteret' }) {
      const id = crypto.randomUUID();
      const [fornavn, ...rest] = navn.split(' ');
      await sql`insert into register.person (id, opprettet_av) values (${id}, ${crypto.randomUUID()})`.execute(eier);
      await skriv(navnFakta, kilde, id, [
        { person_id: id, fornavn, mellomnavn: rest.slice(0, -1).join(' ') || null, etternavn: rest.at(-1) },
      ]);
      await skriv(personaliaFakta, kilde, id, [
        { person_id: id, fodselsdato, kjonn: 'mann', personstatus: 'bosatt', statsborgerskap: ['NOR'], dodfodt },
      ]);
      return id;
    },
    elev: (id, skole, v = {}) =>
      skriv(elevforholdFakta, 'oppstart', id, [
        {
          person_id: id,
          elevforhold_id: crypto.randomUUID(),
          skole,
          arstrinn: 6,
          klasse: v.klasse ?? '6A',
          fra: v.fra ?? '2026-08-01',
          til: v.til ?? null,
        },
      ]),
    ansvar: (barn, ansvarlige, v = {}) =>
      skriv(
        foreldreansvarFakta,
        'folkeregisteret',
        barn,
        ansvarlige.map((a) => ({
          person_id: barn,
          ansvarlig_nokkel: `person:${a}`,
          ansvar: v.ansvar ?? 'felles',
          ansvarlig_id: a,
        })),
      ),
    async foreldre(barn, foreldre) {
      await skriv(
        familierelasjonFakta,
        'folkeregisteret',
        barn,
        Object.entries(foreldre).map(([id, rolle]) => ({
          person_id: barn,
          relatert_nokkel: `person:${id}`,
          rolle,
          min_rolle: 'barn',
          relatert_id: id,
        })),
      );
      for (const [id, rolle] of Object.entries(foreldre))
        await skriv(
          familierelasjonFakta,
          'folkeregisteret',
          id,
          [{ person_id: id, relatert_nokkel: `person:${barn}`, rolle: 'barn', min_rolle: rolle, relatert_id: barn }],
          { heltBilde: false },
        );
    },
    adresse: (id, linje, gradering = 'ugradert') =>
      skriv(adresseFakta, 'folkeregisteret', id, [
        {
          person_id: id,
          type: gradering === 'strengtFortrolig' ? 'post' : 'bosted',
          gradering,
          linjer: [linje],
          postnummer: '9990',
          poststed: 'FJORDVIK',
          landkode: 'NOR',
          bruksenhetsnummer: 'H0101',
        },
      ]),
    beskytt: (id, gradering) =>
      skriv(adressebeskyttelseFakta, 'folkeregisteret', id, gradering === null ? [] : [{ person_id: id, gradering }]),
    krr: (id, k) =>
      skriv(kontaktinformasjonFakta, 'krr', id, [
        {
          person_id: id,
          status: k.status ?? 'AKTIV',
          reservert: k.reservert ?? false,
          kan_varsles: true,
          epostadresse: k.epost ?? null,
          epost_verifisert: k.epost === undefined ? null : '2026-05-04T10:00:00Z',
          mobiltelefonnummer: k.mobil ?? null,
        },
      ]),
    async ansett(id, skole, stilling) {
      const ansattnummer = String(100_000 + nummer++);
      await skriv(personalressursFakta, 'hr', ansattnummer, [
        { person_id: id, ansattnummer, brukernavn: `b${nummer}`, fra: stilling.fra ?? '2020-08-01', til: stilling.til ?? null },
      ]);
      await skriv(arbeidsforholdFakta, 'hr', ansattnummer, [
        {
          person_id: id,
          ansattnummer,
          stillingsnummer: `${ansattnummer}-1`,
          stillingskode: stilling.kode,
          stillingstittel: stilling.tittel,
          prosent: 100,
          hovedstilling: true,
          skole,
          fra: stilling.fra ?? '2020-08-01',
          til: stilling.til ?? null,
          permisjon: [],
          taus_siden: stilling.taus ?? null,
        },
      ]);
    },
    aktor: (rolle, omfang = ALT, id = 'a0000000-0000-4000-8000-000000000001') => ({
      id,
      navn: 'Astrid Assistent',
      sprak: 'nb',
      tilknytninger: [
        {
          rolle,
          relasjon: omfang === ALT ? 'heleKommunen' : 'egenSkole',
          omfang,
          fra: null,
          til: null,
          grunnlag: { slag: 'faktum', kilde: 'hr', hva: 'arbeidsforhold' },
        },
      ],
    }),
    gjor: async (akt, aktor, inn, valg) => {
      klokke.flytt({ minutes: 1 });
      await gjorVirkelig(eier, aktor, idag(klokke));
      try {
        return await medKontekst(
          dor,
          async () => aktor,
          'nb',
          (s) => akt.kjor(s, inn, valg),
        );
      } finally {
        await gjorVirkelig(eier, { ...aktor, tilknytninger: [] }, idag(klokke));
      }
    },
    slipp: () => base.slipp(),
  };
  for (const [organisasjonsnummer, navn] of [
    [NORDBYGDA, 'Nordbygda skole'],
    [SOLSIDEN, 'Solsiden skole'],
  ] as const)
    await skriv(skoleFakta, 'nsr', organisasjonsnummer, [{ organisasjonsnummer, navn, aktiv: true }]);
  return register;
}
