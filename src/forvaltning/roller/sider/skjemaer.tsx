import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { leggTilManeder } from '#grunn/tid/index.ts';
import { Bekreftelse, Sidetopp, Tomt, type Bekreftelsesvisning, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { dato } from '#web/tekster/index.ts';
import { HANDGITTE, KOMMUNALE, ROLLETEKST } from '#tilgang/rolle/index.ts';
import { MAKS_TIMER } from '../handlinger/vindu.ts';
import { tekst } from '../tekster.ts';
import { ovrigeFeil, utfylt } from './skjema.ts';
import type { Avsluttside, Giside, Kravside, Opplaeringside } from './visninger.ts';

interface Del {
  readonly sporsmal: string;
  readonly folger: readonly string[];
  readonly href: string;
  readonly knapp: string;
  readonly avbrytHref: string;
  readonly felt: readonly Skjemafeltvisning[];
  readonly skjult?: Readonly<Record<string, string>>;
}

/** A page that asks, with its fields under. */
function spor(ramme: Ramme, d: Del): Tegning {
  const bekreftelse: Bekreftelsesvisning = {
    sporsmal: d.sporsmal,
    folger: d.folger,
    skjema: {
      href: d.href,
      knapp: d.knapp,
      avbrytHref: d.avbrytHref,
      felt: d.felt,
      feil: ovrigeFeil(ramme, d.felt),
      skjult: { _nokkel: ramme.skjema.nokkel, ...d.skjult },
    },
  };
  return {
    tittel: d.sporsmal,
    moduler: ['ds-error-summary.js'],
    meny: '/ansatte',
    innhold: <Bekreftelse sprak={ramme.sprak} bekreftelse={bekreftelse} />,
  };
}

const begrunnelse = (ramme: Ramme): Skjemafeltvisning => {
  const t = tekst(ramme.sprak).gi;
  return utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse, hjelp: t.begrunnelseHjelp });
};

/** Role, school, end date and why. */
export function tegnGi(m: Giside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).gi;
  const kort = `/ansatte/${m.personId}`;
  if (m.selv)
    return {
      tittel: t.selv,
      meny: '/ansatte',
      innhold: (
        <>
          <Sidetopp topp={{ tittel: t.tittel(m.navn) }} sprak={sprak} />
          <Tomt tomt={{ tittel: t.selv, forklaring: t.selvOm, lenke: { tekst: m.navn, href: kort } }} />
        </>
      ),
    };
  const kommunale: readonly string[] = KOMMUNALE;
  return spor(ramme, {
    sporsmal: t.tittel(m.navn),
    folger: [t.folger],
    href: `/roller/gi/${m.personId}`,
    knapp: t.knapp,
    avbrytHref: kort,
    felt: [
      utfylt(ramme, {
        slag: 'velg',
        navn: 'rolle',
        etikett: t.rolle,
        valg: [
          { verdi: '', tekst: t.velg },
          ...[...HANDGITTE]
            .sort((a, b) => Number(kommunale.includes(a)) - Number(kommunale.includes(b)))
            .map((r) => ({ verdi: r, tekst: paSprak(ROLLETEKST[r], sprak) })),
        ],
      }),
      utfylt(ramme, {
        slag: 'velg',
        navn: 'skole',
        etikett: t.skole,
        hjelp: t.skoleHjelp,
        valgfritt: true,
        valg: [{ verdi: '', tekst: t.ingen }, ...m.skoler.map((s) => ({ verdi: s.organisasjonsnummer, tekst: s.navn }))],
      }),
      utfylt(ramme, {
        slag: 'tekst',
        type: 'date',
        navn: 'til',
        etikett: t.til,
        hjelp: t.tilHjelp,
        bredde: 'middels',
        verdi: leggTilManeder(m.idag, 6),
      }),
      begrunnelse(ramme),
    ],
  });
}

/** Asks before a hand-given role goes. */
export function tegnAvslutt(m: Avsluttside, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const rolle = `${paSprak(ROLLETEKST[m.rolle], ramme.sprak)}${m.sted === null ? '' : `, ${m.sted},`}`;
  return spor(ramme, {
    sporsmal: t.avslutt.tittel(rolle, m.navn),
    folger: [t.avslutt.folger],
    href: `/roller/${m.id}/avslutt`,
    knapp: t.avslutt.knapp,
    avbrytHref: m.skjult ? '/roller' : `/ansatte/${m.personId}`,
    felt: [begrunnelse(ramme)],
  });
}

/** Vendor, hours and why. */
export function tegnVindu(m: { personId: string; navn: string }, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).vindu;
  return spor(ramme, {
    sporsmal: t.tittel(m.navn),
    folger: [...t.folger],
    href: `/roller/vindu/apne/${m.personId}`,
    knapp: t.knapp,
    avbrytHref: `/ansatte/${m.personId}`,
    felt: [
      utfylt(ramme, { slag: 'tekst', navn: 'leverandor', etikett: t.leverandor }),
      utfylt(ramme, {
        slag: 'velg',
        navn: 'timer',
        etikett: t.timer,
        verdi: '2',
        valg: Array.from({ length: MAKS_TIMER }, (_, i) => ({ verdi: String(i + 1), tekst: t.time(i + 1) })),
      }),
      begrunnelse(ramme),
    ],
  });
}

/** When somebody was trained. */
export function tegnOpplaering(m: Opplaeringside, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).opplaering;
  return spor(ramme, {
    sporsmal: t.tittel(m.navn),
    folger: m.opplaering.map((o) => `${t.for}: ${t.av(dato(o.dato), o.registrertAv)}`),
    href: `/roller/opplaering/${m.personId}`,
    knapp: t.knapp,
    avbrytHref: `/ansatte/${m.personId}`,
    felt: [utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'dato', etikett: t.dato, bredde: 'middels', verdi: m.idag })],
  });
}

/** Whether access waits for training. */
export function tegnKrav(m: Kravside, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak).kravside;
  return spor(ramme, {
    sporsmal: t.tittel,
    folger: [...t.folger],
    href: '/roller/krav',
    knapp: t.knapp,
    avbrytHref: '/roller',
    felt: [
      utfylt(ramme, {
        slag: 'radio',
        navn: 'kreves',
        etikett: t.sporsmal,
        verdi: m.kreves ? 'ja' : 'nei',
        valg: [
          { verdi: 'ja', tekst: t.ja },
          { verdi: 'nei', tekst: t.nei },
        ],
      }),
      begrunnelse(ramme),
    ],
  });
}
