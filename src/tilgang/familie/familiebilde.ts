// Puts together what the tab Familie shows: every guardian with the decision about him, and those who are kept out, with why.
import type { Kontekst } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import type { Personref } from '#register/person/index.ts';
import {
  avgjorRelasjon,
  hentBarnefakta,
  manglerSamtykke,
  type Barnefakta,
  type Relasjonsbeslutning,
} from '#tilgang/relasjon/index.ts';
import { hentNavn, hentRundtValg, hentSperringer, tilSperring, vernTilgang, type Sperring } from '#tilgang/vern/index.ts';
import { hentFamilierader, type Beslutningsrad, type Familierader } from './lager.ts';
import { andreregel, SAMTYKKERETTER, type Familiebilde, type Foresatt } from './modell.ts';
import { familieTilgang } from './tilgang.ts';

const erSamtykkerett = (r: string): r is (typeof SAMTYKKERETTER)[number] => (SAMTYKKERETTER as readonly string[]).includes(r);

/** What the answers to a consent are, one row for each who has foreldreansvar. */
function samtykkebilde(f: Barnefakta, b: Beslutningsrad, navn: ReadonlyMap<string, string>, idag: string): Foresatt['samtykke'] {
  const fakta = f.beslutninger.find((x) => x.id === b.id);
  if (fakta === undefined) return null;
  const utenSvar = { ...fakta, svar: [] };
  const alle = manglerSamtykke(f, utenSvar, idag);
  return {
    omfang: b.omfang.filter(erSamtykkerett),
    svar: (alle ?? []).map((id) => {
      const svar = fakta.svar.find((x) => x.personId === id);
      return { personId: id, navn: navn.get(id) ?? '', svar: svar?.svar ?? null, svart: svar?.svart ?? null };
    }),
    kanIkkeFullfores: alle === undefined,
  };
}

interface Omgivelser {
  readonly f: Barnefakta;
  readonly rader: Familierader;
  readonly navn: ReadonlyMap<string, string>;
  readonly rolle: ReadonlyMap<string, string | null>;
  readonly sperringer: readonly Sperring[];
  readonly idag: string;
}

/** May this person be told anything about the child? The envelope. */
export const mottar = (r: Pick<Relasjonsbeslutning, 'retter'>): boolean =>
  r.retter.includes('meldinger') || r.retter.includes('varsles');

function tilForesatt(r: Relasjonsbeslutning, o: Omgivelser): Foresatt {
  const steg = r.spor.find((x) => x.avgjorde) ?? r.spor[0];
  const faktum = o.f.ansvar.find((a) => a.personId === r.personId);
  const egne = o.rader.beslutninger.filter((b) => b.person_id === r.personId);
  const beslutning = egne.find((b) => r.spor.some((x) => x.id === b.id)) ?? egne[0];
  const samtykke = beslutning?.slag === 'samtykke' ? samtykkebilde(o.f, beslutning, o.navn, o.idag) : null;
  return {
    personId: r.personId,
    navn: o.navn.get(r.personId) ?? '',
    rolle:
      beslutning !== undefined && beslutning.slag !== 'foreldreansvar' && beslutning.slag !== 'samtykke'
        ? beslutning.slag
        : (o.rolle.get(r.personId) ?? null),
    relasjon: r.relasjon,
    grunn: r.grunn,
    ansvar: faktum?.ansvar ?? null,
    kilde: steg?.kilde ?? faktum?.kilde ?? 'manuell',
    siden: steg?.siden ?? null,
    til: r.til,
    retter: [...r.retter],
    mottar: mottar(r),
    harAvvik: o.f.retter.some((x) => x.personId === r.personId),
    retteravvik: Object.fromEntries(
      o.f.retter.filter((x) => x.personId === r.personId).map((x) => [x.rett, x.gittRett ? ('ja' as const) : ('nei' as const)]),
    ),
    beslutning:
      beslutning === undefined
        ? null
        : {
            id: beslutning.id,
            slag: beslutning.slag,
            dokument: beslutning.dokument,
            begrunnelse: beslutning.begrunnelse,
            fra: beslutning.fra,
            til: beslutning.til,
            gittAv: beslutning.gitt_av_navn,
          },
    samtykke,
    sperring: o.sperringer.find((x) => x.personId === r.personId) ?? null,
  };
}

const organisasjon = (b: Beslutningsrad): Foresatt => ({
  personId: null,
  navn: b.organisasjon ?? '',
  rolle: b.slag,
  relasjon: 'FULL',
  grunn: b.slag,
  ansvar: null,
  kilde: 'manuell',
  siden: b.gitt,
  til: b.til,
  retter: [],
  mottar: false,
  harAvvik: false,
  retteravvik: {},
  beslutning: {
    id: b.id,
    slag: b.slag,
    dokument: b.dokument,
    begrunnelse: b.begrunnelse,
    fra: b.fra,
    til: b.til,
    gittAv: b.gitt_av_navn,
  },
  samtykke: null,
  sperring: null,
});

/** The strongest first, then those who wait, then those kept out. */
const plass = (x: Foresatt): number =>
  x.sperring !== null ? 9 : (['FULL', 'RESERVERT_5', 'SAMTYKKEOMFANG', 'EGEN', 'INGEN'] as const).indexOf(x.relasjon);

/** Everybody who is, waits to be, or is kept from being guardian for this child, as this reader may see them. Five statements. */
export async function hentFamiliebilde(s: Kontekst, barn: Innsyn<Personref>): Promise<Familiebilde> {
  const f = await hentBarnefakta(s.db, barn.personId);
  const rader = await hentFamilierader(s.db, barn.personId, s.idag);
  const rundt = await hentRundtValg(s, barn.personId, familieTilgang.les);
  const sperringer = (await hentSperringer(s.db, barn.personId, s.idag)).map(tilSperring);
  const regel = await lesInnstilling(s.db, andreregel);
  const synlige = new Set(rundt.map((r) => r.personId));
  const navn = new Map(rundt.map((r) => [r.personId, r.navn]));
  const rolle = new Map(rundt.map((r) => [r.personId, r.rolle]));
  const ider = [
    ...new Set([
      ...f.ansvar.flatMap((a) => a.personId ?? []),
      ...f.beslutninger.flatMap((b) => b.personId ?? []),
      ...f.sperringer.map((x) => x.personId),
    ]),
  ].filter((id) => synlige.has(id));
  const o: Omgivelser = { f, rader, navn, rolle, sperringer, idag: s.idag };
  const foresatte = [
    ...ider.map((id) => tilForesatt(avgjorRelasjon(f, id, s.idag), o)),
    ...rader.beslutninger.filter((b) => b.person_id === null).map(organisasjon),
  ].toSorted((a, b) => plass(a) - plass(b) || a.navn.localeCompare(b.navn, 'nb'));
  const kan = (r: (typeof familieTilgang)[keyof typeof familieTilgang]) => s.kan(r, barn).tillatt;
  return {
    barnId: barn.personId,
    visningsnavn: rader.navn ?? '',
    na: s.na,
    foresatte,
    utenAnsvar: rundt
      .filter((r) => ['mor', 'far', 'medmor'].includes(r.rolle ?? '') && !r.harAnsvar)
      .map((r) => ({
        personId: r.personId,
        navn: r.navn,
        rolle: r.rolle,
        sperret: sperringer.some((x) => x.personId === r.personId),
      })),
    opplysningssvar: rader.svar
      .filter((x) => synlige.has(x.person_id))
      .map((x) => ({
        id: x.id,
        personId: x.person_id,
        navn: x.navn ?? '',
        gjaldt: x.gjaldt,
        avgjorelse: x.avgjorelse,
        begrunnelse: x.begrunnelse,
        avgjort: x.avgjort,
        avgjortAv: x.avgjort_av_navn,
      })),
    stengt: f.stenging !== null,
    vernet: barn.gradering === 'fortrolig' || barn.gradering === 'strengtFortrolig',
    kan: {
      beslutte: kan(familieTilgang.registrerBeslutning),
      sperre: s.kan(vernTilgang.settSperring, barn).tillatt,
      oppheveSperring: s.kan(vernTilgang.opphevSperring, barn).tillatt,
      krets: s.kan(vernTilgang.lesKrets, barn).tillatt,
      andreTillatt: regel.tillatt,
    },
  };
}

/** Names for a form. */
export const navnPa = async (s: Kontekst, id: string): Promise<string> => (await hentNavn(s.db, [id], s.idag)).get(id) ?? '';
