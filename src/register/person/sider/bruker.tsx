import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feltliste,
  Handlingsknapp,
  Knappelenke,
  Sidetopp,
  Skjema,
  Varselboks,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { lagTekster, type Sprak } from '#web/tekster/index.ts';
import { SPRAK } from '../handlinger/morsmal.ts';
import type { Brukeropplysninger, Morsmalskjema } from '../visninger/bruker.ts';
import type { Kortside } from '../visninger/kortside.ts';
import { enkeltfelt } from './felt.ts';
import { kortlenke } from './lenker.ts';
import { kontaktgruppe } from './personalia.tsx';
import { ovrigeFeil, utfylt } from './skjema.ts';

const tekst = lagTekster({
  nb: {
    bruker: 'Bruker',
    brukernavn: 'Brukernavn for PC og læringsverktøy',
    ingen: 'Ikke laget',
    navnUtad: 'Navn i andre systemer',
    lag: 'Lag brukernavn',
    nytt: 'Lag nytt brukernavn',
    utdatert: 'Navnet er endret siden brukernavnet ble laget',
    utdatertOm: 'Et nytt brukernavn følger navnet som gjelder. Det gamle blir aldri gitt til noen andre.',
    fra: 'Brukernavnet lages av aliaset, ellers av navnet som gjelder. Overstyres navn eller alias, følger brukernavnet etter.',
    sprak: 'Språk',
    morsmal: 'Morsmål',
    annet: 'Annet morsmål',
    tolk: 'Hjemmet trenger tolk',
    ja: 'Ja',
    nei: 'Nei',
    ikkeRegistrert: 'Ikke registrert',
    endre: 'Registrer språk',
    tittel: (navn: string) => `Språk for ${navn}`,
    lagre: 'Lagre',
    tegn: 'Norsk tegnspråk',
  },
  nn: {
    bruker: 'Brukar',
    brukernavn: 'Brukarnamn for PC og læringsverktøy',
    ingen: 'Ikkje laga',
    navnUtad: 'Namn i andre system',
    lag: 'Lag brukarnamn',
    nytt: 'Lag nytt brukarnamn',
    utdatert: 'Namnet er endra sidan brukarnamnet vart laga',
    utdatertOm: 'Eit nytt brukarnamn følgjer namnet som gjeld. Det gamle blir aldri gitt til nokon andre.',
    fra: 'Brukarnamnet blir laga av aliaset, elles av namnet som gjeld. Blir namn eller alias overstyrt, følgjer brukarnamnet etter.',
    sprak: 'Språk',
    morsmal: 'Morsmål',
    annet: 'Anna morsmål',
    tolk: 'Heimen treng tolk',
    ja: 'Ja',
    nei: 'Nei',
    ikkeRegistrert: 'Ikkje registrert',
    endre: 'Registrer språk',
    tittel: (navn: string) => `Språk for ${navn}`,
    lagre: 'Lagre',
    tegn: 'Norsk teiknspråk',
  },
});

/** «Somali»: the platform's own name of a language, in the reader's. */
export function sprakord(kode: string, sprak: Sprak): string {
  if (kode === 'nsl') return tekst(sprak).tegn;
  const ord = new Intl.DisplayNames([sprak, 'nb'], { type: 'language' }).of(kode) ?? kode;
  return `${ord.charAt(0).toLocaleUpperCase('nb')}${ord.slice(1)}`;
}

/** How the pupil is reached, the user name, and the languages of the home. */
export function Brukerfane({ side, m, ramme }: { side: Kortside; m: Brukeropplysninger; ramme: Ramme }): ReactNode {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const felt = (navn: string, etikett: string, verdi: string | null, registrert?: string | null) =>
    enkeltfelt({
      navn,
      etikett,
      verdi: verdi === null ? { slag: 'tom', grunn: t.ikkeRegistrert } : { slag: 'tekst', tekst: verdi },
      ...(registrert == null ? {} : { kilde: 'manuell' as const, registrert }),
    });
  return (
    <>
      {m.utdatert ? <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.utdatert, tekst: t.utdatertOm }} sprak={sprak} /> : null}
      <Feltliste gruppe={kontaktgruppe({ kort: side, sprak }, side.na)} sprak={sprak} naa={side.na} />
      <Feltliste
        sprak={sprak}
        naa={side.na}
        gruppe={{
          overskrift: t.bruker,
          felt: [
            felt('brukernavnUtad', t.navnUtad, m.navnUtad),
            enkeltfelt({
              navn: 'brukernavnElev',
              etikett: t.brukernavn,
              verdi: m.brukernavn === null ? { slag: 'tom', grunn: t.ingen } : { slag: 'tekst', tekst: m.brukernavn },
              ...(m.siden === null ? {} : { kilde: 'manuell' as const, registrert: m.siden }),
            }),
          ],
        }}
      />
      <p className="fm-dempet">{t.fra}</p>
      {m.kan.brukernavn && m.navnUtad !== null && (m.brukernavn === null || m.utdatert) ? (
        <Handlingsknapp
          handling={{
            tekst: m.brukernavn === null ? t.lag : t.nytt,
            href: `/person/${side.personId}/brukernavn`,
            skjult: { _nokkel: `${ramme.skjema.nokkel}-brukernavn` },
          }}
          slag="annen"
          liten
        />
      ) : null}
      <Feltliste
        sprak={sprak}
        naa={side.na}
        gruppe={{
          overskrift: t.sprak,
          felt: [
            felt('morsmal', t.morsmal, m.morsmal === null ? null : sprakord(m.morsmal.sprak, sprak), m.morsmal?.siden),
            ...(m.morsmal?.annet == null ? [] : [felt('annetMorsmal', t.annet, sprakord(m.morsmal.annet, sprak))]),
            ...(m.morsmal === null ? [] : [felt('tolk', t.tolk, m.morsmal.tolk ? t.ja : t.nei)]),
          ],
        }}
      />
      {m.kan.morsmal ? (
        <p>
          <Knappelenke href={`/person/${side.personId}/morsmal`} slag="annen" liten>
            {t.endre}
          </Knappelenke>
        </p>
      ) : null}
    </>
  );
}

/** The form for the languages of the home. */
export function tegnMorsmal(m: Morsmalskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const valg = [{ verdi: '', tekst: t.ikkeRegistrert }, ...SPRAK.map((k) => ({ verdi: k, tekst: sprakord(k, sprak) }))];
  const sendt = Object.keys(skjema.verdier).length > 0;
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, { slag: 'velg', navn: 'sprak', etikett: t.morsmal, valgfritt: true, valg, verdi: m.morsmal?.sprak ?? '' }),
    utfylt(ramme, { slag: 'velg', navn: 'annet', etikett: t.annet, valgfritt: true, valg, verdi: m.morsmal?.annet ?? '' }),
    {
      slag: 'avkryssing',
      navn: 'tolk',
      etikett: t.tolk,
      krysset: sendt ? skjema.verdier['tolk'] === 'ja' : (m.morsmal?.tolk ?? false),
    },
  ];
  const tittel = t.tittel(m.visningsnavn);
  const tilbake = kortlenke(m.personId, { fane: 'bruker' });
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel, smuler: [{ tekst: m.visningsnavn, href: tilbake }] }} sprak={sprak} />
        <Skjema
          visning={{
            href: `/person/${m.personId}/morsmal`,
            felt,
            skjult: { _nokkel: skjema.nokkel },
            knapp: t.lagre,
            avbrytHref: tilbake,
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </div>
    ),
  };
}
