// The menu of the employee's card (seed 001), in its order. A room that comes later says so; the day it is built, its line is changed from `kommer`.
import type { ReactNode } from 'react';
import { z } from 'zod';
import type { Kontekst } from '#grunn/handling/index.ts';
import { paSprak, type Sprak, type Tekst } from '#grunn/sprak/index.ts';
import type { Innsyn, Regel } from '#grunn/tilgang/index.ts';
import {
  ansattgrupper,
  Gruppefane,
  Grupper,
  Kompetanse,
  kompetanse,
  Kompetansefane,
  kompetanseTilgang,
  Permisjonsfane,
  Stillingsfane,
  Stillingsinnhold,
  stillingsinnhold,
} from '#register/kompetanse/index.ts';
import { lareruke, Personuke, timeplanTilgang, Ukefane } from '#opplaring/timeplan/index.ts';
import { Faner, Tomt } from '#web/komponenter/index.ts';
import { tekst } from '../tekster.ts';

/** What the open tab shows; each read and logged by its own view. */
export const Fanebilde = z.discriminatedUnion('slag', [
  z.object({ slag: z.literal('kommer'), id: z.string() }),
  z.object({ slag: z.literal('kompetanse'), m: Kompetanse }),
  z.object({ slag: z.literal('stilling'), m: Stillingsinnhold }),
  z.object({ slag: z.literal('permisjon'), m: Stillingsinnhold }),
  z.object({ slag: z.literal('timeplan'), m: Personuke }),
  z.object({ slag: z.literal('grupper'), m: Grupper }),
]);
export type Fanebilde = z.infer<typeof Fanebilde>;

interface Ansattfane {
  readonly id: string;
  readonly tekst: Tekst;
  readonly regel?: Regel;
  readonly hent: (s: Kontekst, personId: string, uke: string | undefined) => Promise<Fanebilde>;
}

const kommer = (id: string, ord: Tekst): Ansattfane => ({ id, tekst: ord, hent: async () => ({ slag: 'kommer', id }) });

const ANSATTFANER: readonly Ansattfane[] = [
  kommer('meldinger', { nb: 'Meldinger', nn: 'Meldingar' }),
  {
    id: 'kompetanse',
    tekst: 'Kompetanse',
    regel: kompetanseTilgang.les,
    hent: async (s, personId) => ({ slag: 'kompetanse', m: await kompetanse.kjor(s, { personId }) }),
  },
  {
    id: 'stilling',
    tekst: { nb: 'Stillingsinnhold', nn: 'Stillingsinnhald' },
    regel: kompetanseTilgang.stilling,
    hent: async (s, personId) => ({ slag: 'stilling', m: await stillingsinnhold.kjor(s, { personId }) }),
  },
  {
    id: 'timeplan',
    tekst: 'Timeplan',
    regel: timeplanTilgang.les,
    hent: async (s, personId, uke) => ({ slag: 'timeplan', m: await lareruke.kjor(s, { personId, uke }) }),
  },
  {
    id: 'grupper',
    tekst: 'Grupper',
    regel: kompetanseTilgang.grupper,
    hent: async (s, personId) => ({ slag: 'grupper', m: await ansattgrupper.kjor(s, { personId }) }),
  },
  kommer('vikartimer', { nb: 'Vikartimer', nn: 'Vikartimar' }),
  kommer('hendelser', { nb: 'Hendelser', nn: 'Hendingar' }),
  kommer('arbeidsplaner', { nb: 'Arbeidsplaner', nn: 'Arbeidsplanar' }),
  {
    id: 'permisjon',
    tekst: 'Permisjon',
    regel: kompetanseTilgang.stilling,
    hent: async (s, personId) => ({ slag: 'permisjon', m: await stillingsinnhold.kjor(s, { personId }) }),
  },
];

/** The tabs this reader has on an employee's card, and what the open one shows. */
export async function hentAnsattfaner(
  s: Kontekst,
  person: Innsyn<{ readonly personId: string }>,
  fane: string | undefined,
  uke: string | undefined,
): Promise<{ readonly faner: string[]; readonly bilde: Fanebilde | null }> {
  const apne = ANSATTFANER.filter((f) => f.regel === undefined || s.kan(f.regel, person).tillatt);
  const valgt = apne.find((f) => f.id === fane);
  return { faner: apne.map((f) => f.id), bilde: valgt === undefined ? null : await valgt.hent(s, person.personId, uke) };
}

/** The row of tabs: the card's own first, how the person is reached last. */
export function Ansattfaner({
  m,
  valgt,
  sprak,
}: {
  m: { readonly personId: string; readonly navn: string; readonly faner: readonly string[] };
  valgt: string | undefined;
  sprak: Sprak;
}): ReactNode {
  const t = tekst(sprak).kort;
  const sti = `/ansatte/${m.personId}`;
  return (
    <Faner
      merke={t.faner(m.navn)}
      faner={[
        { tekst: t.info, href: sti, valgt: valgt === undefined },
        ...ANSATTFANER.filter((f) => m.faner.includes(f.id)).map((f) => ({
          tekst: paSprak(f.tekst, sprak),
          href: `${sti}?fane=${f.id}`,
          valgt: f.id === valgt,
        })),
        { tekst: t.personkort, href: `/person/${m.personId}` },
      ]}
    />
  );
}

/** What the open tab shows. */
export function Faneinnhold({ b, sprak }: { b: Fanebilde; sprak: Sprak }): ReactNode {
  switch (b.slag) {
    case 'kompetanse':
      return <Kompetansefane m={b.m} sprak={sprak} />;
    case 'stilling':
      return <Stillingsfane m={b.m} sprak={sprak} />;
    case 'permisjon':
      return <Permisjonsfane m={b.m} sprak={sprak} />;
    case 'timeplan':
      return <Ukefane m={b.m} sprak={sprak} sti={`/ansatte/${b.m.personId}`} felt={{ fane: 'timeplan' }} />;
    case 'grupper':
      return <Gruppefane m={b.m} sprak={sprak} />;
    default: {
      const t = tekst(sprak).kort;
      const navn = paSprak(ANSATTFANER.find((f) => f.id === b.id)?.tekst ?? '', sprak);
      return <Tomt tomt={{ tittel: t.kommer(navn), forklaring: t.kommerOm }} />;
    }
  }
}
