import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, Feltliste, Sidetopp, Skjema, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import type { Kortadresse, Kortfelt, Kortnavn } from '../modell.ts';
import { tekst, type Persontekst } from '../tekster/index.ts';
import type { Overstyringsskjema } from '../visninger/skjemaer.ts';
import { hvorforlenke, kortlenke, lenker } from './lenker.ts';
import { ovrigeFeil, utfylt } from './skjema.ts';
import { feltverdi } from './verdi.ts';

function feltet(m: Overstyringsskjema): Kortfelt<unknown> {
  const f = (m as unknown as Record<string, Kortfelt<unknown>>)[m.felt];
  if (f === undefined) throw new TypeError('Feltet kan ikke overstyres');
  return f;
}

/** The fields of the form for each shape a value can have. */
function verdifelt(m: Overstyringsskjema, f: Kortfelt<unknown>, t: Persontekst): Skjemafeltvisning[] {
  const v = f.gjeldende?.verdi;
  const ett = (type: 'text' | 'email' | 'tel' | 'date'): Skjemafeltvisning[] => [
    { slag: 'tekst', type, navn: 'verdi', etikett: t.overstyr.ny, verdi: typeof v === 'string' ? v : '', bredde: 'middels' },
  ];
  switch (m.felt) {
    case 'epostadresse':
      return ett('email');
    case 'mobiltelefonnummer':
      return ett('tel');
    case 'fodselsdato':
      return ett('date');
    case 'kjonn':
      return [
        {
          slag: 'radio',
          navn: 'verdi',
          etikett: t.overstyr.ny,
          verdi: '',
          valg: ['kvinne', 'mann'].map((k) => ({ verdi: k, tekst: t.kjonn[k] ?? k })),
        },
      ];
    case 'navn': {
      const n = v as Kortnavn | undefined;
      return [
        { slag: 'tekst', navn: 'fornavn', etikett: t.felt.fornavn, verdi: n?.fornavn ?? '' },
        { slag: 'tekst', navn: 'mellomnavn', etikett: t.felt.mellomnavn, verdi: n?.mellomnavn ?? '', valgfritt: true },
        { slag: 'tekst', navn: 'etternavn', etikett: t.felt.etternavn, verdi: n?.etternavn ?? '' },
      ];
    }
    case 'bostedsadresse':
    case 'postadresse': {
      const a = v as Kortadresse | undefined;
      return [
        { slag: 'flerlinje', navn: 'linjer', etikett: t.overstyr.adresselinjer, verdi: a?.linjer.join('\n') ?? '', rader: 2 },
        {
          slag: 'tekst',
          navn: 'postnummer',
          etikett: t.felt.postnummer,
          verdi: a?.postnummer ?? '',
          bredde: 'smal',
          inndata: 'numeric',
        },
        { slag: 'tekst', navn: 'poststed', etikett: t.felt.poststed, verdi: a?.poststed ?? '', bredde: 'middels' },
      ];
    }
    default:
      return ett('text');
  }
}

const omtaleAv = (m: Overstyringsskjema, t: Persontekst): string => t.hvorfor.omtale[m.felt] ?? m.felt;

/** The form for letting another value than the register's count, for a time. */
export function tegnOverstyr(m: Overstyringsskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const f = feltet(m);
  const tittel = t.overstyr.tittel(omtaleAv(m, t), m.visningsnavn);
  const felt = [
    ...verdifelt(m, f, t),
    { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.overstyr.begrunnelse, hjelp: t.overstyr.begrunnelseHjelp } as const,
    {
      slag: 'tekst',
      type: 'date',
      navn: 'gyldigTil',
      etikett: t.overstyr.gyldigTil,
      hjelp: t.overstyr.gyldigTilHjelp,
      bredde: 'middels',
    } as const,
  ].map((x) => (x.slag === 'avkryssing' || x.slag === 'fil' ? x : utfylt(ramme, x)));
  const register = f.alle.find((o) => o.kilde !== 'overstyring');
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{ tittel, ingress: t.overstyr.ingress, smuler: [{ tekst: m.visningsnavn, href: kortlenke(m.personId) }] }}
          sprak={sprak}
        />
        <Feltliste
          gruppe={{
            felt: [
              {
                navn: 'registeret',
                etikett: t.overstyr.na,
                verdi: feltverdi(m.felt, register?.verdi, sprak),
                kilde: register?.kilde,
                last: false,
                hentet: register?.hentet,
              },
            ],
          }}
          sprak={sprak}
          naa={m.na}
        />
        <Skjema
          visning={{
            href: lenker.overstyr(m.personId, m.felt),
            felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: t.overstyr.knapp,
            avbrytHref: hvorforlenke(m.personId, m.felt),
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </div>
    ),
  };
}

/** Asks before an override is taken away. */
export function tegnOpphevOverstyring(m: Overstyringsskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const sporsmal = t.overstyr.opphevTittel(omtaleAv(m, t), m.visningsnavn);
  const felt = [utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.overstyr.begrunnelse })];
  return {
    tittel: sporsmal,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Bekreftelse
        sprak={sprak}
        bekreftelse={{
          sporsmal,
          folger: [...t.overstyr.opphevFolger],
          skjema: {
            href: lenker.opphevOverstyring(m.personId, m.felt),
            felt,
            skjult: { _nokkel: skjema.nokkel, overstyringId: feltet(m).overstyringId ?? '' },
            knapp: t.overstyr.opphev,
            avbrytHref: hvorforlenke(m.personId, m.felt),
            feil: ovrigeFeil(ramme, felt),
          },
        }}
      />
    ),
  };
}
