// The control of the read log: what is looked at, what is unusual, and how much of it the kommune lets pass.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';

export const ALARMSLAG = [
  'etterRolle',
  'skjermet',
  'naerSkjermet',
  'egenSlekt',
  'mangeUtenforEgne',
  'jevntUtenforEgne',
  'sammePersonIgjen',
  'utenforTid',
] as const;
export type Alarmslag = (typeof ALARMSLAG)[number];

/** One pupil looked at by one at work on one day, with what the work says about it (sporing.oppslag). */
export interface Oppslag {
  readonly aktorId: string;
  readonly rolle: string;
  readonly personId: string;
  readonly dag: string;
  readonly forst: string;
  readonly sist: string;
  readonly utenforTid: boolean;
  readonly egen: boolean;
  readonly slekt: boolean;
  readonly skjermet: boolean;
  readonly naerSkjermet: boolean;
  /** Named for this child, or an emergency look: followed up on its own list. */
  readonly unntak: boolean;
  readonly rolleOver: boolean;
}

export interface Alarm {
  readonly aktorId: string;
  readonly slag: Alarmslag;
  readonly dag: string;
  readonly antall: number;
  readonly grense: number;
  readonly personer: readonly string[];
  readonly forst: string;
  readonly sist: string;
}

const antall = z.coerce.number().int().min(1).max(1000);

/** How much may pass before it is an alarm. Counts are of different pupils outside the reader's own. */
export const Terskler = z.object({
  /** In a day, for those with a school. */
  mangePerDag: antall,
  /** In a day, for those who reach the whole kommune: nobody is «own» to them. */
  mangeHeleKommunen: antall,
  /** In the last thirty days, for those with a school: the slow drip. */
  jevntPerManed: antall,
  jevntHeleKommunen: antall,
  /** Different days in the last thirty on which the same pupil was looked at. */
  sammePersonDager: antall,
  /** In a day, outside 06–22 and at weekends. */
  utenforTid: antall,
});
export type Terskler = z.infer<typeof Terskler>;

export const terskler = innstilling<Terskler>({
  navn: 'forvaltning.loggkontroll',
  skjema: Terskler,
  standard: {
    mangePerDag: 15,
    mangeHeleKommunen: 60,
    jevntPerManed: 40,
    jevntHeleKommunen: 300,
    sammePersonDager: 3,
    utenforTid: 3,
  },
});

/** Roles that reach the whole kommune and are asked about anybody. */
export const KOMMUNEROLLER: ReadonlySet<string> = new Set([
  'systemforvalter',
  'kommunalsjef',
  'brukerstotteIt',
  'personvernombud',
  'faktureringsansvarlig',
]);

/** Pages about one person. A list shows many at once and says nothing of whom somebody wanted to see. */
export const PERSONVISNINGER = ['register.person.les', 'register.person.visFodselsnummer'] as const;
