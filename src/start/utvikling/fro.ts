// What people in Fjordvik have decided and written by hand before the story begins. Through the app role, as people do it.
import { brukFakta } from '#grunn/fakta/index.ts';
import type { Nokkelring } from '#grunn/krypto/index.ts';
import type { Db } from '#grunn/db/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { arbeidsforholdFakta, personalressursFakta } from '#register/ansatt/index.ts';
import { kontaktinformasjonFakta } from '#register/kontaktinformasjon/index.ts';
import {
  finnPersonerPaOppslag,
  navnFakta,
  oppslagsnokkel,
  opprettPersoner,
  personaliaFakta,
  registrerIdentifikatorer,
} from '#register/person/index.ts';
import { forslagTilRute, skolearFor, skrivRute } from '#register/skole/index.ts';
import { erSaddInn, skjermLokalt } from './lager.ts';
import { tildelRolle } from '#tilgang/rolle/index.ts';
import { spesielle, type Verden, type Verdensperson } from '#verden/index.ts';

export interface Fro {
  readonly db: Db;
  readonly nokler: Nokkelring;
  readonly na: string;
  readonly idag: string;
}

/** Our ids of people in the world, by number. */
export async function finnVare(f: Pick<Fro, 'db' | 'nokler'>, personer: readonly Verdensperson[]): Promise<Map<string, string>> {
  const oppslag = new Map(
    personer.flatMap((p) => (p.identifikator ? [[p.id, oppslagsnokkel(f.nokler, p.identifikator)] as const] : [])),
  );
  const vare = await finnPersonerPaOppslag(f.db, [...oppslag.values()]);
  return new Map([...oppslag].flatMap(([id, o]) => (vare.has(o) ? [[id, vare.get(o)!] as const] : [])));
}

/** Writes the hand-registered employees, local protection, hand-given roles and typed-in contact information. Once. */
export async function saInnBeslutninger(f: Fro, verden: Verden): Promise<void> {
  if (await erSaddInn(f.db)) return;
  const alle = [...spesielle(verden).values()];
  const handregistrerte = alle.filter((p) => p.ansatt && !p.ansatt.iHr);
  await registrerForHand(f, handregistrerte);
  await settSkoleruter(f);
  const vare = await finnVare(f, alle);
  const forvalter = vare.get('systemforvalter');
  if (!forvalter) throw new Error('Fant ikke systemforvalteren: er HR-filen lest inn?');
  const til = leggTilManeder(f.idag, 12);
  for (const p of alle) {
    const id = vare.get(p.id);
    if (!id) continue;
    for (const t of p.ansatt?.tilganger ?? [])
      if (t === 'kommuneadmin' || t === 'systemforvalter')
        await tildelRolle(f.db, {
          personId: id,
          rolle: 'systemforvalter',
          begrunnelse: 'Oppdiktet: forvalter skolesystemet',
          fra: f.idag,
          til,
          gitt: f.na,
          gittAv: forvalter,
        });
    if (p.lokalSkjerming)
      await skjermLokalt(f.db, {
        personId: id,
        begrunnelse: p.lokalSkjerming,
        vurderesPaNytt: leggTilManeder(f.idag, 3),
        gittAv: forvalter,
      });
  }
  const medKontakt = alle.filter((p) => p.manuellKontakt && vare.has(p.id));
  await f.db.transaction().execute((tx) =>
    brukFakta(tx, kontaktinformasjonFakta, {
      kilde: 'manuell',
      endringssett: crypto.randomUUID(),
      na: f.na,
      subjekter: medKontakt.map((p) => vare.get(p.id)!),
      heltBilde: false,
      rader: medKontakt.map((p) => ({
        person_id: vare.get(p.id)!,
        epostadresse: p.manuellKontakt!.epostadresse ?? null,
        mobiltelefonnummer: p.manuellKontakt!.mobiltelefonnummer ?? null,
        telefon_arbeid: p.manuellKontakt!.arbeidstelefon ?? null,
      })),
    }),
  );
}

/** The kommune's calendar for this year and the next. */
async function settSkoleruter(f: Fro): Promise<void> {
  const na = skolearFor(f.idag);
  for (const skolear of [na, na + 1])
    await f.db
      .transaction()
      .execute((tx) =>
        skrivRute(tx, { skole: '*', skolear, rute: forslagTilRute(skolear), endringssett: crypto.randomUUID(), na: f.na }),
      );
}

async function registrerForHand(f: Fro, personer: readonly Verdensperson[]): Promise<void> {
  const vare = await finnVare(f, personer);
  const sett = crypto.randomUUID();
  const felles = { kilde: 'manuell', endringssett: sett, na: f.na, heltBilde: false };
  await f.db.transaction().execute(async (tx) => {
    for (const p of personer) {
      let id = vare.get(p.id);
      if (!id) {
        id = crypto.randomUUID();
        await opprettPersoner(tx, [id], sett);
        if (p.identifikator)
          await registrerIdentifikatorer(tx, f.nokler, {
            ...felles,
            rader: [
              { personId: id, identifikator: p.identifikator, type: p.identifikatortype ?? 'fodselsnummer', status: 'iBruk' },
            ],
          });
        await brukFakta(tx, navnFakta, {
          ...felles,
          subjekter: [id],
          rader: [{ person_id: id, fornavn: p.fornavn, mellomnavn: p.mellomnavn ?? null, etternavn: p.etternavn, alias: null }],
        });
        await brukFakta(tx, personaliaFakta, {
          ...felles,
          subjekter: [id],
          rader: [{ person_id: id, fodselsdato: p.fodselsdato, kjonn: p.kjonn, statsborgerskap: [], dodfodt: false }],
        });
      }
      const a = p.ansatt!;
      await brukFakta(tx, personalressursFakta, {
        ...felles,
        subjekter: [a.ansattnummer],
        rader: [{ person_id: id, ansattnummer: a.ansattnummer, brukernavn: a.brukernavn, epostadresse: a.arbeidsepost }],
      });
      await brukFakta(tx, arbeidsforholdFakta, {
        ...felles,
        subjekter: [a.ansattnummer],
        rader: a.stillinger.map((s) => ({
          person_id: id,
          ansattnummer: a.ansattnummer,
          stillingsnummer: s.stillingsnummer,
          stillingskode: s.stillingskode,
          stillingstittel: s.tittel,
          prosent: s.prosent,
          hovedstilling: s.hovedstilling,
          skole: s.skole,
          fra: s.fra,
          til: s.til ?? null,
          permisjon: [],
        })),
      });
    }
  });
}
