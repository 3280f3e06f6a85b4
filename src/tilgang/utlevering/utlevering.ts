// The gate for files: nothing about a person is put in a file a person takes along without having passed here.
import type { Kontekst } from '#grunn/handling/index.ts';
import { sporInnsyn } from '#grunn/sporing/index.ts';
import type { Beslutning } from '#grunn/tilgang/index.ts';
import type { Grad } from '#register/skjerming/index.ts';
import { slippes, telles, utelates, type Feltslag, type Filflate } from './regler.ts';

export interface Filperson {
  readonly personId: string;
  readonly gradering: Grad;
  /** The protection lets this reader through to the person. */
  readonly apen: boolean;
}

export interface Bestillingskolonne {
  readonly id: string;
  readonly slag: Feltslag;
  /** Whom the column is about: the person of the row, or the other one (a guardian). */
  readonly om: 'elev' | 'annen';
}

export interface Bestillingsrad {
  readonly elev: Filperson;
  readonly annen: Filperson | null;
  /** Column → value. */
  readonly verdier: Readonly<Record<string, string | null>>;
}

export interface Bestilling {
  readonly flate: Filflate;
  /** The decision the file rests on; its rule is the name in the read log. */
  readonly beslutning: Beslutning;
  /** csv, xlsx, pdf … Only for the log. */
  readonly format: string;
  readonly kolonner: readonly Bestillingskolonne[];
  readonly rader: readonly Bestillingsrad[];
  /** Why, where a reason is demanded. */
  readonly begrunnelse?: string | undefined;
}

export interface Utlevert {
  readonly rader: readonly (readonly (string | null)[])[];
  /** People left out that may be counted; of others nothing is said. */
  readonly utelatt: number;
  /** Stands inside the file. */
  readonly hentetAv: string;
  readonly hentet: string;
}

/** The rows without those the other one of must not be known: a row with blanks where somebody was would say that there is somebody. */
function utenSpor(rader: readonly Bestillingsrad[], ute: (p: Filperson) => boolean): Bestillingsrad[] {
  const synlige = new Set(rader.filter((r) => r.annen !== null && !ute(r.annen)).map((r) => r.elev.personId));
  const alene = new Set<string>();
  return rader.flatMap((r) => {
    if (r.annen === null || !ute(r.annen)) return [r];
    const nokkel = `${r.elev.personId} ${r.verdier['gruppe'] ?? ''}`;
    if (synlige.has(r.elev.personId) || alene.has(nokkel)) return [];
    alene.add(nokkel);
    return [{ ...r, annen: null }];
  });
}

/**
 * Decides person by person and field by field what leaves, and writes who took it in the read log, in the transaction that asked: both or
 * neither. A decision that is a refusal lets out nothing. @throws TypeError when the decision is about somebody else.
 */
export async function utlever(s: Kontekst, b: Bestilling): Promise<Utlevert> {
  if (b.beslutning.aktorId !== s.aktor.id || !b.beslutning.tillatt) throw new TypeError('The file has no decision to rest on');
  const { flate } = b;
  const ute = (p: Filperson): boolean => !p.apen || utelates(flate, p.gradering);
  const vist = new Set<string>();
  const linje = (r: Bestillingsrad): (string | null)[] =>
    b.kolonner.map((k) => {
      const om = k.om === 'elev' ? r.elev : r.annen;
      if (om === null || !slippes(flate, om.gradering, k.slag)) return null;
      vist.add(om.personId);
      return r.verdier[k.id] ?? null;
    });
  const rader = utenSpor(
    b.rader.filter((r) => !ute(r.elev)),
    ute,
  ).map(linje);
  const utelatte = new Set(
    b.rader.filter((r) => ute(r.elev) && r.elev.apen && telles(r.elev.gradering)).map((r) => r.elev.personId),
  );
  const felter = b.kolonner.map((k) => k.id).join(', ');
  if (vist.size > 0)
    await sporInnsyn(s.db, {
      tid: s.na,
      aktorId: s.aktor.id,
      aktor: b.beslutning.gitt?.rolle ?? '',
      visning: b.beslutning.regel,
      feltsett: `${b.format}: ${felter}`,
      gjelder: [...vist],
      begrunnelse: b.begrunnelse,
    });
  return { rader, utelatt: utelatte.size, hentetAv: s.aktor.navn, hentet: s.na };
}
