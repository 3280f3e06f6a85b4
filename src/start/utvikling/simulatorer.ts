// Development only: the registers of the made-up municipality over real HTTP on one port, told apart by path.
import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { FIKS, lagFolkeregisterSimulator } from '#kilder/folkeregisteret/simulator/index.ts';
import { lagGrepSimulator } from '#kilder/grep/simulator/index.ts';
import { enhetstabell } from '#kilder/hr/simulator/index.ts';
import { KRR_SCOPE, lagKrrSimulator } from '#kilder/krr/simulator/index.ts';
import { lagMaskinportenSimulator, lagSimulatorklient } from '#kilder/maskinporten/simulator/index.ts';
import { lagNabosimulator } from '#kilder/nabosystem/simulator/index.ts';
import { lagNsrSimulator } from '#kilder/nsr/simulator/index.ts';
import { lagInnloggingssimulator, verdensfolk, type Innloggingssimulator } from '#tilgang/innlogging/simulator/index.ts';
import { lagVerden, personPa, type Verden, type Verdenskrr } from '#verden/index.ts';
import { lagSimulatortjener, type Simulatortjener } from '#verktoy/simulatortjener.ts';
import type { Kildeoppsett } from '../kildefil.ts';
import type { Oppsett } from '../oppsett.ts';

const Verdensfil = z.object({ fro: z.number(), elever: z.number(), dato: z.string() });

/** The world of this data folder: grown anew from its seed, size and first day at each start. */
export function hentVerden(o: Oppsett, idag: string): Verden {
  const fil = path.join(o.data, 'verden.json');
  if (!fs.existsSync(fil)) {
    fs.mkdirSync(o.data, { recursive: true });
    fs.writeFileSync(fil, JSON.stringify({ fro: o.fro, elever: o.elever, dato: idag }));
  }
  return lagVerden(Verdensfil.parse(JSON.parse(fs.readFileSync(fil, 'utf8'))));
}

export interface Simulatorer {
  readonly tjener: Simulatortjener;
  readonly verden: Verden;
  readonly innlogging: Innloggingssimulator;
  /** Addresses, files and keys as the production configuration would name them, written to DATA. */
  readonly kildeoppsett: (url: string) => Kildeoppsett;
}

const FIKSSCOPE = 'ks:fiks';
const FREGSCOPE = 'folkeregister:deling/offentligmedhjemmel';

/** Mounts all simulators. What people change on the pages is kept in DATA and done again at the next start. */
export function lagSimulatorer(
  o: Oppsett,
  verden: Verden,
  forslag: readonly (readonly [nokkel: string, hva: string])[],
): Simulatorer {
  const dagbok = path.join(o.data, 'simulator-endringer.ndjson');
  if (fs.existsSync(dagbok))
    for (const linje of fs.readFileSync(dagbok, 'utf8').split('\n').filter(Boolean)) {
      const e = JSON.parse(linje) as { person: string; krr: Verdenskrr };
      const p = verden.personer.get(e.person);
      if (p) p.krr = e.krr;
    }
  const klient = lagSimulatorklient({
    klientId: 'friminutt-demo',
    organisasjonsnummer: verden.kommune.organisasjonsnummer,
    scope: [KRR_SCOPE, FIKSSCOPE, FREGSCOPE],
  });
  const maskinporten = lagMaskinportenSimulator({ klienter: [klient.klient] });
  const freg = lagFolkeregisterSimulator({
    verden,
    godtaToken: (t) => [FIKSSCOPE, FREGSCOPE].some((s) => maskinporten.sjekkToken(`Bearer ${t}`, s) === 200),
  });
  const krr = lagKrrSimulator({
    finn: (ident) => personPa(verden, ident),
    personer: () => verden.personer.values(),
    sjekkToken: (a, s) => maskinporten.sjekkToken(a, s),
    vedEndring: (p) => fs.appendFileSync(dagbok, `${JSON.stringify({ person: p.id, krr: p.krr })}\n`),
  });
  // every seventh guardian has had a child in kindergarten, and many have another number now
  const barnehage = lagNabosimulator((ident) => {
    const p = personPa(verden, ident);
    if (p === undefined || Number(ident.slice(6, 9)) % 7 !== 0) return undefined;
    return {
      epostadresse: `${p.fornavn.toLowerCase().replaceAll(/[^a-z]/g, '')}@barnehage.example`,
      oppdatert: '2023-08-15T08:00:00Z',
    };
  });
  const innlogging = lagInnloggingssimulator(verdensfolk(verden, forslag));
  const tjener = lagSimulatortjener([
    innlogging.handler,
    maskinporten.handler,
    freg.handler,
    krr.handler,
    lagNsrSimulator(verden).handler,
    lagGrepSimulator().handler,
    barnehage.handler,
  ]);
  return {
    tjener,
    verden,
    innlogging,
    kildeoppsett: (url) => {
      const mappe = path.join(o.data, 'hemmelig');
      fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
      const nokkelfil = path.join(mappe, 'maskinporten.jwk');
      fs.writeFileSync(nokkelfil, JSON.stringify({ ...klient.nokkel, kid: klient.kid }), { mode: 0o600 });
      const passordfil = path.join(mappe, 'fiks.passord');
      fs.writeFileSync(passordfil, 'bare-for-simulatoren', { mode: 0o600 });
      const mp = (scope: string) => ({
        tokenUrl: `${url}/maskinporten/token`,
        issuer: `${url}/maskinporten/`,
        klientId: 'friminutt-demo',
        nokkelfil,
        kid: klient.kid,
        scope,
      });
      return {
        kommunenummer: verden.kommune.kommunenummer,
        folkeregisteret: {
          fil: { mappe: path.join(o.data, 'innboks', 'folkeregisteret'), monster: '*.ndjson' },
          fiks: {
            baseUrl: `${url}/${FIKS.split('/')[1]}`,
            rolleId: '7b0f1c1e-6a1d-4c58-9a51-0d1f4a9f2c10',
            fiksOrgId: '0f4f4d0e-4a9b-4d4e-8f0e-1f6a2b3c4d5e',
            integrasjonId: 'a3c2b1d0-1111-4222-8333-444455556666',
            passordfil,
            maskinporten: mp(FIKSSCOPE),
          },
        },
        krr: { baseUrl: `${url}/krr`, samtidighet: 4, maskinporten: mp(KRR_SCOPE) },
        hr: {
          format: 'unit4-stamdata3',
          mappe: path.join(o.data, 'innboks', 'hr'),
          monster: '*.xml',
          oppsett: { enheter: enhetstabell(verden) },
        },
        tilgangslosning: { mappe: path.join(o.data, 'innboks', 'tilgangslosning'), monster: '*.csv' },
        oppstart: { mappe: path.join(o.data, 'innboks', 'oppstart'), monster: 'skoledata-*' },
        nsr: { baseUrl: `${url}/nsr` },
        grep: { baseUrl: `${url}/grep/kl06/v201906` },
        nabosystem: [{ navn: 'Flyt Barnehage', baseUrl: `${url}/nabosystem/kontakt/v1`, tokenfil: passordfil }],
      };
    },
  };
}
