// A whole small municipality for tests of pages: the made-up world read by the real engine, and the real server in front of it.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { LightMyRequestResponse } from 'fastify';
import { inject } from 'vitest';
import type { Ramme, Rutetabell, Tegning, Tjenester } from '#grunn/handling/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { idag, iOslo, leggTilManeder } from '#grunn/tid/index.ts';
import { tegnFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { lesStamdata3, unit4Oppsett } from '#kilder/hr/index.ts';
import { enhetstabell, stamdata3 } from '#kilder/hr/simulator/index.ts';
import { lagKrrKlient } from '#kilder/krr/index.ts';
import { lagKrrSimulator } from '#kilder/krr/simulator/index.ts';
import { kjorFolkeregisterFil, kjorHr, kjorKrr, kjorNsr, kjorOppstart } from '#register/innlesing/index.ts';
import { aktorForOkt, lagOktdor, nyOkt } from '#tilgang/okt/index.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { lagVerden, oppstartsfil, personPa, spesiell, type Verden } from '#verden/index.ts';
import { tegnSide } from '#web/skall/index.ts';
import { statiskeFiler, type Statisknavn } from '#web/statisk/index.ts';
import { nyttProveregister, type Proveregister } from './proveregister.ts';
import { lagSimulatortjener } from './simulatortjener.ts';
import { nyDatabase, voksMal } from './testdatabase.ts';

export interface Proveskole {
  readonly r: Proveregister;
  readonly verden: Verden;
  readonly app: FastifyInstance;
  /** Our id of somebody with a role in the world. */
  id(nokkel: string): Promise<string>;
  /** A session for that person; the cookie to send. */
  loggInn(nokkel: string, sprak?: Sprak): Promise<string>;
  /** The same for somebody by our own id. */
  loggInnSom(personId: string, sprak?: Sprak): Promise<string>;
  hent(kake: string, sti: string, hode?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Sends a form from one of our own pages. `_nokkel` is added. */
  send(kake: string, sti: string, felt: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Reads KRR again for these people, as the night and «Oppdater» do. */
  lesKrr(personer?: readonly string[]): Promise<unknown>;
  /** Reads HR's file again, as the world has it now. */
  lesHr(): Promise<unknown>;
  /** Statements of the last request, and everything the server has logged. */
  sporringer(): number;
  readonly logg: string[];
  /** Where files sent by hand are received. */
  readonly mottas: string;
  /** What has been asked of the queue. */
  readonly startet: { navn: string; data: unknown }[];
  readonly slipp: () => Promise<void>;
}

const strom = async function* (biter: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  yield* biter;
};

function skoleliste(verden: Verden) {
  return verden.skoler.map((s) => ({
    organisasjonsnummer: s.organisasjonsnummer,
    navn: s.navn,
    kommunenummer: verden.kommune.kommunenummer,
    malform: s.malform,
    skoletype: s.type,
    aktiv: true,
    adresselinje: null,
    postnummer: null,
    poststed: null,
    trinnFra: s.trinn[0],
    trinnTil: s.trinn[1],
  }));
}

/** A shell like the real one, with what these pages need of it. */
const skall = (tegning: Tegning, ramme: Ramme): string =>
  tegnSide({
    sprak: ramme.sprak,
    tittel: tegning.tittel,
    innhold: tegning.innhold,
    statisk: statiskeFiler(),
    moduler: tegning.moduler as readonly Statisknavn[] | undefined,
    skall: {
      kommune: 'Fjordvik kommune',
      forsideHref: '/',
      meny: [
        { href: '/', tekst: 'I dag', valgt: ramme.sti === '/' },
        { href: '/elever', tekst: 'Elever', valgt: ramme.sti === '/elever' },
      ],
      sok: { href: '/sok' },
      ...(ramme.aktor ? { person: { navn: ramme.aktor.navn, meny: [], loggUt: { href: '/logg-ut' } } } : {}),
      sprakvalg: { nb: '/sprak/nb', nn: '/sprak/nn' },
    },
  });

const lesHrI = ({ m }: Proveregister, verden: Verden) => {
  const eksportert = iOslo(m.klokke.na()).toPlainDateTime().toString({ smallestUnit: 'second' });
  const oppsett = unit4Oppsett({ enheter: enhetstabell(verden) });
  return kjorHr(m, { utlostAv: 'innlesing', lesing: lesStamdata3(stamdata3(verden, { eksportert }), oppsett) });
};

async function startKrr(r: Proveregister, verden: Verden) {
  const sim = lagKrrSimulator({
    finn: (ident) => personPa(verden, ident),
    personer: () => verden.personer.values(),
    klokke: r.klokke,
  });
  const tjener = lagSimulatortjener([sim.handler]);
  const klient = lagKrrKlient({
    baseUrl: `${await tjener.lytt()}/krr`,
    hentToken: () => Promise.resolve('token'),
    hentevalg: { forsok: 1, timeoutMs: 5000 },
  });
  return {
    les: (personer?: readonly string[]) =>
      kjorKrr(r.m, { klient, slag: personer ? 'enkelt' : 'full', ...(personer ? { personer } : {}), utlostAv: 'innlesing.krr' }),
    stopp: tjener.stopp,
  };
}

/** The id of somebody with a role in the world. Throws when the register has nobody such. */
async function idI(r: Proveregister, verden: Verden, nokkel: string): Promise<string> {
  const p = spesiell(verden, nokkel);
  if (p.identifikator !== null) return r.personMed(p.identifikator);
  const [rad] = await r.rader<{ id: string }>(
    `select person_id id from register.navn where kjent_til is null and etternavn = '${p.etternavn}' and fornavn = '${p.fornavn}' limit 1`,
  );
  if (rad === undefined) throw new Error(`${nokkel} is not in the register`);
  return rad.id;
}

const NATT = '2026-11-22T01:10:00Z';
const MORGEN = '2026-11-22T07:30:00Z';

/** Reads the world through Folkeregisteret, the start file, NSR, HR and KRR, in the night before. */
async function lesVerden(r: Proveregister, verden: Verden): Promise<void> {
  const { m, klokke } = r;
  const { kommunenummer } = verden.kommune;
  const felles = { utlostAv: 'innlesing' };
  await kjorNsr(m, { ...felles, liste: skoleliste(verden) });
  await kjorFolkeregisterFil(
    m,
    { innhold: strom(tegnFregFil(verden, { format: 'persondokument-ndjson' })), kommunenummer },
    felles,
  );
  klokke.flytt({ minutes: 10 });
  await lesHrI(r, verden);
  // after HR: the classes name their teachers
  await kjorOppstart(m, { ...felles, innhold: strom(oppstartsfil(verden)), kommunenummer });
  klokke.flytt({ minutes: 10 });
  const krr = await startKrr(r, verden);
  await krr.les();
  await krr.stopp();
  klokke.settTil(MORGEN);
  const dag = idag(klokke);
  for (const nokkel of ['systemforvalter', 'kommuneadmin-uten-stilling']) {
    const personId = await idI(r, verden, nokkel).catch(() => undefined);
    if (personId !== undefined)
      await tildelRolle(r.eier, {
        personId,
        rolle: 'systemforvalter',
        begrunnelse: 'Forvalter skolesystemet',
        fra: dag,
        til: leggTilManeder(dag, 12),
        gitt: klokke.na().toString(),
        gittAv: personId,
      });
  }
}

/**
 * The world of `elever` pupils, read by the real engine, and a server in front. It is read once in a run for each size; each caller gets
 * a copy of its own.
 */
export async function nyProveskole(
  ruter: readonly Rutetabell[],
  elever = 160,
  tegn = skall,
  /** What acts may ask for, when what is asked of the queue is not enough to look at. */
  egneTjenester?: (r: Proveregister, verden: Verden) => Promise<Partial<Tjenester>>,
  /** Addresses nobody is logged in to. */
  utenInnlogging?: (app: FastifyInstance, r: Proveregister) => void,
): Promise<Proveskole> {
  const verden = lagVerden({ elever });
  const nokkelfil = inject('malnokler');
  const mal = await voksMal(`skole_${elever}`, async (base) =>
    lesVerden(await nyttProveregister(NATT, 1000, { base, nokkelfil }), verden),
  );
  const r = await nyttProveregister(MORGEN, 1000, { base: await nyDatabase(mal), nokkelfil });
  const { m, klokke } = r;
  const krr = await startKrr(r, verden);

  const logg: string[] = [];
  const startet: { navn: string; data: unknown }[] = [];
  const tjenester = {
    jobbko: {
      startNa: async (navn: string, data?: object) => {
        startet.push({ navn, data });
        return 'jobb';
      },
      planer: async () => [],
      planlegg: async () => undefined,
      travle: async () => [],
    },
    ...(await egneTjenester?.(r, verden)),
  } as unknown as Tjenester;
  const mottas = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-mottas-'));
  const app = await lagTjener({
    dor: { db: r.app, klokke, nokler: m.nokler, miljo: 'test', tjenester },
    ruter,
    tegnSide: tegn,
    finnAktor: aktorForOkt,
    okt: {
      ...lagOktdor({ db: r.app, klokke, nokler: m.nokler }),
      utenRolle: async () => ({ tittel: 'Uten rolle', innhold: '' }),
    },
    innlogging: '/logg-inn',
    statisk: statiskeFiler().filer,
    helse: {},
    opplastingsmappe: path.join(mottas, 'under'),
    logg: lagLogg({ niva: 'info', ut: (linje) => void logg.push(linje) }),
    https: false,
    ...(utenInnlogging ? { utenInnlogging: (a) => utenInnlogging(a, r) } : {}),
  });

  const id = (nokkel: string) => idI(r, verden, nokkel);
  const loggInnSom = async (personId: string, sprak: Sprak = 'nb') =>
    `friminutt=${await nyOkt(r.app, {
      personId,
      sprak,
      na: klokke.na().toString(),
      tilbyder: 'utvikling',
      niva: 'hoyt',
      toFaktor: true,
    })}`;
  return {
    r,
    verden,
    app,
    id,
    loggInn: async (nokkel, sprak = 'nb') => loggInnSom(await id(nokkel), sprak),
    loggInnSom,
    hent: (kake, sti, hode = {}) => app.inject({ method: 'GET', url: sti, headers: { cookie: kake, ...hode } }),
    send: (kake, sti, felt) =>
      app.inject({
        method: 'POST',
        url: sti,
        headers: { cookie: kake, 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams({ _nokkel: crypto.randomUUID(), ...felt }).toString(),
      }),
    lesKrr: krr.les,
    lesHr: () => lesHrI(r, verden),
    logg,
    sporringer: () => Number(/"sporringer":(\d+)/.exec(logg.at(-1) ?? '')?.[1] ?? Number.NaN),
    mottas,
    startet,
    slipp: async () => {
      await app.close();
      fs.rmSync(mottas, { recursive: true, force: true });
      await krr.stopp();
      await r.base.slipp();
    },
  };
}
