// Drops one such file through the entrance the jobs use, and tells how it went.
import { hrOppsett, lesStamdata3 } from '#kilder/hr/index.ts';
import { kjorFolkeregisterFil, kjorHr, kjorOppstart, type Innlesingsmiljo } from '#register/innlesing/index.ts';
import type { Ondfil } from './filer.ts';

export interface Utfall {
  readonly navn: string;
  readonly status: string;
  readonly kode: string | null;
  readonly melding: string;
  /** Bytes the reader had asked for when it gave up. */
  readonly lest: number;
}

export const KOMMUNE = '9901';

export async function angrip(
  m: Innlesingsmiljo,
  fil: Pick<Ondfil, 'navn' | 'bytes'> & Partial<Ondfil>,
  adresse: string,
): Promise<Utfall> {
  let lest = 0;
  async function* innhold(): AsyncGenerator<Uint8Array> {
    for (const bit of fil.bytes(adresse)) {
      lest += bit.byteLength;
      yield bit;
    }
  }
  const rad =
    fil.inngang === 'hr'
      ? await kjorHr(m, { lesing: lesStamdata3(innhold(), unit4()), utlostAv: 'test' })
      : fil.inngang === 'oppstart'
        ? await kjorOppstart(m, { innhold: innhold(), kommunenummer: KOMMUNE, utlostAv: 'test', seOver: true })
        : await kjorFolkeregisterFil(m, { innhold: innhold(), kommunenummer: KOMMUNE }, { utlostAv: 'test' });
  return { navn: fil.navn, status: rad.status, kode: rad.feil?.kode ?? null, melding: rad.feil?.melding ?? '', lest };
}

function unit4() {
  const oppsett = hrOppsett.parse({ format: 'unit4-stamdata3' });
  if (oppsett.format !== 'unit4-stamdata3') throw new Error('Feil format');
  return oppsett;
}

/** What is wrong with an outcome; undefined when it is as it should be. */
export function feilVed(fil: Ondfil, u: Utfall): string | undefined {
  if (u.status !== 'feilet' || u.kode !== fil.kode) return `${u.navn}: ${u.status} ${u.kode ?? ''}, ventet feilet ${fil.kode}`;
  if (u.lest > fil.innen) return `${u.navn}: ${u.lest} byte lest før den stanset, ventet høyst ${fil.innen}`;
  // a sentence for people, with nothing of the file in it
  if (!/^[A-ZÆØÅ].{15,400}\.$/s.test(u.melding) || /root:|kanari|haha|aaaa/.test(u.melding)) return `${u.navn}: «${u.melding}»`;
  return undefined;
}
