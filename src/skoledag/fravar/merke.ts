import type { Kontekst } from '#grunn/handling/index.ts';

/** Whose page this is, in a word that says nothing outside this house: a report kept by a telephone belongs to the one who wrote it. */
export const merkeFor = (s: Pick<Kontekst, 'nokler' | 'aktor'>): string =>
  s.nokler.oppslag(`frakoblet|${s.aktor.id}`, 'konto').toString('base64url').slice(0, 16);

/** @throws FunksjonellFeil when the page was drawn for, or the report was kept by, somebody else than who sends it. */
export function krevMerke(s: Kontekst, merke: string | undefined): void {
  if (merke === undefined || merke === merkeFor(s)) return;
  throw s.feil(
    'annen_person',
    {
      nb: 'Siden ble åpnet av en annen enn den som er logget inn nå. Ingenting er sendt. Se over og send på nytt.',
      nn: 'Sida vart opna av ein annan enn den som er logga inn no. Ingenting er sendt. Sjå over og send på nytt.',
    },
    { status: 409 },
  );
}
