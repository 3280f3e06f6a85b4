// A named person has decided that two entries are one person (E31). The import role moves what the registers have told.
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import * as folkeregisteret from './folkeregisteret/lager.ts';
import { provHoldt } from './holdt.ts';
import * as holdtlager from './lager-holdt.ts';
import * as slalager from './lager-slasammen.ts';
import { finnInnlesing, type Innlesingsrad } from './lager.ts';
import { NULLTELLERE, type Innlesingskilde, type Innlesingsmiljo } from './modell.ts';
import { taKildelas } from './motor.ts';

/**
 * Joins the two, as a change set under the decision's own id, and tries the record that told of it again. Done before: only the record
 * is tried. Protection is never loosened: the strictest grading of the two stays.
 * @throws FunksjonellFeil `finnes_ikke`, or `pagar` when the source is being read.
 */
export async function slaSammenPersoner(
  m: Innlesingsmiljo,
  o: { readonly sammenslaingId: string; readonly utlostAv: string },
): Promise<Innlesingsrad> {
  const s = await holdtlager.finnSammenslaing(m.db, o.sammenslaingId);
  if (s === undefined) throw new FunksjonellFeil('finnes_ikke', 'Avgjørelsen finnes ikke.', { status: 404 });
  const kilde = (
    s.holdt_id === null
      ? await slalager.kildeUtenHoldt(m.db, s)
      : ((await slalager.kildeTilHoldt(m.db, s.holdt_id)) ?? 'folkeregisteret')
  ) as Innlesingskilde;
  const slipp = await taKildelas(m, kilde);
  try {
    if (!(await slalager.erSlattSammen(m.db, s)))
      await m.db.transaction().execute(async (tx) => {
        const f = { fra: s.fjernes, til: s.behold, endringssett: o.sammenslaingId, na: m.klokke.na().toString() };
        await slalager.lasBegge(tx, [s.behold, s.fjernes]);
        await slalager.beholdStrengesteVern(tx, f);
        await slalager.flyttFakta(tx, f, 'registre');
        await folkeregisteret.slaSammen(tx, { stubb: s.fjernes, behold: s.behold, endringssett: f.endringssett, na: f.na });
        await slalager.glemDokumenterFor(tx, s);
        await slalager.skrivSammenslaing(tx, {
          id: o.sammenslaingId,
          kilde,
          utlostAv: o.utlostAv,
          na: f.na,
          tellere: { ...NULLTELLERE, hentet: 2, endret: 1, brukt: 1 },
        });
      });
  } finally {
    await slipp();
  }
  if (s.holdt_id !== null) await provHoldt(m, { holdtId: s.holdt_id, utlostAv: o.utlostAv });
  return (await finnInnlesing(m.db, o.sammenslaingId))!;
}
