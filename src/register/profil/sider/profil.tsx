import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { MIN_PROFIL } from '#kilder/krr/index.ts';
import {
  Handlingsknapp,
  Ikon,
  Knappelenke,
  Kvittering,
  Lenke,
  Sidetopp,
  Skjema,
  Varselboks,
  type Kvitteringsvisning,
  type Skjemafeltvisning,
} from '#web/komponenter/index.ts';
import { dato, naertidspunkt, telefon, type Sprak } from '#web/tekster/index.ts';
import { ovrigeFeil, utfylt } from '../../person/index.ts';
import type { Kanalvisning, Kontaktbilde, Minprofil, Systemkontakt } from '../modell.ts';
import { tekst } from '../tekster.ts';

export const PROFIL = '/min-profil';

const LENKER = {
  norge: 'https://www.norge.no/nb/digital-borger/oppdater-kontaktinformasjon',
  digdir: 'https://samarbeid.digdir.no/kontaktregisteret/dette-er-kontaktregisteret/110',
  forskrift: 'https://lovdata.no/forskrift/2004-06-25-988',
} as const;

const UUID = /^[0-9a-f-]{36}$/;

function kvitteringFor(m: Minprofil, ramme: Ramme): Kvitteringsvisning | undefined {
  const t = tekst(ramme.sprak).kvittering;
  const { gjort = '', sett = '' } = ramme.sporring;
  if (gjort === 'jobbtelefon')
    return {
      tekst: t.jobbtelefon,
      ...(UUID.test(sett)
        ? {
            angre: {
              tekst: t.angre,
              href: `${PROFIL}/jobbtelefon/angre`,
              skjult: { sett, _nokkel: `${ramme.skjema.nokkel}-angre` },
            },
          }
        : {}),
    };
  if (gjort === 'uendret') return { tekst: t.uendret, ikon: 'info' };
  if (gjort === 'angret') return { tekst: t.angret };
  switch (m.oppdatering) {
    case 'henter':
      return { tekst: t.henter, detalj: t.henterOm, ikon: 'klokke' };
    case 'kommet':
      return { tekst: t.kommet(naertidspunkt(ramme.sprak, m.kontakt?.hentet ?? m.na, m.na)) };
    case 'nede':
      return { tekst: t.nede, ikon: 'info' };
    case 'svarteIkke':
      return { tekst: t.svarteIkke, detalj: t.svarteIkkeOm, ikon: 'info' };
    case 'nettopp':
      return { tekst: t.nettopp, detalj: t.nettoppOm, ikon: 'klokke' };
    case null:
      return undefined;
  }
}

/** Min profil: name and address, how the school reaches you, and where each is put right. */
export function tegnMinProfil(m: Minprofil, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const kvittering = kvitteringFor(m, ramme);
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel: t.tittel }} sprak={sprak} />
        {kvittering === undefined ? null : <Kvittering kvittering={kvittering} />}
        {m.oppdatering === 'henter' || m.oppdatering === 'svarteIkke' ? (
          <p className="fm-liten">
            <a className="ds-link" id="last-inn" href={`${PROFIL}?spurt=${encodeURIComponent(ramme.sporring['spurt'] ?? '')}`}>
              {t.kvittering.seEtter}
            </a>
          </p>
        ) : null}
        <Navn m={m} sprak={sprak} />
        {m.kontakt === null ? null : (
          <>
            <Kontakt k={m.kontakt} na={m.na} ramme={ramme} />
            <Annen m={m} sprak={sprak} />
            <section className="fm-feltgruppe">
              <h2 className="fm-h2">{t.personvern}</h2>
              <p>{t.personvernOm}</p>
              <ul className="ds-list">
                {(['norge', 'digdir', 'forskrift'] as const).map((n) => (
                  <li key={n}>
                    <Lenke lenke={{ tekst: t.lenker[n], href: LENKER[n] }} sprak={sprak} />
                  </li>
                ))}
              </ul>
            </section>
          </>
        )}
      </div>
    ),
  };
}

function Navn({ m, sprak }: { m: Minprofil; sprak: Sprak }) {
  const t = tekst(sprak);
  const a = m.adresse;
  return (
    <section className="fm-feltgruppe">
      <h2 className="fm-h2">{t.navnOgAdresse}</h2>
      <dl className="fm-feltliste">
        <Linje navn="navn" etikett={t.navn} verdi={m.navn} />
        <div className="fm-felt" data-felt="adresse">
          <dt>{t.adresse}</dt>
          <dd>
            <div className="fm-felt-kropp">
              {a.slag === 'apen' ? (
                [...a.linjer, [a.postnummer, a.poststed].filter(Boolean).join(' ')].filter(Boolean).map((l) => (
                  <span key={l} className="fm-linje fm-verdi">
                    {l}
                  </span>
                ))
              ) : (
                <span className="fm-dempet">{a.slag === 'skjermet' ? t.adresseSkjult : t.adresseUkjent}</span>
              )}
            </div>
          </dd>
        </div>
      </dl>
      <p className="fm-felt-kilde">
        <Ikon navn="info" /> {t.hovedkilde}
      </p>
    </section>
  );
}

function Linje({
  navn,
  etikett,
  verdi,
  om,
  last,
}: {
  navn: string;
  etikett: string;
  verdi: string;
  om?: string | undefined;
  last?: string | undefined;
}) {
  return (
    <div className="fm-felt" data-felt={navn}>
      <dt>{etikett}</dt>
      <dd>
        {last === undefined ? null : <Ikon navn="las" merke={last} />}
        <div className="fm-felt-kropp">
          <span className="fm-verdi fm-tall">{verdi}</span>
          {om === undefined ? null : <p className="fm-felt-kilde">{om}</p>}
        </div>
      </dd>
    </div>
  );
}

const omKanalen = (k: Kanalvisning, sprak: Sprak): string | undefined => {
  const t = tekst(sprak);
  if (k.verdi === null) return undefined;
  if (k.kilde === 'manuell') return t.manuell;
  if (k.tilstand === 'bekreft') return t.utdatert;
  return k.bekreftet === null ? undefined : t.bekreftet(dato(k.bekreftet.slice(0, 10)));
};

function Kontakt({ k, na, ramme }: { k: Kontaktbilde; na: string; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const fraKrr = k.epostadresse.kilde === 'krr' || k.mobiltelefonnummer.kilde === 'krr';
  const varsel = k.nede
    ? ({ tone: 'noytral', ...t.nede } as const)
    : k.mangelfull
      ? ({ tone: 'trengerDeg', ...t.ma } as const)
      : k.utdatert
        ? ({ tone: 'trengerDeg', ...t.bekreft } as const)
        : undefined;
  const merke = (x: Kanalvisning) => (x.kilde === 'krr' ? t.kilde : undefined);
  return (
    <section className="fm-feltgruppe">
      <h2 className="fm-h2">{t.kontakt}</h2>
      <h3 className="fm-h3">{t.primar}</h3>
      <p className="fm-dempet">{k.andre.length > 0 ? t.ulikt : t.primarOm}</p>
      {k.andre.length > 0 ? <h4 className="fm-h3">{t.kontaktI(t.skolen)}</h4> : null}
      <dl className="fm-feltliste">
        <Linje
          navn="mobiltelefonnummer"
          etikett={t.telefon}
          verdi={k.mobiltelefonnummer.verdi === null ? t.ingen : internasjonalt(k.mobiltelefonnummer.verdi)}
          om={omKanalen(k.mobiltelefonnummer, sprak)}
          last={merke(k.mobiltelefonnummer)}
        />
        <Linje
          navn="epostadresse"
          etikett={t.epost}
          verdi={k.epostadresse.verdi ?? t.ingen}
          om={omKanalen(k.epostadresse, sprak)}
          last={merke(k.epostadresse)}
        />
      </dl>
      {fraKrr ? (
        <p className="fm-felt-kilde fm-kilde-krr">
          {t.kilde}
          {k.hentet === null ? '' : `. ${t.hentet(naertidspunkt(sprak, k.hentet, na))}.`}
        </p>
      ) : null}
      {k.andre.map((s) => (
        <Annetsystem key={s.system} s={s} sprak={sprak} />
      ))}
      {k.reservert ? <Varselboks sprak={sprak} varsel={{ tone: 'noytral', ...t.reservert }} /> : null}
      {varsel === undefined ? null : <Varselboks sprak={sprak} varsel={varsel} />}
      <p>
        <Lenke lenke={{ tekst: t.rediger, href: MIN_PROFIL }} sprak={sprak} />
      </p>
      {k.nede ? null : <p className="fm-dempet">{t.etterpa}</p>}
      <Handlingsknapp
        slag="annen"
        handling={{ tekst: t.oppdater, href: `${PROFIL}/oppdater`, skjult: { _nokkel: `${ramme.skjema.nokkel}-oppdater` } }}
      />
    </section>
  );
}

/** International form (K15), in groups. */
const internasjonalt = (nummer: string): string => {
  const vist = telefon(nummer);
  return vist.startsWith('+') ? vist : `+47 ${vist}`;
};

function Annetsystem({ s, sprak }: { s: Systemkontakt; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <div data-system={s.system}>
      <h4 className="fm-h3">{t.kontaktI(s.system)}</h4>
      <dl className="fm-feltliste">
        <Linje
          navn={`${s.system}-mobil`}
          etikett={t.telefon}
          verdi={s.mobiltelefonnummer === null ? t.ingen : internasjonalt(s.mobiltelefonnummer)}
        />
        <Linje navn={`${s.system}-epost`} etikett={t.epost} verdi={s.epostadresse ?? t.ingen} />
      </dl>
    </div>
  );
}

function Annen({ m, sprak }: { m: Minprofil; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <section className="fm-feltgruppe">
      <h2 className="fm-h2">{t.annen}</h2>
      <p className="fm-dempet">{t.annenOm}</p>
      <dl className="fm-feltliste">
        <Linje
          navn="jobbtelefon"
          etikett={t.jobbtelefon}
          verdi={m.jobbtelefon === null ? t.ingen : internasjonalt(m.jobbtelefon)}
        />
      </dl>
      <p>
        <Knappelenke href={`${PROFIL}/jobbtelefon`} slag="annen" liten>
          {m.jobbtelefon === null ? t.leggTil : t.endre}
          <span className="ds-sr-only"> {t.jobbtelefon.toLowerCase()}</span>
        </Knappelenke>
      </p>
    </section>
  );
}

/** The form of the work phone. */
export function tegnJobbtelefon(m: Minprofil, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, {
      slag: 'tekst',
      type: 'tel',
      navn: 'jobbtelefon',
      etikett: t.jobbtelefon,
      verdi: m.jobbtelefon === null ? '' : telefon(m.jobbtelefon),
      hjelp: t.tom,
      valgfritt: true,
      bredde: 'middels',
      autofyll: 'work tel',
    }),
  ];
  return {
    tittel: t.jobbtelefon,
    meny: PROFIL,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{ tittel: t.jobbtelefon, ingress: t.annenOm, smuler: [{ tekst: t.tittel, href: PROFIL }] }}
          sprak={sprak}
        />
        {skjema.konflikt ? (
          <Varselboks
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: t.konflikt,
              tekst: t.konfliktOm(m.jobbtelefon === null ? t.ingen.toLowerCase() : telefon(m.jobbtelefon)),
            }}
          />
        ) : null}
        <Skjema
          visning={{
            href: `${PROFIL}/jobbtelefon`,
            felt,
            skjult: { _nokkel: skjema.nokkel, _versjon: m.versjon },
            knapp: t.lagre,
            avbrytHref: PROFIL,
            feil: ovrigeFeil(ramme, felt),
          }}
          sprak={sprak}
        />
      </div>
    ),
  };
}
