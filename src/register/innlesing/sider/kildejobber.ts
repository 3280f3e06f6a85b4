import type { Kilde } from './modell.ts';

/** The jobs that read each source, in the order a kommune thinks of them. One that is not set up has no rhythm and is not shown. */
export const KILDEJOBBER: Readonly<Record<Kilde, readonly string[]>> = {
  folkeregisteret: [
    'register.innlesing.folkeregisteret.natt',
    'register.innlesing.folkeregisteret.feed',
    'register.innlesing.folkeregisteret.fil',
  ],
  hr: ['register.innlesing.hr'],
  tilgangslosning: ['register.innlesing.tilgangslosning'],
  krr: ['register.innlesing.krr'],
  oppstart: ['register.innlesing.oppstart'],
  nsr: ['register.innlesing.nsr'],
  grep: ['register.innlesing.grep'],
  nabosystem: ['register.innlesing.nabosystem'],
};

export const LESEJOBBER: readonly string[] = Object.values(KILDEJOBBER).flat();

/** The jobs behind the other acts on these pages: while one of them is under way, the pages follow it. */
export const FOLGEJOBBER: readonly string[] = ['fortsett', 'angre', 'holdt', 'slasammen'].map((n) => `register.innlesing.${n}`);

/** An address for a job: its name without what they have in common. */
export const jobbkode = (navn: string): string => navn.replace('register.innlesing.', '').replaceAll('.', '-');
export const jobbFraKode = (kode: string): string | undefined => LESEJOBBER.find((n) => jobbkode(n) === kode);

export const kildeForJobb = (navn: string): Kilde | undefined =>
  (Object.keys(KILDEJOBBER) as Kilde[]).find((k) => KILDEJOBBER[k].includes(navn));
