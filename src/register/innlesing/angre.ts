// A reading is a named change set. This takes one back.
import { angreFakta, type Angring, type Faktatabell } from '#grunn/fakta/index.ts';
import { FunksjonellFeil } from '#grunn/feil/index.ts';
import type { Tx } from '#grunn/db/index.ts';
import {
  adressebeskyttelseFakta,
  adresseFakta,
  familierelasjonFakta,
  foreldreansvarFakta,
  PERSONFAKTA,
  personidentifikatorFakta,
  STAMFAKTA,
} from './faktatabeller.ts';
import * as angrelager from './lager-angre.ts';
import * as lager from './lager.ts';
import { NULLTELLERE, type Angretall, type Innlesingsmiljo } from './modell.ts';
import { skrivetid } from './kontekst.ts';
import { taKildelas } from './motor.ts';

/**
 * Takes back a finished run by adding versions, in one transaction, as a run of its own (slag `angring`). What has changed since is left
 * alone, and so is all that would loosen protection; both are counted. The next reading of the source compares the people anew.
 * @throws FunksjonellFeil when the run cannot be undone, or the source is being read.
 */
export async function angreInnlesing(
  m: Innlesingsmiljo,
  o: { readonly innlesingId: string; readonly utlostAv: string },
): Promise<lager.Innlesingsrad> {
  const id = crypto.randomUUID();
  await medKilden(m, o.innlesingId, async (tx, rad) => {
    const na = await skrivetid(m);
    const { tall, personer } = await taTilbake(tx, rad, { endringssett: rad.id, nyttEndringssett: id, na });
    await angrelager.glemDokumenter(tx, {
      kilde: rad.kilde,
      endringssett: rad.id,
      nyttEndringssett: id,
      siden: rad.startet,
      personer,
    });
    if (rad.sekvens_fra !== null && rad.sekvens_til !== null) await angrelager.spolTilbake(tx, rad.kilde, rad.sekvens_fra);
    const tellere = { ...NULLTELLERE, endret: tall.personer, brukt: tall.personer };
    await angrelager.skrivAngring(tx, {
      id,
      kilde: rad.kilde,
      gjelder: rad.id,
      utlostAv: o.utlostAv,
      na,
      tellere,
      hode: { angring: tall },
    });
    await lager.sporInnlesing(tx, {
      aktor: o.utlostAv,
      handling: 'register.innlesing.angre',
      endringssett: id,
      tellere,
    });
  });
  return (await lager.finnInnlesing(m.db, id))!;
}

class Tilbakerulling extends Error {
  readonly tall: Angretall;
  constructor(tall: Angretall) {
    super('preview');
    this.tall = tall;
  }
}

/**
 * What undoing a run would do, in rows: done and rolled back, so that it is what would happen and not a guess.
 * @throws FunksjonellFeil as `angreInnlesing`.
 */
export async function forhandsvisAngring(m: Innlesingsmiljo, id: string): Promise<Angretall> {
  try {
    await medKilden(m, id, async (tx, rad) => {
      const s = { endringssett: rad.id, nyttEndringssett: crypto.randomUUID(), na: await skrivetid(m) };
      throw new Tilbakerulling((await taTilbake(tx, rad, s)).tall);
    });
  } catch (e) {
    if (e instanceof Tilbakerulling) return e.tall;
    throw e;
  }
  throw new Error('A preview is always rolled back');
}

/**
 * What undoing a run would do, counted without writing: for those who ask before they decide, under a role that may not write facts of
 * registers. Exact for all that does not turn on protection the undo itself brings back.
 */
export async function tellAngring(tx: Tx, id: string, na: string): Promise<Angretall> {
  const s = { endringssett: id, nyttEndringssett: crypto.randomUUID(), na, bareTell: true };
  return (await taTilbake(tx, { id }, s)).tall;
}

async function medKilden(
  m: Innlesingsmiljo,
  id: string,
  utfor: (tx: Tx, rad: lager.Innlesingsrad) => Promise<void>,
): Promise<void> {
  const rad = await lager.finnInnlesing(m.db, id);
  if (!rad) throw new FunksjonellFeil('finnes_ikke', 'Innlesingen finnes ikke.', { status: 404 });
  const slipp = await taKildelas(m, rad.kilde);
  try {
    if ((await lager.finnAvbrutte(m.db, rad.kilde)).length > 0)
      throw new FunksjonellFeil('pagar', 'En innlesing fra denne kilden er ikke ferdig. Vent til den er ferdig.', {
        status: 409,
      });
    await m.db.transaction().execute(async (tx) => {
      await angrelager.lasInnlesing(tx, id);
      const na = (await lager.finnInnlesing(tx, id))!;
      if (na.slag === 'angring')
        throw new FunksjonellFeil('kan_ikke_angres', 'En angring kan ikke angres. Les inn fra kilden på nytt i stedet.', {
          status: 409,
        });
      if (na.status === 'angret')
        throw new FunksjonellFeil('kan_ikke_angres', 'Innlesingen er allerede angret.', { status: 409 });
      if (na.status !== 'ferdig')
        throw new FunksjonellFeil('kan_ikke_angres', 'Bare en innlesing som er ferdig, kan angres.', { status: 409 });
      await utfor(tx, na);
    });
  } finally {
    await slipp();
  }
}

async function taTilbake(
  tx: Tx,
  rad: Pick<lager.Innlesingsrad, 'id'>,
  s: Pick<Angring, 'endringssett' | 'nyttEndringssett' | 'na' | 'bareTell'>,
): Promise<{ tall: Angretall; personer: string[] }> {
  const avhengige = await angrelager.finnAvhengige(tx, rad.id);
  // a merge stays when somebody has built on the one who was kept
  const sammenslatte = await angrelager.finnSammenslaing(tx, rad.id);
  const beholdte = sammenslatte.filter((x) => x.bygdPa || avhengige.includes(x.behold));
  const stubber = beholdte.map((x) => x.stubb);
  // what was moved to the one who was kept stays there with the number
  const beholdt = [...stubber, ...beholdte.filter((x) => x.bygdPa).map((x) => x.behold)];
  const ansattnumreBeholdt = await angrelager.finnAnsattnumre(tx, rad.id, beholdt);
  const barn = await angrelager.finnBarnAv(tx, rad.id, stubber);

  const personer = new Set<string>();
  const ansattnumre = new Set<string>();
  const sum = { lukket: 0, gjenapnet: 0, endretSiden: 0, beholdtVern: 0 };
  const angre = async (t: Faktatabell, mer: Pick<Angring, 'laVare' | 'bareStramme'>) => {
    const svar = await angreFakta(tx, t, { ...s, ...mer, ikkeKilder: ['manuell', 'overstyring'] });
    sum.lukket += svar.lukket;
    sum.gjenapnet += svar.gjenapnet;
    sum.endretSiden += svar.endretSiden;
    sum.beholdtVern += svar.beholdtVern;
    if (STAMFAKTA.includes(t)) return;
    for (const id of svar.subjekter) (t.subjekt === 'person_id' ? personer : ansattnumre).add(id);
  };

  // protection first: what the rest may loosen depends on what is protected afterwards
  await angre(adressebeskyttelseFakta, { laVare: beholdt });
  const medApnereAdresse = await angrelager.finnMedApnereAdresse(tx, rad.id);
  const barnNaerSkjermet = await angrelager.finnBarnNaerSkjermet(tx, rad.id);
  for (const t of PERSONFAKTA) {
    if (t === adressebeskyttelseFakta) continue;
    const relasjon = t === foreldreansvarFakta || t === familierelasjonFakta;
    await angre(t, {
      laVare: t.subjekt !== 'person_id' ? ansattnumreBeholdt : relasjon ? [...beholdt, ...barn] : beholdt,
      ...(t === adresseFakta ? { bareStramme: medApnereAdresse } : {}),
      ...(t === foreldreansvarFakta ? { bareStramme: barnNaerSkjermet } : {}),
    });
  }
  await angre(personidentifikatorFakta, { laVare: [...avhengige, ...beholdt] });
  if (!s.bareTell) await angrelager.losSammenslaing(tx, sammenslatte.map((x) => x.stubb).filter((id) => !stubber.includes(id))); // prettier-ignore
  for (const t of STAMFAKTA) await angre(t, {});

  for (const id of await angrelager.finnAnsatte(tx, [...ansattnumre])) personer.add(id);
  return { tall: { ...sum, personer: personer.size }, personer: [...personer] };
}
