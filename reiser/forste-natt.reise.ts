import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lesOppsett } from '#start/oppsett.ts';
import { startUtvikling, type Utvikling } from '#start/utvikling/start.ts';
import { spesiell } from '#verden/index.ts';
import { loggInnISide } from '#verktoy/logg-inn.ts';
import { lukkNettleser, manglerNettleser, medSide } from '#verktoy/nettleser.ts';
import { nyDatabase, type Testdatabase } from '#verktoy/testdatabase.ts';
import { axe } from '#verktoy/tilgjengelighet.ts';

// A newcomer's first evening: everything npm start starts, an e-mail changed at the register, the night, the card.
describe.skipIf(manglerNettleser() !== undefined)('reise: en e-post endres i KRR', () => {
  let base: Testdatabase;
  let u: Utvikling;
  const data = fs.mkdtempSync(path.join(os.tmpdir(), 'friminutt-reise-'));
  beforeAll(async () => {
    base = await nyDatabase();
    const o = lesOppsett({ PORT: '0', DATA: data, DATABASE_URL: base.url, FRIMINUTT_MILJO: 'test', FRIMINUTT_ELEVER: '160' });
    u = await startUtvikling(o, { si: () => undefined });
  }, 120_000);
  afterAll(async () => {
    await u?.stopp();
    await base.slipp();
    await lukkNettleser();
    fs.rmSync(data, { recursive: true, force: true });
  });

  test('[K01, K23, K08, L01] it is changed at the register, the night is run, and the card shows it with its reason', async () => {
    expect((await fetch(`${u.adresse}/helse/klar`)).status).toBe(200);
    const sonne = spesiell(u.simulatorer.verden, 'barmhjertig-sonne');
    await medSide(async (side) => {
      await side.goto(`${u.simulator}/krr?navn=Sonne`);
      await side.getByRole('link', { name: /Barmhjertig Sonne/ }).click();
      await side.getByLabel(/post/i).first().fill('ny.adresse@epost.example');
      await side.getByRole('button', { name: /Lagre/ }).click();
      expect(sonne.krr.epostadresse).toBe('ny.adresse@epost.example');

      await loggInnISide(side, u.adresse, 'Oppfinnsom Kompass', { tilbyder: 'feide', som: 'ansatt' });
      await side.goto(`${u.adresse}/innlesing`);
      expect(await axe(side)).toEqual([]);
      const rad = side.getByRole('row').filter({ hasText: 'Alle foresatte og ansatte' });
      await rad.getByRole('button', { name: /Les nå/ }).click();
      const kort = await finnKort(base, sonne.fornavn, sonne.etternavn);
      await expect
        .poll(
          async () => {
            await side.goto(`${u.adresse}/person/${kort}`);
            return side.getByText('ny.adresse@epost.example').count();
          },
          { timeout: 30_000, interval: 500 },
        )
        .toBeGreaterThan(0);
      expect(await side.getByText('Hentet fra Kontakt- og reservasjonsregisteret.').count()).toBeGreaterThan(0);
      expect(await axe(side)).toEqual([]);
      // no number of anybody in the page
      expect(await side.content()).not.toMatch(/\b\d{11}\b/);
    });
  }, 90_000);
});

/** The card's address part: people are found by name in the database, so that the journey does not depend on the search page. */
async function finnKort(base: Testdatabase, fornavn: string, etternavn: string): Promise<string> {
  const db = base.som('superbruker');
  const rad = await db
    .selectFrom('register.navn')
    .select('person_id')
    .where('kjent_til', 'is', null)
    .where('fornavn', '=', fornavn)
    .where('etternavn', '=', etternavn)
    .executeTakeFirstOrThrow();
  return rad.person_id;
}
