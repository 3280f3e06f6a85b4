// For tests and benches of logins: a small register, the stand-in and the real server, both listening.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { renderToStaticMarkup } from 'react-dom/server';
import type { Rutetabell } from '#grunn/handling/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { lagTjener } from '#grunn/tjener/index.ts';
import { registrerIdentifikatorer } from '#register/person/index.ts';
import { Innloggingsoppsett, lagKlienter, settInnlogging, utenRolle } from '#tilgang/innlogging/index.ts';
import {
  lagInnloggingssimulator,
  listefolk,
  type Innloggingssimulator,
  type Standinperson,
} from '#tilgang/innlogging/simulator/index.ts';
import { aktorForOkt, lagOktdor, oktRuter } from '#tilgang/okt/index.ts';
import { statiskeFiler } from '#web/statisk/index.ts';
import { nummerserie } from '#verden/nummer.ts';
import { NORDBYGDA, nyePersoner, type Provepersoner } from './provepersoner.ts';
import { lagSimulatortjener } from './simulatortjener.ts';

export interface Proveinnlogging {
  readonly r: Provepersoner;
  readonly app: FastifyInstance;
  /** `http://localhost:…` */
  readonly adresse: string;
  readonly standin: string;
  readonly sim: Innloggingssimulator;
  readonly oppsett: Innloggingsoppsett;
  readonly folk: Standinperson[];
  readonly logg: string[];
  /** Gives the person a number, here and at the stand-in. The stand-in's id is the person's own. */
  readonly kjent: (personId: string, navn: string, mer?: Partial<Standinperson>) => Promise<string>;
  readonly mor: string;
  readonly barn: string;
  readonly larer: string;
  readonly elev: string;
  readonly slipp: () => Promise<void>;
}

const serie = nummerserie(7);
/** A number nobody has had before in this run. */
export const nyttNummer = (): string => serie.fodselsnummer('1985-03-04', 'kvinne');

/** Gives a person of the test register a number. */
export async function giNummer(
  r: Provepersoner,
  personId: string,
  identifikator: string,
  type: 'fodselsnummer' | 'dNummer' = 'fodselsnummer',
): Promise<void> {
  await r.base
    .som('friminutt_import')
    .transaction()
    .execute((tx) =>
      registrerIdentifikatorer(tx, r.dor.nokler, {
        kilde: 'folkeregisteret',
        endringssett: crypto.randomUUID(),
        na: r.klokke.na().toString(),
        rader: [{ personId, identifikator, type, status: 'iBruk' }],
      }),
    );
}

export async function nyProveinnlogging(ruter: readonly Rutetabell[]): Promise<Proveinnlogging> {
  const r = await nyePersoner();
  const folk: Standinperson[] = [];
  const sim = lagInnloggingssimulator(listefolk(() => folk));
  const tjener = lagSimulatortjener([sim.handler]);
  const standin = await tjener.lytt();
  const mappe = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-innlogging-'));
  const oppsett = Innloggingsoppsett.parse(await sim.start(standin, mappe));
  const logg: string[] = [];
  const ut = lagLogg({ niva: 'info', ut: (l) => void logg.push(l) });
  const tegnSide: Parameters<typeof settInnlogging>[1]['tegnSide'] = (t, ramme) =>
    `<!doctype html><html lang="${ramme.sprak}"><title>${t.tittel}</title>${renderToStaticMarkup(t.innhold)}</html>`;
  const app = await lagTjener({
    dor: r.dor,
    ruter: [...ruter, oktRuter],
    tegnSide,
    finnAktor: aktorForOkt,
    okt: { ...lagOktdor(r.dor), utenRolle: utenRolle({ dor: r.dor }) },
    innlogging: '/logg-inn',
    statisk: statiskeFiler().filer,
    helse: {},
    logg: ut,
    https: false,
    utenInnlogging: (a) =>
      settInnlogging(a, { dor: r.dor, https: false, tegnSide, oppsett, klienter: lagKlienter(oppsett, true, 2), logg: ut }),
  });
  const adresse = (await app.listen({ port: 0, host: '127.0.0.1' })).replace('127.0.0.1', 'localhost');
  const kjent: Proveinnlogging['kjent'] = async (personId, navn, mer = {}) => {
    const identifikator = mer.identifikator === undefined ? nyttNummer() : mer.identifikator;
    if (identifikator !== null) await giNummer(r, personId, identifikator);
    folk.push({ id: personId, navn, hva: 'prøve', gruppe: 'Prøve', ...mer, identifikator });
    return personId;
  };
  const barn = await r.person({ navn: 'Rask Herre' });
  await r.elev(barn, NORDBYGDA);
  const mor = await kjent(await r.person({ navn: 'Blid Frue', fodselsdato: '1985-03-04' }), 'Blid Frue');
  await r.ansvar(barn, [mor]);
  const larer = await r.person({ navn: 'Lisabeth Lærer', fodselsdato: '1980-01-01' });
  await r.ansett(larer, NORDBYGDA, { kode: '7961', tittel: 'Lærer' });
  const { rows } = await sql<{ brukernavn: string; ansattnummer: string }>`
    select brukernavn, ansattnummer from register.personalressurs where person_id = ${larer} and kjent_til is null`.execute(
    r.eier,
  );
  await kjent(larer, 'Lisabeth Lærer', rows[0]!);
  const elev = await r.person({ navn: 'Elev Enersen', fodselsdato: '2011-05-05' });
  await r.elev(elev, NORDBYGDA, { klasse: '9A' });
  await kjent(elev, 'Elev Enersen');
  return {
    r,
    app,
    adresse,
    standin,
    sim,
    oppsett,
    folk,
    logg,
    kjent,
    mor,
    barn,
    larer,
    elev,
    slipp: async () => {
      await app.close();
      await tjener.stopp();
      await r.slipp();
      fs.rmSync(mappe, { recursive: true, force: true });
    },
  };
}
