import { Fragment } from 'react';
import { tilInstant } from '#grunn/tid/index.ts';
import { fersk } from '#kilder/krr/index.ts';
import {
  Feltliste,
  Handlingsknapp,
  Knappelenke,
  Varselboks,
  type Feltgruppevisning,
  type Feltvisning,
} from '#web/komponenter/index.ts';
import { dato, kortDato, naertidspunkt, periode, type Sprak } from '#web/tekster/index.ts';
import type { Personkort } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import type { Kortside } from '../visninger/kortside.ts';
import { adressefelt, enkeltfelt, navnefelt, somFelt, somSkjermbart, type Kortleser } from './felt.ts';
import { ansvarlinje } from './familie-ord.ts';
import { hvorforlenke, lenker } from './lenker.ts';
import { feltverdi } from './verdi.ts';

const erBarn = (kort: Personkort): boolean => kort.roller.includes('elev') || kort.roller.includes('barn');

/** The number as people may see it without a reason: the birth date. */
function nummerfelt({ kort, sprak }: Kortleser): Feltvisning {
  const t = tekst(sprak);
  const nummer = kort.identifikatorer.find((i) => i.status === 'iBruk') ?? kort.identifikatorer[0];
  if (nummer === undefined)
    return enkeltfelt({ navn: 'nummer', etikett: t.felt.fodselsnummer, verdi: { slag: 'tom', grunn: t.nummer.ingen } });
  const fodt = kort.fodselsdato.gjeldende?.verdi;
  return enkeltfelt({
    navn: 'nummer',
    etikett: t.felt[nummer.type],
    verdi: {
      slag: 'maskert',
      vist: fodt === undefined ? '•••••••••••' : `${kortDato(fodt)} •••••`,
      visHref: kort.kan.viseFodselsnummer ? lenker.nummer(kort.personId) : undefined,
    },
    kilde: nummer.kilde,
    last: nummer.kilde === 'folkeregisteret' || nummer.kilde === 'hr',
    hentet: kort.fodselsdato.gjeldende?.kilde === nummer.kilde ? kort.fodselsdato.gjeldende.hentet : undefined,
    hvorforHref: hvorforlenke(kort.personId, 'nummer', kort.paDato ?? undefined),
  });
}

function foreldreansvarfelt({ kort, sprak }: Kortleser): Feltvisning {
  const t = tekst(sprak);
  const forste = kort.foreldreansvar[0];
  const linjer = kort.foreldreansvar.map((a) => ansvarlinje(a, sprak));
  return enkeltfelt({
    navn: 'foreldreansvar',
    etikett: t.felt.foreldreansvar,
    verdi: feltverdi('foreldreansvar', linjer.length === 0 ? null : linjer, sprak, t.familie.ingenAnsvar),
    kilde: forste?.kilde,
    last: forste?.kilde === 'folkeregisteret',
    hentet: forste?.hentet ?? undefined,
    hvorforHref: hvorforlenke(kort.personId, 'foreldreansvar', kort.paDato ?? undefined),
  });
}

function personaliagruppe(leser: Kortleser): Feltgruppevisning {
  const { kort, sprak } = leser;
  const t = tekst(sprak);
  return {
    overskrift: t.gruppe.personalia,
    samlet: true,
    felt: [
      ...navnefelt(leser),
      somFelt(leser, kort.alias, { etikett: t.felt.alias }),
      nummerfelt(leser),
      somFelt(leser, kort.fodselsdato, { etikett: t.felt.fodselsdato }),
      ...(kort.dodsdato.gjeldende === null ? [] : [somFelt(leser, kort.dodsdato, { etikett: t.felt.dodsdato })]),
      somFelt(leser, kort.kjonn, { etikett: t.felt.kjonn }),
      ...(erBarn(kort) ? [foreldreansvarfelt(leser)] : []),
      somFelt(leser, kort.statsborgerskap, { etikett: t.felt.statsborgerskap }),
      somFelt(leser, kort.personstatus, { etikett: t.felt.personstatus }),
    ],
  };
}

/** The school place that counts, or the next one. */
const gjeldendePlass = (kort: Kortside) =>
  kort.elevforhold.find((e) => e.gjelder) ?? kort.elevforhold.findLast((e) => e.fra > (kort.paDato ?? kort.idag));

function skolegruppe({ kort: side, sprak }: { kort: Kortside; sprak: Sprak }): Feltgruppevisning[] {
  if (side.elevforhold.length === 0) return [];
  const t = tekst(sprak);
  const plass = gjeldendePlass(side);
  const andre = side.elevforhold.filter((e) => e !== plass);
  const felt = (navn: string, etikett: string, verdi: string, kilde: Personkort['elevforhold'][number], hvorfor = false) =>
    enkeltfelt({
      navn,
      etikett,
      verdi: { slag: 'tekst', tekst: verdi },
      kilde: kilde.kilde,
      registrert: kilde.siden,
      hvorforHref: hvorfor ? hvorforlenke(side.personId, 'elevforhold', side.paDato ?? undefined) : undefined,
    });
  const linjer = andre.map((e) =>
    [e.klasse ?? t.skole.trinnNr(e.arstrinn), e.skole.navn, periode(sprak, e.fra, e.til ?? undefined)].join(', '),
  );
  return [
    {
      overskrift: t.gruppe.elevforhold,
      samlet: true,
      felt: [
        ...(plass === undefined
          ? [enkeltfelt({ navn: 'skole', etikett: t.skole.skole, verdi: { slag: 'tom', grunn: t.skole.ingen } })]
          : [
              felt('skole', t.skole.skole, plass.skole.navn, plass, true),
              ...(plass.klasse === null ? [] : [felt('klasse', t.skole.klasse, plass.klasse, plass)]),
              felt('trinn', t.skole.trinn, t.skole.trinnNr(plass.arstrinn), plass),
              felt('elevFra', t.skole.fra, dato(plass.fra), plass),
              ...(plass.til === null ? [] : [felt('elevTil', t.skole.til, dato(plass.til), plass)]),
            ]),
        ...(linjer.length === 0
          ? []
          : [enkeltfelt({ navn: 'andreSkoleplasser', etikett: t.skole.andre, verdi: { slag: 'linjer', linjer } })]),
      ],
    },
  ];
}

const sluttAv = (f: Personkort['deltBosted']): string | undefined =>
  f?.slag === 'apen' ? (f.gjeldende?.verdi.til ?? undefined) : undefined;

/** An agreement on delt bosted that has run out is no longer an address (it stays under «Hvorfor?»). */
function adressegrupper(leser: Kortleser, idag: string): Feltgruppevisning[] {
  const t = tekst(leser.sprak).gruppe;
  const til = sluttAv(leser.kort.deltBosted);
  const dag = leser.kort.paDato ?? idag;
  return (
    [
      ['bostedsadresse', t.adresse],
      ['deltBosted', til === undefined ? t.deltBosted : t.deltBostedTil(dato(til))],
      ['oppholdsadresse', t.opphold],
      ['postadresse', t.post],
    ] as const
  )
    .map(([navn, overskrift]) => ({ overskrift, samlet: true, felt: adressefelt(leser, navn) }))
    .filter((g, i) => g.felt.length > 0 && !(i === 1 && til !== undefined && til < dag));
}

/** Why Kontakt- og reservasjonsregisteret gave nothing. */
function krrGrunn(kort: Personkort, sprak: Sprak, mangler: string): string | undefined {
  const t = tekst(sprak).tom;
  switch (kort.krr?.status) {
    case 'IKKE_REGISTRERT':
      return t.krrIkkeRegistrert;
    case 'SLETTET':
      return t.krrSlettet;
    case 'AKTIV':
      return mangler;
    default:
      return kort.roller.includes('foresatt') || kort.roller.includes('ansatt') ? t.krrIkkeSpurt : undefined;
  }
}

const KONTAKT = ['mobiltelefonnummer', 'epostadresse', 'telefonArbeid', 'telefonHjem'] as const;

/** A value the register has not had confirmed for a year and a half is kept, and said to be old. */
function utgatt(f: Personkort['epostadresse'], sprak: Sprak, na: string): string | undefined {
  if (f.slag === 'skjermet' || f.gjeldende?.kilde !== 'krr') return undefined;
  const bekreftet = f.gjeldende.kildetidspunkt;
  if (bekreftet === undefined || fersk({ oppdatert: bekreftet, verifisert: null }, tilInstant(na))) return undefined;
  return tekst(sprak).tom.krrUtgatt(dato(bekreftet));
}

/** How somebody is reached, with what the register says when there is nothing. */
export function kontaktgruppe(leser: Kortleser, na: string): Feltgruppevisning {
  const { kort, sprak } = leser;
  const t = tekst(sprak);
  const skjultGrunn = kort.vern.gradering === 'strengtFortrolig' ? t.vern.kontaktSkjultStreng : t.vern.kontaktSkjultFortrolig;
  const ansatt = kort.roller.includes('ansatt');
  const etikett = { ...t.felt, epostadresse: ansatt ? t.felt.privatEpost : t.felt.epostadresse };
  const grunn = {
    mobiltelefonnummer: krrGrunn(kort, sprak, t.tom.krrManglerMobil),
    epostadresse: krrGrunn(kort, sprak, t.tom.krrManglerEpost),
    telefonArbeid: undefined,
    telefonHjem: undefined,
  };
  const sist = kort.sistInnlogget;
  return {
    overskrift: t.gruppe.kontakt,
    felt: [
      ...KONTAKT.map((navn) => ({
        ...somSkjermbart(leser, kort[navn], navn, { etikett: etikett[navn], grunn: grunn[navn], skjultGrunn }),
        merknad: utgatt(kort[navn], sprak, na),
      })),
      ...(kort.roller.includes('foresatt')
        ? [
            enkeltfelt({
              navn: 'brukerstatus',
              etikett: t.felt.brukerstatus,
              verdi: {
                slag: 'tekst',
                tekst: sist === null ? t.bruker.ikkeAktivert : t.bruker.sist(naertidspunkt(sprak, sist, na)),
              },
            }),
          ]
        : []),
    ],
  };
}

const harKontakt = (kort: Personkort): boolean => KONTAKT.some((n) => kort[n].slag === 'apen' && kort[n].gjeldende !== null);

/** What every tab is drawn from. */
export interface Innholdsvalg {
  readonly sagtForan?: boolean | undefined;
  readonly side: Kortside;
  readonly sprak: Sprak;
  /** The page's form key; each form adds a word of its own. */
  readonly nokkel: string;
}

/** Who somebody is and how to reach them. A child's own phone is shown only when there is one: the home is reached through Familie. */
export function Personalia({ side, sprak, nokkel }: Innholdsvalg) {
  const leser: Kortleser = { kort: side, sprak };
  const t = tekst(sprak);
  const barn = erBarn(side) && !side.roller.includes('ansatt') && !side.roller.includes('foresatt');
  const kontakt = !barn || harKontakt(side) ? [kontaktgruppe(leser, side.na)] : [];
  const grupper = barn
    ? [personaliagruppe(leser), ...adressegrupper(leser, side.idag), ...skolegruppe({ kort: side, sprak }), ...kontakt]
    : [...kontakt, ...adressegrupper(leser, side.idag), personaliagruppe(leser)];
  return (
    <>
      {side.krr?.reservert === true ? (
        <Varselboks varsel={{ tone: 'noytral', tittel: t.krr.reservert, tekst: t.krr.reservertOm }} sprak={sprak} />
      ) : null}
      {grupper.map((g, i) => (
        <Fragment key={g.overskrift}>
          <Feltliste gruppe={g} sprak={sprak} naa={side.na} />
          {i === 0 && side.kanOppdatere ? (
            <Handlingsknapp
              handling={{
                tekst: t.handling.oppdater,
                href: lenker.oppdater(side.personId),
                skjult: { _nokkel: `${nokkel}-oppdater` },
              }}
              slag="annen"
              liten
            />
          ) : null}
        </Fragment>
      ))}
      {barn && kontakt.length === 0 && side.kan.registrereKontakt ? (
        <p>
          <Knappelenke href={lenker.rediger(side.personId)} slag="annen" liten>
            {t.handling.leggTilKontakt}
          </Knappelenke>
        </p>
      ) : null}
    </>
  );
}
