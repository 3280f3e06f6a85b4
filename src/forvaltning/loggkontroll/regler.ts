// Pure: from who looked at whom to what a person should be asked about.
import { leggTilDager, type Dato } from '#grunn/tid/index.ts';
import { KOMMUNEROLLER, type Alarm, type Alarmslag, type Oppslag, type Terskler } from './modell.ts';

/** How far back the control looks for what is only unusual when it goes on. */
export const VINDU = 30;

const ulike = (o: readonly Oppslag[]): string[] => [...new Set(o.map((x) => x.personId))];

/**
 * The alarms of one day. `oppslag`: that day's and those of the thirty days before. What has a reason of its own (the circle round a protected
 * child, an emergency look) is left out of everything but a role that has ended. At most one alarm a reader, kind and day.
 */
export function finnAlarmer(oppslag: readonly Oppslag[], dag: Dato, t: Terskler): Alarm[] {
  const ut: Alarm[] = [];
  const fra = leggTilDager(dag, -VINDU + 1);
  for (const [aktorId, alle] of Map.groupBy(
    oppslag.filter((o) => o.dag >= fra && o.dag <= dag),
    (o) => o.aktorId,
  )) {
    const idag = alle.filter((o) => o.dag === dag);
    if (idag.length === 0) continue;
    const meld = (slag: Alarmslag, treff: readonly Oppslag[], grense: number, antall = ulike(treff).length) => {
      if (antall < grense || treff.length === 0) return;
      ut.push({
        aktorId,
        slag,
        dag,
        antall,
        grense,
        personer: ulike(treff),
        forst: treff.map((o) => o.forst).toSorted()[0]!,
        sist: treff
          .map((o) => o.sist)
          .toSorted()
          .at(-1)!,
      });
    };
    meld(
      'etterRolle',
      idag.filter((o) => o.rolleOver),
      1,
    );
    const vanlige = idag.filter((o) => !o.unntak && !o.rolleOver);
    // the office keeps protected pupils of its own school; anybody else's look is asked about
    meld(
      'skjermet',
      vanlige.filter((o) => o.skjermet && !o.egen),
      1,
    );
    meld(
      'naerSkjermet',
      vanlige.filter((o) => o.naerSkjermet && !o.skjermet && !o.egen),
      1,
    );
    // a relative in one's own class or school is met every day in the work: that too is asked about, for the card says more than the class does
    meld(
      'egenSlekt',
      vanlige.filter((o) => o.slekt),
      1,
    );
    const utenfor = vanlige.filter((o) => !o.egen);
    if (utenfor.length === 0) continue;
    const hele = utenfor.some((o) => KOMMUNEROLLER.has(o.rolle));
    meld('mangeUtenforEgne', utenfor, hele ? t.mangeHeleKommunen : t.mangePerDag);
    if (!hele)
      meld(
        'utenforTid',
        utenfor.filter((o) => o.utenforTid),
        t.utenforTid,
      );
    const for_ = alle.filter((o) => !o.egen && !o.unntak && !o.rolleOver);
    // said on the day the line is passed, not every day after it
    const grense = hele ? t.jevntHeleKommunen : t.jevntPerManed;
    if (ulike(for_.filter((o) => o.dag < dag)).length < grense) meld('jevntUtenforEgne', for_, grense);
    // a case at the kommune's own office takes some days
    const dagergrense = hele ? 2 * t.sammePersonDager : t.sammePersonDager;
    const igjen = ulike(utenfor).flatMap((p) => {
      const dager = new Set(for_.filter((o) => o.personId === p).map((o) => o.dag)).size;
      return dager >= dagergrense ? [{ p, dager }] : [];
    });
    if (igjen.length > 0) {
      const hvem = new Set(igjen.map((x) => x.p));
      meld(
        'sammePersonIgjen',
        for_.filter((o) => hvem.has(o.personId)),
        dagergrense,
        Math.max(...igjen.map((x) => x.dager)),
      );
    }
  }
  return ut;
}
