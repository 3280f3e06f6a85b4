import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Bekreftelse, Sidetopp, Skjema, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { telefon, tekst as felles } from '#web/tekster/index.ts';
import { KONTAKTTYPER } from '../handlinger/registrer-person.ts';
import { tekst, type Persontekst } from '../tekster/index.ts';
import type { Kontaktpersonskjema, Personhode } from '../visninger/skjemaer.ts';
import { kortlenke, lenker } from './lenker.ts';
import { feilVed, ovrigeFeil, utfylt } from './skjema.ts';

type Tekstfelt = Extract<Skjemafeltvisning, { slag: 'tekst' }>;

const navnefelt = (t: Persontekst, n?: { fornavn: string; mellomnavn: string; etternavn: string }): Tekstfelt[] => [
  { slag: 'tekst', navn: 'fornavn', etikett: t.felt.fornavn, verdi: n?.fornavn },
  { slag: 'tekst', navn: 'mellomnavn', etikett: t.felt.mellomnavn, verdi: n?.mellomnavn, valgfritt: true },
  { slag: 'tekst', navn: 'etternavn', etikett: t.felt.etternavn, verdi: n?.etternavn },
];

const typefelt = (t: Persontekst, ramme: Ramme, verdi?: string): Skjemafeltvisning =>
  utfylt(ramme, {
    slag: 'velg',
    navn: 'kontakttype',
    etikett: t.kontaktperson.type,
    verdi,
    valg: [
      { verdi: '', tekst: felles(ramme.sprak).skjema.velg },
      ...KONTAKTTYPER.map((k) => ({ verdi: k, tekst: t.kontakttype[k] ?? k })),
    ],
  });

/** The form for somebody the home wants the school to know, whom no register tells of. */
export function tegnNyKontaktperson(m: Personhode, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const k = t.kontaktperson;
  const valgfritt = true;
  const likFinnes = feilVed(ramme, 'annenPerson');
  const felt: Skjemafeltvisning[] = [
    ...navnefelt(t).map((f) => utfylt(ramme, f)),
    typefelt(t, ramme),
    ...(
      [
        {
          slag: 'tekst',
          type: 'tel',
          navn: 'mobiltelefonnummer',
          etikett: k.telefon,
          hjelp: t.rediger.telefonhjelp,
          valgfritt,
          bredde: 'middels',
        },
        { slag: 'tekst', type: 'tel', navn: 'telefonArbeid', etikett: k.telefonArbeid, valgfritt, bredde: 'middels' },
        { slag: 'tekst', type: 'email', navn: 'epostadresse', etikett: k.epost, valgfritt, bredde: 'middels' },
        {
          slag: 'tekst',
          type: 'date',
          navn: 'fodselsdato',
          etikett: k.fodselsdato,
          hjelp: k.fodselsdatoHjelp,
          valgfritt,
          bredde: 'middels',
        },
        {
          slag: 'tekst',
          navn: 'nummer',
          etikett: k.nummer,
          hjelp: k.nummerHjelp,
          valgfritt,
          bredde: 'middels',
          inndata: 'numeric',
        },
      ] satisfies Tekstfelt[]
    ).map((f) => utfylt(ramme, f)),
    ...(likFinnes === undefined
      ? []
      : [{ slag: 'avkryssing', navn: 'annenPerson', etikett: k.annenPerson, verdi: 'ja', feil: likFinnes } as const]),
  ];
  const tittel = k.nyTittel(m.visningsnavn);
  const tilbake = kortlenke(m.personId, { fane: 'familie' });
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <>
        <Sidetopp topp={{ tittel, ingress: k.ingress, smuler: [{ tekst: m.visningsnavn, href: tilbake }] }} sprak={sprak} />
        <Skjema
          visning={{
            href: lenker.nyKontaktperson(m.personId),
            felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: k.registrer,
            avbrytHref: tilbake,
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </>
    ),
  };
}

/** The form for changing a hand-written contact. A name that a register owns is shown, not asked. */
export function tegnEndreKontaktperson(m: Kontaktpersonskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const k = t.kontaktperson;
  const felt: Skjemafeltvisning[] = [
    ...(m.navnFraRegister ? [] : navnefelt(t, m).map((f) => utfylt(ramme, f))),
    typefelt(t, ramme, m.kontakttype),
    utfylt(ramme, {
      slag: 'tekst',
      type: 'tel',
      navn: 'telefon',
      etikett: t.familie.telefon,
      hjelp: t.rediger.telefonhjelp,
      verdi: m.telefon === null ? '' : telefon(m.telefon),
      valgfritt: true,
      bredde: 'middels',
    }),
  ];
  const tittel = k.endreTittel(m.navn);
  const tilbake = kortlenke(m.personId, { fane: 'familie' });
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <>
        <Sidetopp
          topp={{
            tittel,
            ...(m.navnFraRegister ? { ingress: k.navnFraRegister } : {}),
            smuler: [{ tekst: m.visningsnavn, href: tilbake }],
          }}
          sprak={sprak}
        />
        <Skjema
          visning={{
            href: lenker.kontaktperson(m.personId, m.nokkel),
            felt,
            skjult: {
              _nokkel: skjema.nokkel,
              ...(m.navnFraRegister ? { fornavn: m.fornavn, mellomnavn: m.mellomnavn, etternavn: m.etternavn } : {}),
            },
            knapp: t.handling.lagre,
            avbrytHref: tilbake,
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </>
    ),
  };
}

/** Asks before a contact is taken away. */
export function tegnFjernKontaktperson(m: Kontaktpersonskjema, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).kontaktperson;
  const sporsmal = t.fjernTittel(m.navn);
  return {
    tittel: sporsmal,
    innhold: (
      <Bekreftelse
        sprak={ramme.sprak}
        bekreftelse={{
          sporsmal,
          folger: [t.fjernFolge(m.visningsnavn), t.fjernHistorikk],
          skjema: {
            href: lenker.fjernKontaktperson(m.personId, m.nokkel),
            felt: [],
            skjult: { _nokkel: ramme.skjema.nokkel },
            knapp: t.fjernKnapp,
            avbrytHref: kortlenke(m.personId, { fane: 'familie' }),
          },
        }}
      />
    ),
  };
}
