// The menu of the pupil's card (seed 001), in its order: each tab is a room's own view, plugged in here. A room that comes later says so, to staff;
// the day it is built, its line is changed from `kommer` to what it shows.
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Kontekst, Ramme } from '#grunn/handling/index.ts';
import { paSprak, type Sprak, type Tekst } from '#grunn/sprak/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import {
  Brukerfane,
  Brukeropplysninger,
  hentBrukeropplysninger,
  type Kortside,
  type Personref,
  type Tilleggsfane,
} from '#register/person/index.ts';
import { Elevfravar, elevfravar, Elevfravarfane, fravarTilgang, type Elev } from '#skoledag/fravar/index.ts';
import { Elevsamtykker, elevsamtykker, Samtykkefane, samtykkeTilgang } from '#skoledag/samtykke/index.ts';
import { Tomt } from '#web/komponenter/index.ts';
import { lagTekster } from '#web/tekster/index.ts';
import { elevuke, Personuke, timeplanTilgang, Ukefane } from '#opplaring/timeplan/index.ts';
import { Elevtiltak, elevtiltak, Tiltaksfane, trengerTilrettelegging } from '#opplaring/tilrettelegging/index.ts';

const tekst = lagTekster({
  nb: {
    kommer: (hva: string) => `${hva} er ikke tatt i bruk ennå`,
    kommerOm: 'Denne delen av elevkortet kommer senere. Foresatte ser ikke fanen.',
  },
  nn: {
    kommer: (hva: string) => `${hva} er ikkje teke i bruk enno`,
    kommerOm: 'Denne delen av elevkortet kjem seinare. Føresette ser ikkje fana.',
  },
});

const KOMMER = z.object({ slag: z.literal('kommer') });
/** What the open tab shows. Each room's own fields, read and logged by the room's own view. */
export const Fanebilde = z.discriminatedUnion('slag', [
  KOMMER,
  z.object({ slag: z.literal('fravar'), m: Elevfravar }),
  z.object({ slag: z.literal('samtykke'), m: Elevsamtykker }),
  z.object({ slag: z.literal('timeplan'), m: Personuke }),
  z.object({ slag: z.literal('tilrettelegging'), m: Elevtiltak }),
  z.object({ slag: z.literal('bruker'), m: Brukeropplysninger }),
]);
export type Fanebilde = z.infer<typeof Fanebilde>;

interface Leser {
  readonly s: Kontekst;
  /** Undefined on the teachers' card, which holds nothing of the person card. */
  readonly person: Innsyn<Personref> | undefined;
  readonly elev: Innsyn<Elev>;
  /** A date of the week the timetable shows. */
  readonly uke?: string | undefined;
}

interface Elevfane {
  readonly id: string;
  readonly tekst: Tekst;
  /** May this reader open it? A tab one may not open is not there. */
  readonly apen: (l: Leser) => boolean | Promise<boolean>;
  readonly hent: (l: Leser) => Promise<Fanebilde>;
}

const kommer = (id: string, ord: Tekst): Elevfane => ({
  id,
  tekst: ord,
  apen: () => true,
  hent: async () => ({ slag: 'kommer' }),
});

const ELEVFANER: readonly Elevfane[] = [
  kommer('meldinger', { nb: 'Meldinger', nn: 'Meldingar' }),
  {
    id: 'fravar',
    tekst: { nb: 'Fraværsoversikt', nn: 'Fråværsoversikt' },
    apen: ({ s, elev }) => s.kan(fravarTilgang.les, elev).tillatt,
    hent: async ({ s, elev }) => ({ slag: 'fravar', m: await elevfravar.kjor(s, { elevId: elev.elevId }) }),
  },
  {
    id: 'samtykke',
    tekst: 'Samtykke',
    apen: ({ s, elev }) => s.kan(samtykkeTilgang.seElev, elev).tillatt,
    hent: async ({ s, elev }) => ({ slag: 'samtykke', m: await elevsamtykker.kjor(s, { elevId: elev.elevId }) }),
  },
  {
    id: 'timeplan',
    tekst: 'Timeplan',
    apen: ({ s, elev }) => s.kan(timeplanTilgang.lesElev, elev).tillatt,
    hent: async ({ s, elev, uke }) => ({ slag: 'timeplan', m: await elevuke.kjor(s, { elevId: elev.elevId, uke }) }),
  },
  kommer('vurdering', 'Vurdering'),
  kommer('undervisningsvurdering', 'Undervisningsvurdering'),
  kommer('orden', { nb: 'Orden og adferd', nn: 'Orden og åtferd' }),
  {
    id: 'tilrettelegging',
    tekst: 'Tilrettelegging',
    apen: ({ s, elev }) => trengerTilrettelegging(s, elev),
    hent: async ({ s, elev }) => ({ slag: 'tilrettelegging', m: await elevtiltak.kjor(s, { elevId: elev.elevId }) }),
  },
  kommer('elevmappe', 'Elevmappe'),
  {
    id: 'bruker',
    tekst: { nb: 'Kontakt- og brukerinformasjon', nn: 'Kontakt- og brukarinformasjon' },
    apen: ({ person }) => person !== undefined,
    hent: async ({ s, person }) =>
      person === undefined ? { slag: 'kommer' } : { slag: 'bruker', m: await hentBrukeropplysninger(s, person) },
  },
];

/** The tabs this reader has on a pupil's card, and what the open one shows. */
export async function hentElevfaner(
  s: Kontekst,
  o: Pick<Leser, 'elev' | 'person' | 'uke'>,
  fane: string | undefined,
): Promise<{ readonly faner: string[]; readonly fane: string | null; readonly bilde: Fanebilde | null }> {
  const l: Leser = { s, ...o };
  const apne: Elevfane[] = [];
  for (const f of ELEVFANER) if (await f.apen(l)) apne.push(f);
  const valgt = apne.find((f) => f.id === fane);
  return {
    faner: apne.map((f) => f.id),
    fane: valgt?.id ?? null,
    bilde: valgt === undefined ? null : await valgt.hent(l),
  };
}

/** What a tab is called. */
export const fanenavn = (id: string, sprak: Sprak): string => paSprak(ELEVFANER.find((f) => f.id === id)?.tekst ?? '', sprak);

/** What the open tab shows. `side`: the person card it stands on, where it does. */
export function Faneinnhold({
  b,
  navn,
  side,
  ramme,
}: {
  b: Fanebilde;
  navn: string;
  side: Kortside | undefined;
  ramme: Ramme;
}): ReactNode {
  switch (b.slag) {
    case 'fravar':
      return <Elevfravarfane m={b.m} ramme={ramme} />;
    case 'samtykke':
      return <Samtykkefane m={b.m} sprak={ramme.sprak} />;
    case 'timeplan':
      return (
        <Ukefane
          m={b.m}
          sprak={ramme.sprak}
          sti={side === undefined ? `/elevkort/${b.m.personId}` : `/person/${b.m.personId}`}
          felt={{ fane: 'timeplan' }}
        />
      );
    case 'tilrettelegging':
      return <Tiltaksfane m={b.m} sprak={ramme.sprak} />;
    case 'bruker':
      return side === undefined ? null : <Brukerfane side={side} m={b.m} ramme={ramme} />;
    default: {
      const t = tekst(ramme.sprak);
      return <Tomt tomt={{ tittel: t.kommer(navn), forklaring: t.kommerOm }} />;
    }
  }
}

/** The same, drawn: for the card to put after its own. */
export const tegnElevfaner = (
  o: { readonly faner: readonly string[]; readonly bilde: Fanebilde | null },
  side: Kortside,
  ramme: Ramme,
): Tilleggsfane[] =>
  ELEVFANER.filter((f) => o.faner.includes(f.id)).map((f) => {
    const navn = fanenavn(f.id, ramme.sprak);
    const apen = o.bilde !== null && ramme.sporring['fane'] === f.id;
    return {
      id: f.id,
      tekst: navn,
      ...(apen
        ? {
            innhold: (
              <div className="fm-stabel">
                <Faneinnhold b={o.bilde!} navn={navn} side={side} ramme={ramme} />
              </div>
            ),
          }
        : {}),
    };
  });
