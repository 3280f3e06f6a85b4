// Values of the card that come as whole lists or from an employment, told of in the same way as any other field.
import type { Kontekst } from '#grunn/handling/index.ts';
import { erRegister, type Opplysningskilde } from '#grunn/opplysning/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import { kortDato, periode, tall } from '#web/tekster/index.ts';
import type { Arbeidsforholdrad, Elevforholdrad, Personalressursrad } from '../lager-kort.ts';
import { hentArbeidsforholdhistorikk, hentElevforholdhistorikk, hentPersonalressurshistorikk } from '../lager-historikk.ts';
import type { Kortfelt, Kortopplysning, Personkort, Tidligere } from '../modell.ts';
import { iso, tidligereVerdier, type Versjonert } from '../regler.ts';
import { ansvarlinje } from '../sider/familie-ord.ts';
import { tekst } from '../tekster/index.ts';

const ALT = { kjentPer: Number.POSITIVE_INFINITY, skrevetAv: new Map<string, string>() };

interface Feltdeler<T> {
  readonly felt: string;
  readonly alle: Kortopplysning<T>[];
  readonly rangering: Opplysningskilde[];
  readonly tidligere: Tidligere<T>[];
  readonly neste?: string | null | undefined;
}

/** A field nobody here edits: the first value counts, and a register's is locked. */
function felt<T>(d: Feltdeler<T>): Kortfelt<T> {
  const gjeldende = d.alle[0] ?? null;
  return {
    felt: d.felt,
    gjeldende,
    alle: d.alle,
    last: gjeldende !== null && erRegister(gjeldende.kilde),
    rangering: d.rangering,
    register: d.rangering.find(erRegister) ?? null,
    tidligere: d.tidligere,
    neste: d.neste ?? null,
    kanRedigeres: false,
    kanOverstyres: false,
    overstyringId: null,
  };
}

/** The number, as its birth date and kind: the number itself is shown on request, with a reason. */
export function nummerfelt(kort: Personkort, sprak: Sprak): Kortfelt<string> {
  const t = tekst(sprak);
  const fodt = kort.fodselsdato.gjeldende?.verdi;
  const ord = (type: 'fodselsnummer' | 'dNummer' | 'duf') =>
    fodt === undefined ? t.felt[type] : `${t.felt[type]}, ${t.nummer.fodt(kortDato(fodt)).toLocaleLowerCase('nb')}`;
  const iBruk = kort.identifikatorer.filter((i) => i.status === 'iBruk');
  return felt({
    felt: 'nummer',
    alle: iBruk.map((i) => ({ verdi: ord(i.type), kilde: i.kilde, ...(erRegister(i.kilde) ? {} : { registrert: i.siden }) })),
    rangering: ['folkeregisteret', 'hr', 'oppstart', 'manuell'],
    tidligere: [],
    neste: kort.fodselsdato.neste,
  });
}

export function ansvarsfelt(kort: Personkort, sprak: Sprak): Kortfelt<string[]> {
  const forste = kort.foreldreansvar[0];
  const alle: Kortopplysning<string[]>[] =
    forste === undefined
      ? []
      : [
          {
            verdi: kort.foreldreansvar.map((a) => ansvarlinje(a, sprak)),
            kilde: forste.kilde,
            ...(forste.kildetidspunkt === null ? {} : { kildetidspunkt: forste.kildetidspunkt }),
            ...(forste.hentet === null ? { registrert: forste.siden } : { hentet: forste.hentet }),
          },
        ];
  return felt({
    felt: 'foreldreansvar',
    alle,
    rangering: ['folkeregisteret', 'oppstart', 'manuell'],
    tidligere: kort.foreldreansvarTidligere.map((a) => ({
      verdi: [ansvarlinje(a, sprak)],
      kilde: a.kilde,
      fra: a.siden,
      til: a.til,
    })),
    neste: kort.navn.neste,
  });
}

const lukkede = <R extends Versjonert>(rader: readonly R[]): R[] =>
  rader.filter((r) => r.kjent_til !== null && r.kjent_til !== r.kjent_fra);

export async function skolefelt(s: Kontekst, kort: Personkort): Promise<Kortfelt<string[]> | undefined> {
  if (kort.elevforhold.length === 0) return undefined;
  const t = tekst(s.sprak).skole;
  const ord = (e: { skolenavn: string; arstrinn: number; klasse: string | null; fra: string; til: string | null }) =>
    [e.klasse ?? t.trinnNr(e.arstrinn), e.skolenavn, periode(s.sprak, e.fra, e.til ?? undefined)].join(', ');
  const linjer = kort.elevforhold.map((e) => ord({ ...e, skolenavn: e.skole.navn }));
  const forste = kort.elevforhold[0]!;
  const historikk = kort.paDato === null ? await hentElevforholdhistorikk(s.db, kort.personId) : [];
  return felt({
    felt: 'elevforhold',
    alle: [{ verdi: linjer, kilde: forste.kilde, registrert: forste.siden }],
    rangering: ['oppstart', 'manuell'],
    tidligere: lukkede(historikk).map((e: Elevforholdrad) => ({
      verdi: [ord({ ...e, skolenavn: e.skolenavn ?? e.skole })],
      kilde: e.kilde,
      fra: iso(e.kjent_fra),
      til: iso(e.kjent_til ?? ''),
    })),
  });
}

type Stilling = Pick<Arbeidsforholdrad, 'stillingstittel' | 'stillingskode' | 'enhetsnavn' | 'prosent' | 'fra' | 'til'>;

export async function stillingsfelt(s: Kontekst, kort: Personkort): Promise<Kortfelt<string[]> | undefined> {
  const ansettelse = kort.ansettelser[0];
  if (ansettelse === undefined) return undefined;
  const t = tekst(s.sprak).stilling;
  const ord = (a: Stilling, sted: string | undefined) =>
    [
      a.stillingstittel ?? a.stillingskode ?? t.stilling,
      sted ?? a.enhetsnavn ?? t.uten,
      a.prosent === null ? '' : `${tall(a.prosent, 2)} %`,
      periode(s.sprak, a.fra ?? undefined, a.til ?? undefined),
    ]
      .filter((d) => d !== '')
      .join(', ');
  const historikk = kort.paDato === null ? await hentArbeidsforholdhistorikk(s.db, kort.personId) : [];
  return felt({
    felt: 'stillinger',
    alle: kort.ansettelser.map((a) => ({
      verdi: a.arbeidsforhold.map((x) => ord(x, x.skole?.navn)),
      kilde: a.kilde,
      ...(a.hentet === null ? { registrert: a.siden } : { hentet: a.hentet }),
    })),
    rangering: ['hr', 'manuell'],
    tidligere: lukkede(historikk).map((a) => ({
      verdi: [ord(a, a.skolenavn ?? undefined)],
      kilde: a.kilde,
      fra: iso(a.kjent_fra),
      til: iso(a.kjent_til ?? ''),
    })),
    neste: ansettelse.neste,
  });
}

const KOLONNE = {
  ansattnummer: 'ansattnummer',
  brukernavn: 'brukernavn',
  arbeidsepost: 'epostadresse',
  arbeidstelefon: 'telefon',
  ansattFra: 'fra',
  ansattTil: 'til',
} as const satisfies Record<string, keyof Personalressursrad & keyof Personkort['ansettelser'][number]>;

/** One field of the employments; somebody with several has several values. */
export async function ansettelsesfelt(
  s: Kontekst,
  kort: Personkort,
  navn: keyof typeof KOLONNE,
): Promise<Kortfelt<string> | undefined> {
  if (kort.ansettelser.length === 0) return undefined;
  const kolonne = KOLONNE[navn];
  const historikk = kort.paDato === null ? await hentPersonalressurshistorikk(s.db, kort.personId) : [];
  return felt({
    felt: navn,
    alle: kort.ansettelser.flatMap((a) => {
      const verdi = a[kolonne];
      return verdi === null
        ? []
        : [{ verdi, kilde: a.kilde, ...(a.hentet === null ? { registrert: a.siden } : { hentet: a.hentet }) }];
    }),
    rangering: ['hr', 'manuell'],
    tidligere: tidligereVerdier({ rader: historikk, les: (r) => r[kolonne] }, [], ALT),
    neste: kort.ansettelser[0]?.neste,
  });
}
