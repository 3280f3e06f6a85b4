import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import type { Opplysningskilde } from '#grunn/opplysning/index.ts';
import { Hvorfor, type Annenverdi, type Hvorforvisning, type Lenkevisning } from '#web/komponenter/index.ts';
import { dato, storForbokstav, type Sprak } from '#web/tekster/index.ts';
import type { Kortfelt } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import type { Hvorforsvar, Hvorforverdi } from '../visninger/hvorfor.ts';
import { kortlenke, lenker, REGISTERLENKER, type Fane } from './lenker.ts';
import { feltverdi } from './verdi.ts';

const ADRESSER: ReadonlySet<string> = new Set(['bostedsadresse', 'deltBosted', 'oppholdsadresse', 'postadresse']);
const STILLINGER: ReadonlySet<string> = new Set(['stillinger', 'ansattnummer', 'brukernavn', 'arbeidsepost', 'arbeidstelefon', 'ansattFra', 'ansattTil']); // prettier-ignore

const faneFor = (felt: string): Fane =>
  STILLINGER.has(felt) ? 'stillinger' : felt === 'foreldreansvar' ? 'familie' : 'personalia';

function etikettFor(m: Hvorforsvar, sprak: Sprak): string {
  const t = tekst(sprak).felt;
  if (m.felt === 'epostadresse' && m.roller.includes('ansatt')) return t.privatEpost;
  return (t as Readonly<Record<string, string>>)[m.felt] ?? m.felt;
}

/** The sentence to read out to whoever asks where this is put right. */
export function siSetning(felt: string, f: Kortfelt<unknown>, sprak: Sprak): string | undefined {
  const t = tekst(sprak).hvorfor;
  const hva = t.omtale[felt] ?? felt;
  switch (f.gjeldende?.kilde) {
    case 'krr':
      return t.krr(hva);
    case 'folkeregisteret':
      if (felt === 'foreldreansvar') return t.fregAnsvar;
      return ADRESSER.has(felt) ? t.fregAdresse : t.freg(hva);
    case 'hr':
      return t.hr(hva);
    case 'overstyring':
      return t.overstyring(hva);
    case 'oppstart':
      return t.oppstart(storForbokstav(hva));
    case 'manuell':
      return f.kanRedigeres ? (f.register === 'krr' ? t.krrOvrig(hva) : t.manuell(hva)) : undefined;
    case undefined:
      return f.register === 'krr' ? t.krrTom(hva) : undefined;
    default:
      return undefined;
  }
}

function rettesHos(felt: string, kilde: Opplysningskilde | null | undefined, sprak: Sprak): Lenkevisning | undefined {
  const t = tekst(sprak).hvorfor.rettes;
  if (kilde === 'krr') return { tekst: t.krr, href: REGISTERLENKER.krr };
  if (kilde !== 'folkeregisteret') return undefined;
  return felt === 'bostedsadresse'
    ? { tekst: t.flytting, href: REGISTERLENKER.flytting }
    : { tekst: t.folkeregisteret, href: REGISTERLENKER.folkeregisteret };
}

function handlinger(m: Hvorforsvar, f: Kortfelt<Hvorforverdi>, sprak: Sprak): Lenkevisning[] {
  const t = tekst(sprak);
  const ut: Lenkevisning[] = [];
  if (f.kanRedigeres) ut.push({ tekst: t.handling.rediger, href: `${lenker.rediger(m.personId)}#felt-${m.felt}` });
  if (f.kanOverstyres && f.overstyringId === null)
    ut.push({ tekst: t.overstyr.start, href: lenker.overstyr(m.personId, m.felt) });
  if (f.kanOverstyres && f.overstyringId !== null)
    ut.push(
      { tekst: t.overstyr.forny, href: lenker.overstyr(m.personId, m.felt) },
      { tekst: t.overstyr.opphev, href: lenker.opphevOverstyring(m.personId, m.felt) },
    );
  return ut;
}

/** The answer to «Hvorfor?» on one value: a page of its own, and beside the card where there is script. */
export function tegnHvorfor(m: Hvorforsvar, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const etikett = etikettFor(m, sprak);
  const felles = {
    etikett,
    hvem: m.visningsnavn,
    tilbakeHref: kortlenke(m.personId, { fane: faneFor(m.felt), paDato: m.paDato ?? undefined }),
  };
  const visning: Hvorforvisning =
    m.svar.slag === 'skjermet'
      ? {
          ...felles,
          verdi: { slag: 'skjermet', grunn: skjultGrunn(m, sprak) },
          last: false,
          tidligere: [],
        }
      : { ...felles, ...apent(m, m.svar, ramme) };
  return {
    tittel: `${t.familie.hvorfor} ${etikett}, ${m.visningsnavn}`,
    innhold: <Hvorfor visning={visning} sprak={sprak} naa={m.na} />,
  };
}

function skjultGrunn(m: Hvorforsvar, sprak: Sprak): string {
  const t = tekst(sprak).vern;
  if (ADRESSER.has(m.felt)) return t.adresseSkjult;
  return m.svar.slag === 'skjermet' && m.svar.gradering === 'strengtFortrolig' ? t.kontaktSkjultStreng : t.kontaktSkjultFortrolig;
}

type Apent = Omit<Hvorforvisning, 'etikett' | 'hvem' | 'tilbakeHref'>;

function apent(m: Hvorforsvar, f: Kortfelt<Hvorforverdi>, { sprak, skjema }: Ramme): Apent {
  const t = tekst(sprak);
  const g = f.gjeldende;
  const kilde = g?.kilde;
  const andre: Annenverdi[] = f.alle
    .filter((o) => o !== g && !(g !== null && o.kilde === g.kilde && JSON.stringify(o.verdi) === JSON.stringify(g.verdi)))
    .map((o) => ({
      verdi: feltverdi(m.felt, o.verdi, sprak),
      kilde: o.kilde,
      hvem: o.registrertAv,
      fra: o.kildetidspunkt ?? o.registrert,
      til: o.gyldigTil,
    }));
  return {
    verdi: feltverdi(m.felt, g?.verdi, sprak, tomGrunn(m, sprak)),
    last: f.last,
    kilde,
    register: g === null && !f.kanRedigeres ? undefined : (f.register ?? undefined),
    kanEndres: f.kanRedigeres,
    kildetidspunkt: g?.kildetidspunkt,
    hentet: g?.hentet,
    registrert: g?.registrert,
    registrertAv: g?.registrertAv,
    begrunnelse: g?.begrunnelse,
    gyldigTil: g?.gyldigTil,
    fordi: m.paDato === null ? fordi(f, sprak) : t.hvorfor.historisk(dato(m.paDato)),
    rettesHos: rettesHos(m.felt, f.last || kilde === undefined || kilde === 'overstyring' ? f.register : undefined, sprak),
    neste: f.neste ?? undefined,
    oppdater: m.kanOppdatere
      ? { tekst: t.handling.oppdater, href: lenker.oppdater(m.personId), skjult: { _nokkel: `${skjema.nokkel}-oppdater` } }
      : undefined,
    rangering: f.rangering,
    andre,
    tidligere: f.tidligere.map((x) => ({
      verdi: feltverdi(m.felt, x.verdi, sprak),
      kilde: x.kilde,
      hvem: x.registrertAv,
      fra: x.fra,
      til: x.til,
    })),
    si: m.paDato === null ? siSetning(m.felt, f, sprak) : undefined,
    lenker: handlinger(m, f, sprak),
  };
}

/** Why it is locked or open, where the ordinary sentence does not fit. */
function fordi(f: Kortfelt<unknown>, sprak: Sprak): string | undefined {
  const t = tekst(sprak).hvorfor;
  const kilde = f.gjeldende?.kilde;
  if (kilde === 'hr') return t.hrFordi;
  if (kilde === 'oppstart' && !f.kanRedigeres) return t.oppstartFordi;
  return undefined;
}

function tomGrunn(m: Hvorforsvar, sprak: Sprak): string | undefined {
  const t = tekst(sprak).tom;
  if (m.felt !== 'epostadresse' && m.felt !== 'mobiltelefonnummer') return undefined;
  if (m.krrStatus === 'IKKE_REGISTRERT') return t.krrIkkeRegistrert;
  if (m.krrStatus === 'SLETTET') return t.krrSlettet;
  if (m.krrStatus === 'AKTIV') return m.felt === 'epostadresse' ? t.krrManglerEpost : t.krrManglerMobil;
  return undefined;
}
