// What each reading does, with the clients behind it: the only place that knows both the sources and the runs.
import fs from 'node:fs';
import path from 'node:path';
import { logg } from '#grunn/logg/index.ts';
import { erGrunnskolekode, lesStartsett, type GrepFagkode } from '#kilder/grep/index.ts';
import { hentFraMappe, hrOppsett, lesPersonsXml, lesStamdata3 } from '#kilder/hr/index.ts';
import { lagNaboklient } from '#kilder/nabosystem/index.ts';
import type { NsrSkole } from '#kilder/nsr/index.ts';
import {
  angreInnlesing,
  fortsett,
  kjorFolkeregisterFeed,
  kjorFolkeregisterFil,
  kjorFolkeregisterNatt,
  kjorGrep,
  kjorHr,
  kjorKrr,
  kjorNabosystem,
  kjorNsr,
  kjorOppstart,
  kjorRollefil,
  provHoldt,
  ryddSpor,
  slaSammenPersoner,
  type Fagkode,
  type Innlesingsmiljo,
  type Innlesingsoppgaver,
  type Innlesingsrad,
  type Skole,
} from '#register/innlesing/kjerne.ts';
import type { Kilder } from './kilder.ts';

const tilSkole = (s: NsrSkole): Skole => ({
  organisasjonsnummer: s.organisasjonsnummer,
  navn: s.navn,
  kommunenummer: s.kommunenummer,
  malform: s.malform,
  skoletype: s.spesialskole ? 'spesialskole' : s.privat ? 'privatskole' : 'grunnskole',
  aktiv: s.aktiv,
  adresselinje: s.adresse?.linje ?? null,
  postnummer: s.adresse?.postnummer ?? null,
  poststed: s.adresse?.poststed ?? null,
  trinnFra: s.trinnFra,
  trinnTil: s.trinnTil,
});

const tilFagkode = (f: GrepFagkode): Fagkode => ({
  kode: f.kode,
  navn: { ...f.navn },
  status: f.status,
  gyldigFra: f.gyldigFra,
  gyldigTil: f.gyldigTil,
  erstattesAv: f.erstattesAv,
});

/** A received file is gone when its run has taken it in: what waits for approval lies encrypted in staging. */
async function medFil(
  mappe: string,
  monster: string,
  les: (innhold: () => AsyncIterable<Uint8Array>) => Promise<Innlesingsrad>,
  o: { readonly engang?: boolean } = {},
): Promise<Innlesingsrad | undefined> {
  fs.mkdirSync(mappe, { recursive: true, mode: 0o700 });
  const fil = await hentFraMappe({ mappe, navn: monster });
  if (!fil) return undefined;
  const rad = await les(() => fil.innhold());
  // one that nobody will put right where it lies is not kept: it is full of people
  const brukt = rad.status === 'ferdig' || rad.status === 'venter' || (o.engang === true && rad.status === 'feilet');
  if (brukt) fs.rmSync(path.join(mappe, fil.navn), { force: true });
  else
    logg.warn({ kilde: rad.kilde, kjoring: rad.id, kode: rad.feil?.kode }, 'Filen ble ikke lest inn og ligger igjen i innboksen');
  return rad;
}

type Naboer = NonNullable<Kilder['oppsett']['nabosystem']>;

/** Every neighbouring system of the kommune, one run each. The first that fails does not keep the others from being read. */
async function lesNaboer(m: Innlesingsmiljo, naboer: Naboer, utlostAv: string): Promise<Innlesingsrad | undefined> {
  let siste: Innlesingsrad | undefined;
  for (const nabo of naboer)
    siste =
      ('fil' in nabo
        ? await medFil(nabo.fil.mappe, nabo.fil.monster, async (innhold) => {
            const biter: Uint8Array[] = [];
            for await (const b of innhold()) biter.push(b);
            return kjorNabosystem(m, { system: nabo.navn, fra: { fil: Buffer.concat(biter).toString('utf8') }, utlostAv });
          })
        : await kjorNabosystem(m, {
            system: nabo.navn,
            fra: {
              klient: lagNaboklient({
                baseUrl: nabo.baseUrl,
                hentToken: async () => fs.readFileSync(nabo.tokenfil, 'utf8').trim(),
              }),
            },
            utlostAv,
          })) ?? siste;
  return siste;
}

export function lagOppgaver(m: Innlesingsmiljo, kilder: Kilder): Innlesingsoppgaver {
  const { oppsett } = kilder;
  const fregfil = oppsett.folkeregisteret?.fil;
  const { fiks, feed, krr, nsr, grep } = kilder;
  const { hr, tilgangslosning, nabosystem, oppstart } = oppsett;
  return {
    ...(fregfil
      ? {
          folkeregisterFil: (utlostAv: string) =>
            medFil(fregfil.mappe, fregfil.monster, (innhold) =>
              kjorFolkeregisterFil(m, { innhold: innhold(), kommunenummer: oppsett.kommunenummer }, { utlostAv }),
            ),
        }
      : {}),
    ...(fiks
      ? {
          folkeregisterNatt: (utlostAv: string) =>
            kjorFolkeregisterNatt(m, fiks, { utlostAv, kommunenummer: oppsett.kommunenummer }),
        }
      : {}),
    ...(feed ? { folkeregisterFeed: (utlostAv: string) => kjorFolkeregisterFeed(m, feed, { utlostAv }) } : {}),
    ...(krr
      ? {
          krr: (utlostAv: string, personer?: readonly string[]) =>
            kjorKrr(m, {
              klient: krr,
              slag: personer ? 'enkelt' : 'full',
              ...(personer ? { personer } : {}),
              utlostAv,
              aktivFra: oppsett.krr?.aktivFra,
            }),
        }
      : {}),
    ...(hr
      ? {
          hr: (utlostAv: string) =>
            medFil(hr.mappe, hr.monster, (innhold) => {
              const valg = hrOppsett.parse({ ...hr.oppsett, format: hr.format });
              const lesing = valg.format === 'unit4-stamdata3' ? lesStamdata3(innhold(), valg) : lesPersonsXml(innhold(), valg);
              return kjorHr(m, { lesing, utlostAv });
            }),
        }
      : {}),
    ...(tilgangslosning
      ? {
          tilgangslosning: (utlostAv: string) =>
            medFil(tilgangslosning.mappe, tilgangslosning.monster, (innhold) =>
              kjorRollefil(m, { innhold: innhold(), utlostAv }),
            ),
        }
      : {}),
    ...(oppstart
      ? {
          oppstart: (utlostAv: string) =>
            medFil(
              oppstart.mappe,
              oppstart.monster,
              (innhold) => kjorOppstart(m, { innhold: innhold(), kommunenummer: oppsett.kommunenummer, utlostAv, seOver: true }),
              { engang: true },
            ),
        }
      : {}),
    ...(nsr
      ? {
          nsr: (utlostAv: string) => {
            async function* skoler() {
              for (const s of await nsr!.hentKommunensSkoler(oppsett.kommunenummer)) yield tilSkole(s);
            }
            return kjorNsr(m, { liste: skoler(), utlostAv });
          },
        }
      : {}),
    ...(grep
      ? {
          // the codes we ship are the start; the register tells of what is newer
          grep: (utlostAv: string) => {
            async function* koder() {
              const start = lesStartsett();
              const endrede: GrepFagkode[] = [];
              for await (const f of grep!.hentEndrede(new Map(start.map((f) => [f.kode, f.endret])), erGrunnskolekode))
                endrede.push(f);
              const nyere = new Map(endrede.map((f) => [f.kode, f]));
              for (const f of start) if (!nyere.has(f.kode)) yield tilFagkode(f);
              for (const f of endrede) yield tilFagkode(f);
            }
            return kjorGrep(m, { liste: koder(), utlostAv });
          },
        }
      : {}),
    ...(nabosystem && nabosystem.length > 0 ? { nabosystem: (utlostAv: string) => lesNaboer(m, nabosystem, utlostAv) } : {}),
    fortsett: (id) => fortsett(m, id),
    angre: (id, utlostAv) => angreInnlesing(m, { innlesingId: id, utlostAv }),
    holdt: (holdtId, utlostAv) => provHoldt(m, { holdtId, utlostAv }),
    slaSammen: (sammenslaingId, utlostAv) => slaSammenPersoner(m, { sammenslaingId, utlostAv }),
    rydd: () => ryddSpor(m.db, m.klokke.na().toString()),
  };
}
