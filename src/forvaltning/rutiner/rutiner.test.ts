import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { rutineFor, rutineoppsett, STANDARDRUTINE } from '#skoledag/rutine/index.ts';
import { NORDBYGDA, SOLSIDEN } from '#verktoy/provepersoner.ts';
import { foresatt, larer, med, nySkoledag, rektor, type Proveskoledag } from '#verktoy/proveskoledag.ts';
import { angreRutine, minRutine, rutineoversikt, rutineside, rutineskjema, settRutine, tilKommunens } from './index.ts';
import { ALLE_FELT, DELNAVN, KOMMUNEN, tilFelt, type Del } from './modell.ts';
import { motsigelser } from './regler.ts';
import { lesDel, somKlokke, tilDel } from './skjema.ts';
import { tekst } from './tekster.ts';

let r: Proveskoledag;
beforeAll(async () => {
  r = await nySkoledag();
});
afterAll(() => r.slipp());
beforeEach(async () => {
  await r.eier.deleteFrom('grunn.innstilling').where('navn', '=', rutineoppsett.navn).execute();
});

const forvalter = () => r.aktor('systemforvalter', '*');
const feilFra = async (p: Promise<unknown>): Promise<FunksjonellFeil> => {
  const e = await p.then(() => undefined, (x: unknown) => x); // prettier-ignore
  expect(e).toBeInstanceOf(FunksjonellFeil);
  return e as FunksjonellFeil;
};
const sett = async (sted: string, del: Del, felt: Record<string, string>, som = forvalter(), begrunnelse = 'Vedtatt i rådet') => {
  r.klokke.flytt({ minutes: 1 });
  const m = await r.gjor(rutineskjema, som, { sted, del });
  return r.gjor(settRutine, som, { sted, del, bygger: m.bygger, begrunnelse, ...m.verdier, ...felt });
};
const siden = (sted: string, som = forvalter()) => r.gjor(rutineside, som, { sted });
const verdi = async (sted: string, navn: string) =>
  (await siden(sted)).deler.flatMap((d) => d.felt).find((f) => f.navn === navn)!;
const rutinen = async (skole: string) => rutineFor(await lesInnstilling(r.eier, rutineoppsett), skole);

describe('[H16] rutiner for skoledagen', () => {
  test.each(DELNAVN)('%s: standarden går gjennom skjemaet og ut igjen, og hvert felt har ord på begge språk', (del) => {
    const felt = tilFelt(STANDARDRUTINE);
    const lest = lesDel(del, tilDel(del, felt));
    expect('verdi' in lest && Object.entries(lest.verdi).every(([n, v]) => JSON.stringify(felt[n]) === JSON.stringify(v))).toBe(true); // prettier-ignore
    for (const sprak of ['nb', 'nn'] as const)
      expect(Object.keys(tekst(sprak).felt).toSorted()).toEqual(ALLE_FELT.map((f) => f.navn).toSorted());
  });

  test('kommunen setter for alle, skolen sitt eget, og hver verdi sier hvor den kommer fra, hvem, når og hvorfor', async () => {
    expect((await verdi(NORDBYGDA, 'meldesInnen')).opphav.fra).toBe('standard');
    await sett(KOMMUNEN, 'frister', { meldesInnen: '8.15' });
    expect(await verdi(NORDBYGDA, 'meldesInnen')).toMatchObject({
      verdi: '08:15',
      opphav: { fra: 'kommunen', begrunnelse: 'Vedtatt i rådet', satt: expect.any(String) },
    });
    await sett(NORDBYGDA, 'frister', { meldesInnen: '08.00' }, rektor(), 'Bussen går tidlig');
    expect(await verdi(NORDBYGDA, 'meldesInnen')).toMatchObject({
      verdi: '08:00',
      opphav: { fra: 'skolen', begrunnelse: 'Bussen går tidlig' },
    });
    // what the school did not change follows the kommune on
    await sett(KOMMUNEN, 'frister', { sjekkesInnen: '09.05' });
    expect(await rutinen(NORDBYGDA)).toMatchObject({ meldesInnen: '08:00', sjekkesInnen: '09:05' });
    expect(await rutinen(SOLSIDEN)).toMatchObject({ meldesInnen: '08:15', sjekkesInnen: '09:05' });
  });

  test('en skole som har én egen terskel, følger kommunen i de andre', async () => {
    await sett(NORDBYGDA, 'terskler', { 'terskler-senIMnd': '2' }, rektor());
    await sett(KOMMUNEN, 'terskler', { 'terskler-dagerIRad': '4' });
    expect((await rutinen(NORDBYGDA)).terskler).toEqual({ ...STANDARDRUTINE.terskler, senIMnd: 2, dagerIRad: 4 });
    expect((await lesInnstilling(r.eier, rutineoppsett)).skoler).toEqual({ [NORDBYGDA]: { terskler: { senIMnd: 2 } } });
  });

  test('«Tilbake til kommunens verdi» tar bare det feltet', async () => {
    await sett(NORDBYGDA, 'frister', { meldesInnen: '08.00', sjekkesInnen: '08.45' }, rektor());
    r.klokke.flytt({ minutes: 1 });
    const { bygger } = await siden(NORDBYGDA);
    await r.gjor(tilKommunens, rektor(), { sted: NORDBYGDA, felt: 'meldesInnen', bygger });
    expect(await rutinen(NORDBYGDA)).toMatchObject({ meldesInnen: '08:30', sjekkesInnen: '08:45' });
    expect((await siden(NORDBYGDA)).logg.map((e) => e.begrunnelse)).toEqual(['Tilbake til kommunens verdi', 'Vedtatt i rådet']);
    const igjen = (await siden(NORDBYGDA)).bygger;
    // the kommune's 09.00 and nothing else left: a school with nothing of its own is not named
    await r.gjor(tilKommunens, rektor(), { sted: NORDBYGDA, felt: 'sjekkesInnen', bygger: igjen });
    expect((await lesInnstilling(r.eier, rutineoppsett)).skoler).toEqual({});
  });

  test('angre tar skolens siste endring, og lar kommunens stå', async () => {
    await sett(NORDBYGDA, 'etterlysning', { eskaleresEtter: '20' }, rektor());
    await sett(KOMMUNEN, 'frister', { meldesInnen: '08.10' });
    r.klokke.flytt({ minutes: 1 });
    await r.gjor(angreRutine, rektor(), { sted: NORDBYGDA, bygger: (await siden(NORDBYGDA)).bygger });
    expect(await rutinen(NORDBYGDA)).toMatchObject({ eskaleresEtter: 30, meldesInnen: '08:10' });
    expect((await feilFra(r.gjor(angreRutine, forvalter(), { sted: SOLSIDEN, bygger: (await siden(SOLSIDEN)).bygger }))).kode).toBe('ingen_endring'); // prettier-ignore
  });

  test('[H03] en skole velger typene sine: en ny får sin egen kode, en som tas bort, er borte fra lista', async () => {
    const nye = { 'type-6-nb': 'Skolebytte Ø', 'type-6-nn': 'Skulebyte Ø', 'type-6-bruk': 'ja', 'type-3-bruk': '' };
    await sett(NORDBYGDA, 'typer', { ...nye, fritekst: 'ja' }, rektor());
    const egne = await rutinen(NORDBYGDA);
    expect(egne.fritekst).toBe(true);
    expect(egne.typer.map((t) => t.kode)).toEqual(['syk', 'lege', 'tannlege', 'sykehus', 'annet', 'skolebytte-o']);
    expect((await rutinen(SOLSIDEN)).typer).toEqual(STANDARDRUTINE.typer);
  });

  test.each([
    ['frister', { meldesInnen: 'ni' }, 'meldesInnen', 'Skriv klokkeslettet slik: 08.30.'],
    ['frister', { sjekkesInnen: '08.20' }, 'sjekkesInnen', 'Klokkeslettet kan ikke være før fristen for å melde (08.30).'],
    ['etterlysning', { etterlysesBarnetrinn: '08.55' }, 'etterlysesBarnetrinn', 'Klokkeslettet kan ikke være før klassen er sjekket (09.00).'], // prettier-ignore
    ['etterlysning', { eskaleresEtter: '4' }, 'eskaleresEtter', 'Skriv et tall fra 5 til 120.'],
    ['etterlysning', { politiVurderesEtter: '25' }, 'politiVurderesEtter', 'Politiet kan ikke vurderes før ledelsen har tatt over (30 minutter).'], // prettier-ignore
    ['skoledag', { 'skoledag-til': '08.00' }, 'skoledag-til', 'Skoledagen må slutte etter at den har begynt.'],
    ['terskler', { 'terskler-dagerIHalvar': '2' }, 'terskler-dagerIHalvar', 'Grensen for halvåret kan ikke være lavere enn den for måneden (3).'], // prettier-ignore
    ['typer', { 'type-1-nb': 'Syk' }, 'type-1-nb', '«Syk» står to ganger.'],
    ['typer', { 'type-1-nn': '' }, 'type-1-nn', 'Skriv et navn på mellom 2 og 40 tegn.'],
    ['typer', { fritekst: '' }, 'fritekst', 'Velg ja eller nei.'],
  ] as const)('%s %j: feilen står ved feltet, og ingenting er lagret', async (del, felt, ved, melding) => {
    const e = await feilFra(sett(KOMMUNEN, del, felt as Record<string, string>));
    expect([e.status, e.felt?.[ved]]).toEqual([400, melding]);
    expect((await siden(KOMMUNEN)).logg).toEqual([]);
  });

  test('ingen typer igjen, og ingen grunn: begge sies', async () => {
    const uten = Object.fromEntries([0, 1, 2, 3, 4, 5].map((i) => [`type-${i}-bruk`, '']));
    expect((await feilFra(sett(KOMMUNEN, 'typer', uten))).felt).toHaveProperty('type-0-bruk');
    expect((await feilFra(sett(KOMMUNEN, 'frister', {}, forvalter(), ''))).felt).toHaveProperty('begrunnelse');
  });

  test('kommunen kan ikke sette noe som ikke går sammen med det en skole har selv, og får vite hvilken', async () => {
    await sett(NORDBYGDA, 'etterlysning', { etterlysesBarnetrinn: '09.05' }, rektor());
    const e = await feilFra(sett(KOMMUNEN, 'frister', { sjekkesInnen: '09.10' }));
    expect(e.felt?.['meldesInnen']).toContain('Nordbygda');
  });

  test('to samtidig: den siste får se at rutinen er endret, og to skoler er ikke i veien for hverandre', async () => {
    const gammel = (await siden(KOMMUNEN)).bygger;
    await sett(KOMMUNEN, 'frister', { meldesInnen: '08.20' });
    const felt = { bygger: gammel, begrunnelse: 'Vedtatt', meldesInnen: '08.10', sjekkesInnen: '09.00' };
    expect((await feilFra(r.gjor(settRutine, forvalter(), { sted: KOMMUNEN, del: 'frister', ...felt }))).status).toBe(409);
    const { bygger } = await siden(NORDBYGDA);
    const inn = { del: 'frister', begrunnelse: 'Samtidig', meldesInnen: '08.00', sjekkesInnen: '09.00', bygger };
    await Promise.all([NORDBYGDA, SOLSIDEN].map((sted) => r.gjor(settRutine, rektor(sted), { sted, ...inn })));
    expect((await rutinen(NORDBYGDA)).meldesInnen).toBe('08:00');
    expect((await rutinen(SOLSIDEN)).meldesInnen).toBe('08:00');
  });

  test('hvem som får: rektor sin skole, lærere og kommunalsjef leser, andre ingenting', async () => {
    const inn = (sted: string) => ({ sted, del: 'frister', bygger: '', begrunnelse: 'Uten lov', meldesInnen: '08.00', sjekkesInnen: '09.00' }); // prettier-ignore
    expect((await siden(NORDBYGDA, rektor())).kanEndre).toBe(true);
    expect((await siden(NORDBYGDA, larer())).kanEndre).toBe(false);
    expect((await siden(KOMMUNEN, r.aktor('kommunalsjef', '*'))).kanEndre).toBe(false);
    expect((await r.gjor(rutineoversikt, rektor(), {})).skoler.map((x) => x.organisasjonsnummer)).toEqual([NORDBYGDA]);
    for (const [som, sted] of [
      [rektor(), SOLSIDEN],
      [rektor(), KOMMUNEN],
      [larer(), NORDBYGDA],
      [r.aktor('kommunalsjef', '*'), KOMMUNEN],
      [med('skolekonsulent', 'egenSkole', [NORDBYGDA]), NORDBYGDA],
      [foresatt([crypto.randomUUID()]), NORDBYGDA],
    ] as const)
      expect([403, 404]).toContain((await feilFra(r.gjor(settRutine, som, inn(sted)))).status);
    expect((await feilFra(siden(SOLSIDEN, rektor()))).status).toBe(404);
    expect((await feilFra(siden('999999999'))).status).toBe(404);
    expect((await feilFra(r.gjor(angreRutine, larer(), { sted: NORDBYGDA, bygger: '' }))).status).toBe(403);
    expect((await feilFra(r.gjor(tilKommunens, larer(), { sted: NORDBYGDA, felt: 'meldesInnen', bygger: '' }))).status).toBe(403); // prettier-ignore
  });

  test('[H01] [H06] foresatte og elever ser rutinen ved sin egen skole, uten terskler', async () => {
    const barn = await r.nyElev('Syk Elev');
    await sett(NORDBYGDA, 'frister', { meldesInnen: '08.00' }, rektor());
    const m = await r.gjor(minRutine, foresatt([barn]), {});
    expect(m.skoler.map((s) => [s.organisasjonsnummer, s.felt['meldesInnen']])).toEqual([[NORDBYGDA, '08:00']]);
    expect(JSON.stringify(m)).not.toContain('terskler');
    expect((await feilFra(r.gjor(minRutine, larer(), {}))).status).toBe(403);
  });

  test.each([['8.30', '08:30'], ['0830', '08:30'], ['08:30', '08:30'], ['24.00', undefined], ['8.60', undefined], ['', undefined]])('klokkeslettet «%s» leses som %s', (inn, ut) => expect(somKlokke(inn)).toBe(ut)); // prettier-ignore

  test('standarden motsier ikke seg selv', () => expect(motsigelser(STANDARDRUTINE)).toEqual({}));
});
