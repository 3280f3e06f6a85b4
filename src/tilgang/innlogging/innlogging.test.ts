import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { ingenPersoner, ruter, side, visning } from '#grunn/handling/index.ts';
import { gi, regelsett } from '#grunn/tilgang/index.ts';
import { ROLLER } from '#tilgang/rolle/index.ts';
import { loggInnSom, nyNettklient } from '#verktoy/logg-inn.ts';
import { nyProveinnlogging, type Proveinnlogging } from '#verktoy/proveinnlogging.ts';
import { tryggAdresse } from './index.ts';

let p: Proveinnlogging;

const prove = regelsett('prove', {
  meg: { tekst: 'se forsiden', hvem: ROLLER.map((r) => gi(r).til('segSelv')) },
});
const meg = visning({
  regel: prove.meg,
  inndata: z.object({}),
  utdata: z.object({ navn: z.string(), roller: z.string(), innlogging: z.string() }),
  hent: async (s) => ({
    navn: s.aktor.navn,
    roller: [...new Set(s.aktor.tilknytninger.map((t) => t.rolle))].join(' '),
    innlogging: `${s.aktor.innlogging?.tilbyder} ${s.aktor.innlogging?.niva} ${s.aktor.innlogging?.toFaktor}`,
  }),
  viser: ingenPersoner,
});

beforeAll(async () => {
  p = await nyProveinnlogging([
    ruter('', [
      side('/', meg, (m, ramme) => ({
        tittel: 'Meg',
        innhold: `Hei ${m.navn} [${m.roller}] [${m.innlogging}] ${ramme.sprak}`,
      })),
    ]),
  ]);
}, 60_000);
afterAll(() => p.slipp());

describe('innlogging', () => {
  test.each`
    hvem       | tilbyder      | som          | roller        | innlogging
    ${'mor'}   | ${'idporten'} | ${undefined} | ${'foresatt'} | ${'idporten betydelig true'}
    ${'larer'} | ${'feide'}    | ${'ansatt'}  | ${'larer'}    | ${'feide betydelig true'}
    ${'larer'} | ${'entra'}    | ${undefined} | ${'larer'}    | ${'entra betydelig true'}
    ${'larer'} | ${'bankid'}   | ${undefined} | ${'larer'}    | ${'bankid hoyt true'}
    ${'elev'}  | ${'feide'}    | ${'elev'}    | ${'elev'}     | ${'feide betydelig false'}
  `('$hvem med $tilbyder', async ({ hvem, tilbyder, som, roller, innlogging }) => {
    const { klient, svar } = await loggInnSom(p.adresse, p[hvem as 'mor'], { tilbyder, som });
    expect(svar.kropp).toContain(`[${roller}] [${innlogging}]`);
    expect(klient.kapsel('friminutt')).toMatch(/^[\w-]{43}$/);
  });
});
void sql;
void nyNettklient;
void tryggAdresse;
