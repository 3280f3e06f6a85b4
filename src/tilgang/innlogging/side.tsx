import type { Tegning } from '#grunn/handling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import { TILBYDERNAVN, type Folkeslag, type Okttilbyder, type Tilbyder } from '#tilgang/okt/index.ts';
import { Knapp, Knappelenke, Sidetopp, Skjult, Stabel, Tomt } from '#web/komponenter/index.ts';
import type { Avslagsgrunn, Tilbydervalg } from './modell.ts';
import { tekst } from './tekster.ts';

export interface Valgvisning {
  readonly valg: readonly Tilbydervalg[];
  readonly til: string;
  readonly niva: 'hoyt' | undefined;
  /** The screen is locked by this person. */
  readonly last: string | undefined;
}

const SLAG: readonly Folkeslag[] = ['foresatt', 'ansatt', 'elev'];

export function innloggingsadresse(v: {
  tilbyder: Tilbyder;
  som?: Folkeslag | undefined;
  til?: string;
  niva?: 'hoyt' | undefined;
  bytt?: boolean;
}): string {
  const s = new URLSearchParams({
    ...(v.som === undefined ? {} : { som: v.som }),
    ...(v.til === undefined || v.til === '/' ? {} : { til: v.til }),
    ...(v.niva === undefined ? {} : { niva: v.niva }),
    ...(v.bytt === true ? { bytt: '1' } : {}),
  }).toString();
  return `/logg-inn/${v.tilbyder}${s === '' ? '' : `?${s}`}`;
}

/** Who are you, and how do you log in. Links: nothing changes before the provider has answered. */
export function tegnValg(v: Valgvisning, sprak: Sprak): Tegning {
  const t = tekst(sprak);
  const ingress = v.niva === 'hoyt' ? t.ingressHoyt : v.last === undefined ? t.ingress : t.ingressLast(v.last);
  return {
    tittel: t.tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: v.last === undefined ? t.tittel : t.last.tittel, ingress }} sprak={sprak} />
        {v.valg.length === 0 ? <Tomt tomt={{ tittel: t.ingenValg, forklaring: t.ingenValgOm }} /> : null}
        {SLAG.map((som) => {
          const egne = v.valg.filter((x) => x.som === som);
          return egne.length === 0 ? null : (
            <section key={som} aria-labelledby={`som-${som}`}>
              <h2 className="fm-h2" id={`som-${som}`}>
                {t[som]}
              </h2>
              <ul className="fm-personliste">
                {egne.map(({ tilbyder }) => (
                  <li key={tilbyder}>
                    <Knappelenke href={innloggingsadresse({ tilbyder, som, til: v.til, niva: v.niva })} slag="annen">
                      {t.med(TILBYDERNAVN[tilbyder])}
                    </Knappelenke>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </Stabel>
    ),
  };
}

/** A form to the provider's own logout: by POST, so that the token is in no history and no log. */
export interface Utlogging {
  readonly href: string;
  readonly felt: Readonly<Record<string, string>>;
}

export interface Avslagsvisning {
  readonly grunn: Avslagsgrunn;
  readonly tilbyder: Tilbyder;
  readonly som?: Folkeslag | undefined;
  readonly til: string;
  readonly niva?: 'hoyt' | undefined;
  readonly utlogging?: Utlogging | undefined;
}

/** Nobody was logged in: why, and what to do about it. */
export function tegnAvslag(v: Avslagsvisning, sprak: Sprak): Tegning {
  const t = tekst(sprak);
  const a = t.avslag[v.grunn];
  const bytt = ['ukjent', 'stengt', 'gjest', 'manglerNummer', 'forLavt'].includes(v.grunn);
  const { tilbyder, som, til, niva } = v;
  return {
    tittel: a.tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: a.tittel, ingress: a.om }} sprak={sprak} />
        <div className="fm-knapperad">
          <Knappelenke href={innloggingsadresse({ tilbyder, som, til, niva, bytt })}>{bytt ? t.annen : t.igjen}</Knappelenke>
          <Knappelenke href="/logg-inn" slag="annen">
            {t.uten.lenke}
          </Knappelenke>
          {v.utlogging === undefined ? null : (
            <form method="post" action={v.utlogging.href}>
              <Skjult felt={v.utlogging.felt} />
              <Knapp slag="annen">{t.loggUtHos(TILBYDERNAVN[tilbyder])}</Knapp>
            </form>
          )}
        </div>
      </Stabel>
    ),
  };
}

/** Logged out here; the form goes on to the provider by itself where there is script. */
export function tegnUtlogging(v: { utlogging: Utlogging; tilbyder: Okttilbyder }, sprak: Sprak): Tegning {
  const t = tekst(sprak).utlogging;
  return {
    tittel: t.tittel,
    moduler: ['send.js'],
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.om(TILBYDERNAVN[v.tilbyder]) }} sprak={sprak} />
        <form method="post" action={v.utlogging.href} data-send-straks="">
          <Skjult felt={v.utlogging.felt} />
          <Knapp>{t.knapp}</Knapp>
        </form>
      </Stabel>
    ),
  };
}

export function tegnLoggetUt(sprak: Sprak): Tegning {
  const t = tekst(sprak).utlogging;
  return {
    tittel: t.ferdig,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.ferdig, ingress: t.ferdigOm }} sprak={sprak} />
        <div>
          <Knappelenke href="/logg-inn">{t.inn}</Knappelenke>
        </div>
      </Stabel>
    ),
  };
}

/** The front page of somebody who is logged in and has no role: what to do, by how the person came. */
export function tegnUtenRolle(v: { navn: string; tilbyder: Okttilbyder; foresatteStengt: boolean }, sprak: Sprak): Tegning {
  const t = tekst(sprak).uten;
  const foresatt = v.tilbyder === 'idporten';
  const stengt = foresatt && v.foresatteStengt;
  return {
    tittel: stengt ? t.stengt : t.tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.hei(v.navn.split(' ')[0] ?? ''), ingress: stengt ? t.stengt : t.tittel }} sprak={sprak} />
        {stengt ? <p>{t.stengtOm}</p> : <p>{foresatt ? t.foresatt : t.ansatt}</p>}
        {v.tilbyder === 'feide' ? <p>{t.elev}</p> : null}
        <p className="fm-dempet">{t.annenVei(TILBYDERNAVN[v.tilbyder])}</p>
        <div>
          <Knappelenke href="/logg-inn" slag="annen">
            {t.lenke}
          </Knappelenke>
        </div>
      </Stabel>
    ),
  };
}

/** The cover of a locked screen, as a page: for browsers without script. */
export function tegnLast(v: { til: string }, sprak: Sprak): Tegning {
  const t = tekst(sprak).last;
  const href = v.til === '/' ? '/logg-inn' : `/logg-inn?${new URLSearchParams({ til: v.til }).toString()}`;
  return {
    tittel: t.tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.om }} sprak={sprak} />
        <div>
          <Knappelenke href={href}>{t.knapp}</Knappelenke>
        </div>
      </Stabel>
    ),
  };
}

/** Shown in the tab the screen was unlocked in. */
export function tegnLastOpp(sprak: Sprak): Tegning {
  const t = tekst(sprak).last;
  return {
    tittel: t.apnet,
    innhold: <Sidetopp topp={{ tittel: t.apnet, ingress: t.apnetOm }} sprak={sprak} />,
  };
}
