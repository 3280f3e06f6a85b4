import { Temporal, iOslo, SONE, tilInstant } from '#grunn/tid/index.ts';

const FRIST_TIMER = 72;

/** The last moment to tell Datatilsynet: 72 hours after the kommune came to know (personvernforordningen art. 33 nr. 1). */
export const meldefrist = (oppdaget: string): string => tilInstant(oppdaget).add({ hours: FRIST_TIMER }).toString();

/** Whole hours left of the 72; negative when it has passed. */
export const timerIgjen = (frist: string, na: string): number =>
  Math.floor((tilInstant(frist).epochMilliseconds - tilInstant(na).epochMilliseconds) / 3_600_000);

/** A moment as it is typed in a form, on the wall in Norway. */
export const tilFelt = (tid: string): string => iOslo(tilInstant(tid)).toPlainDateTime().toString({ smallestUnit: 'minute' });
export const fraFelt = (felt: string): string => Temporal.PlainDateTime.from(felt).toZonedDateTime(SONE).toInstant().toString();

export interface Utkastdata {
  readonly tittel: string;
  readonly beskrivelse: string;
  readonly oppdaget: string;
  readonly fra: string;
  readonly til: string;
  readonly berorte: number;
  readonly seere: number;
  readonly skjermede: number;
}

const stamp = (tid: string): string => tilFelt(tid).replace('T', ' kl. ');

/** A first text for the notice to Datatilsynet (art. 33 nr. 3), to be gone through by a person. Numbers only: no names. */
export function utkast(d: Utkastdata): string {
  return [
    `Melding om brudd på personopplysningssikkerheten: ${d.tittel}`,
    '',
    `Oppdaget: ${stamp(d.oppdaget)}. Bruddet varte fra ${stamp(d.fra)} til ${stamp(d.til)}.`,
    `Hva som skjedde: ${d.beskrivelse === '' ? '[beskriv bruddet]' : d.beskrivelse}`,
    `Berørte: ${d.berorte} personer, av dem ${d.skjermede} med adressebeskyttelse. Opplysningene ble vist til ${d.seere} brukere, ifølge leseloggen.`,
    'Kategorier av opplysninger: [gå gjennom hvilke felter som ble vist]',
    'Sannsynlige konsekvenser: [vurder, særlig for personer med adressebeskyttelse]',
    'Tiltak: [hva er gjort, og hva gjøres]',
    'Kontaktpunkt: kommunens personvernombud.',
  ].join('\n');
}
