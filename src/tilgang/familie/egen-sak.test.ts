// People at work who stand near a child themselves: others decide about it (forvaltningsloven § 6).
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Handling } from '#grunn/handling/index.ts';
import type { Aktor } from '#grunn/tilgang/index.ts';
import { relasjonenMellom } from '#tilgang/relasjon/index.ts';
import { avgjorFrigivelse, opphevSperring, settSperring } from '#tilgang/vern/index.ts';
import { NORDBYGDA, nyePersoner, type Provepersoner } from '#verktoy/provepersoner.ts';
import {
  angreRetter,
  beOmSamtykke,
  opphevBeslutning,
  registrerBeslutning,
  registrerSvar,
  settRetter,
  svarOpplysning,
} from './index.ts';

let r: Provepersoner;
beforeAll(async () => {
  r = await nyePersoner();
});
afterAll(() => r.slipp());

const rektor = (id?: string): Aktor => r.aktor('rektor', NORDBYGDA, id);
const utfallet = (p: Promise<unknown>): Promise<string> =>
  p.then(
    () => 'gjort',
    (e: unknown) => (e instanceof FunksjonellFeil ? e.kode : Promise.reject(e as Error)),
  );

interface Familie {
  readonly barn: string;
  readonly mor: string;
  readonly far: string;
  readonly stefar: string;
}
/** `far` has no foreldreansvar: kin only. `stefar` is written down by the school. */
async function familie(): Promise<Familie> {
  const [barn, mor, far, stefar] = [
    await r.person({ navn: 'Rask Baug' }),
    await r.person({ navn: 'Mor Baug' }),
    await r.person({ navn: 'Far Leite' }),
    await r.person({ navn: 'Ste Far' }),
  ];
  await r.elev(barn, NORDBYGDA);
  await r.foreldre(barn, { [mor]: 'mor', [far]: 'far' });
  await r.ansvar(barn, [mor], { ansvar: 'mor' });
  await sql`insert into register.kontaktperson (person_id, kilde, nokkel, kontakt_id, navn, kontakttype, kjent_fra, apnet_av)
    values (${barn}, 'manuell', ${stefar}, ${stefar}, 'Ste Far', 'steforelder', now(), gen_random_uuid())`.execute(r.eier);
  return { barn, mor, far, stefar };
}
const GRUNN = { begrunnelse: 'Dokument lagt fram' };
const beslutning = async (f: Familie, slag: string, hvem: string): Promise<string> => {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.foresattbeslutning (id, barn_id, slag, person_id, omfang, begrunnelse, dokument, fra, til, gitt, gitt_av)
    values (${id}, ${f.barn}, ${slag}, ${hvem}, ${slag === 'samtykke' ? ['se'] : []}, 'Dokument', 'Sak 1', '2026-01-01', '2027-06-01', ${r.klokke.na().toString()}, gen_random_uuid())`.execute(
    r.eier,
  );
  return id;
};
const sperring = async (f: Familie, hvem: string): Promise<string> => {
  const id = crypto.randomUUID();
  await sql`insert into tilgang.sperring (id, barn_id, person_id, slag, begrunnelse, gitt, gitt_av)
    values (${id}, ${f.barn}, ${hvem}, 'lokal', 'Uavklart', ${r.klokke.na().toString()}, gen_random_uuid())`.execute(r.eier);
  return id;
};
const ser = async (f: Familie, hvem: string) =>
  (await relasjonenMellom({ db: r.eier, idag: '2026-11-22' }, { barnId: f.barn, personId: hvem })).retter.includes('se');

type Grep = readonly [string, keyof Familie, Handling, (f: Familie) => Promise<object>];
const GREP: readonly Grep[] = [
  ['moren avslutter omsorgsovertakelsen', 'mor', opphevBeslutning, async (f) => ({ beslutningId: await beslutning(f, 'fosterforelder', f.stefar), ...GRUNN })],
  ['stefaren fører morens ja til seg selv', 'stefar', registrerSvar, async (f) => ({ beslutningId: await beslutning(f, 'samtykke', f.stefar), hvem: f.mor, svar: 'ja', dokument: 'Muntlig' })],
  ['faren uten foreldreansvar fører morens nei til stefaren', 'far', registrerSvar, async (f) => ({ beslutningId: await beslutning(f, 'samtykke', f.stefar), hvem: f.mor, svar: 'nei', dokument: 'Muntlig' })],
  ['faren svarer på sin egen bønn om opplysninger', 'far', svarOpplysning, async (f) => ({ hvem: f.far, gjaldt: 'Fravær', avgjorelse: 'gitt', ...GRUNN })],
  ['moren gjør kjæresten til verge', 'mor', registrerBeslutning, async (f) => ({ slag: 'verge', hvem: f.stefar, dokument: 'Sak 2', ...GRUNN, fra: '2026-11-22' })],
  ['moren ber om samtykke for kjæresten', 'mor', beOmSamtykke, async (f) => ({ hvem: f.stefar, omfang_se: 'ja', ...GRUNN, til: '2027-05-01' })],
  ['stefaren tar innsynet fra moren', 'stefar', settRetter, async (f) => ({ hvem: f.mor, rett_se: 'nei', ...GRUNN })],
  ['moren slipper faren fri fra sperringen', 'mor', opphevSperring, async (f) => ({ sperringId: await sperring(f, f.far), ...GRUNN })],
  ['faren fører et besøksforbud mot moren', 'far', settSperring, async (f) => ({ hvem: f.mor, slag: 'besoksforbud', dokument: 'Dom 1', ...GRUNN, vurderesPaNytt: '2026-12-20' })],
  ['moren frigir en ny som venter', 'mor', avgjorFrigivelse, async (f) => (await sperring(f, f.far), r.klokke.flytt({ minutes: 1 }), await beslutning(f, 'verge', f.stefar), { hvem: f.stefar, avgjorelse: 'frigitt', ...GRUNN })],
]; // prettier-ignore

describe('egen sak', () => {
  test.each(GREP)('%s: avvist, og gjort av en annen', async (_navn, hvem, akt, inn) => {
    const f = await familie();
    const felt = { personId: f.barn, ...(await inn(f)) };
    const for_ = [await ser(f, f.mor), await ser(f, f.far), await ser(f, f.stefar)];
    expect(await utfallet(r.gjor(akt, rektor(f[hvem]), felt))).toBe('egen_sak');
    expect([await ser(f, f.mor), await ser(f, f.far), await ser(f, f.stefar)]).toEqual(for_);
    expect(await utfallet(r.gjor(akt, rektor(), felt))).toBe('gjort');
  });

  test('det som ikke kan vente, kan også den som står barnet nær bestemme for nå', async () => {
    const f = await familie();
    const felt = { personId: f.barn, hvem: f.far, slag: 'lokal', ...GRUNN, vurderesPaNytt: '2026-12-20' };
    expect(await utfallet(r.gjor(settSperring, rektor(f.mor), felt))).toBe('gjort');
    expect(await ser(f, f.far)).toBe(false);
  });

  test('den som er fratatt innsyn, angrer det ikke selv', async () => {
    const f = await familie();
    const { satt } = await r.gjor(settRetter, rektor(), { personId: f.barn, hvem: f.mor, rett_se: 'nei', ...GRUNN });
    const angre = { personId: f.barn, hvem: f.mor, satt };
    expect(await utfallet(r.gjor(angreRetter, rektor(f.mor), angre))).toBe('egen_sak');
    expect(await ser(f, f.mor)).toBe(false);
    expect(await utfallet(r.gjor(angreRetter, rektor(), angre))).toBe('gjort');
  });
});
