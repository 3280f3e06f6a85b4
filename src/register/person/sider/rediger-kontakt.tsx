import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Feltliste, Sidetopp, Skjema, Varselboks, type Feltvisning, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { telefon } from '#web/tekster/index.ts';
import { tekst } from '../tekster/index.ts';
import type { Kontaktskjema } from '../visninger/skjemaer.ts';
import { kortlenke, lenker } from './lenker.ts';
import { ovrigeFeil, utfylt } from './skjema.ts';
import { feltverdi } from './verdi.ts';

const FELT = ['mobiltelefonnummer', 'epostadresse', 'telefonArbeid', 'telefonHjem'] as const;
type Navn = (typeof FELT)[number];

const vist = (navn: Navn, verdi: string | undefined): string =>
  verdi === undefined ? '' : navn === 'epostadresse' ? verdi : telefon(verdi);

/** The form for phone and e-mail where no register has them. What a register owns is shown, not asked. */
export function tegnRedigerKontakt(m: Kontaktskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const etikett = (navn: Navn) => (navn === 'epostadresse' && m.roller.includes('ansatt') ? t.felt.privatEpost : t.felt[navn]);
  const apne = FELT.filter((n) => m[n].slag === 'apen' && m[n].kanRedigeres);
  const felt: Skjemafeltvisning[] = apne.map((navn) => {
    const f = m[navn];
    return utfylt(ramme, {
      slag: 'tekst',
      type: navn === 'epostadresse' ? 'email' : 'tel',
      navn,
      etikett: etikett(navn),
      verdi: f.slag === 'apen' ? vist(navn, f.gjeldende?.verdi) : '',
      hjelp: f.slag === 'apen' && f.register === 'krr' ? t.rediger.hjelp : undefined,
      valgfritt: true,
      bredde: 'middels',
    });
  });
  const laste: Feltvisning[] = FELT.flatMap((navn) => {
    const f = m[navn];
    if (f.slag === 'skjermet' || f.kanRedigeres) return [];
    return [
      {
        navn,
        etikett: etikett(navn),
        verdi: feltverdi(navn, f.gjeldende?.verdi, sprak),
        kilde: f.gjeldende?.kilde,
        last: f.last,
        hentet: f.gjeldende?.hentet,
        gyldigTil: f.gjeldende?.gyldigTil,
      },
    ];
  });
  const naStar = FELT.flatMap((navn) => {
    const f = m[navn];
    return f.slag === 'apen' && apne.includes(navn) ? [{ navn, etikett: etikett(navn), verdi: feltverdi(navn, f.gjeldende?.verdi, sprak), last: false }] : []; // prettier-ignore
  });
  const tittel = t.rediger.tittel(m.visningsnavn);
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{
            tittel,
            ingress: t.rediger.tommes,
            smuler: [{ tekst: m.visningsnavn, href: kortlenke(m.personId) }],
          }}
          sprak={sprak}
        />
        {skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.rediger.konflikt, tekst: t.rediger.konfliktTekst }} sprak={sprak}>
            <Feltliste gruppe={{ overskrift: t.rediger.staarNa, felt: naStar }} sprak={sprak} naa={m.na} />
          </Varselboks>
        ) : null}
        {laste.length === 0 ? null : <Feltliste gruppe={{ felt: laste }} sprak={sprak} naa={m.na} />}
        <Skjema
          visning={{
            href: lenker.rediger(m.personId),
            felt,
            skjult: { _nokkel: skjema.nokkel, _versjon: m.kontaktversjon },
            knapp: t.handling.lagre,
            avbrytHref: kortlenke(m.personId),
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </div>
    ),
  };
}
