import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Faner,
  Knappelenke,
  Sidetopp,
  Stabel,
  Statusmerke,
  Tabell,
  Tomt,
  Varselboks,
  type Kolonne,
} from '#web/komponenter/index.ts';
import { oppramsing, tall, type Sprak } from '#web/tekster/index.ts';
import { GRUPPESLAG, MED_FAG, type Gruppeliste, type Grupperad } from '../modell.ts';
import { tekst, type Gruppetekst } from '../tekster.ts';
import { Kvitteringen } from './kvittering.tsx';
import { fordellenke, gruppelenke, listelenke, med, toppvalg } from './lenker.ts';

/** 1 → «1. trinn», 5, 6 → «5. og 6. trinn». */
export const trinnord = (t: Gruppetekst, arstrinn: readonly number[]): string =>
  arstrinn.length === 0 ? '–' : arstrinn.length === 1 ? t.enkeltTrinn(arstrinn[0]!) : `${oppramsing(arstrinn.map((n) => `${n}.`))} ${t.trinn.toLowerCase()}`; // prettier-ignore

/** What somebody should look at, as marks. */
export function Merknader({ merknader, t }: { merknader: Grupperad['merknader']; t: Gruppetekst }) {
  return merknader.map((m) => (
    <Statusmerke key={m} merke={{ tone: m === 'stor' || m === 'tom' ? 'noytral' : 'trengerDeg', tekst: t.merknader[m] }} />
  ));
}

/** A school's classes and groups, one kind at a time. */
export function tegnGruppeliste(m: Gruppeliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const topp = toppvalg({ ...m, velg: t.velgSkole, href: (skole, skolear) => listelenke({ skole, skolear, slag: m.slag }) });
  return {
    tittel: t.tittel,
    meny: '/grupper',
    ...topp,
    innhold: m.skole === null ? <Skolevalg m={m} sprak={sprak} /> : <Liste m={m} skole={m.skole} ramme={ramme} />,
  };
}

function Skolevalg({ m, sprak }: { m: Gruppeliste; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <>
      <Sidetopp topp={{ tittel: t.tittel, ingress: m.skoler.length === 0 ? undefined : t.velgSkole }} sprak={sprak} />
      {m.skoler.length === 0 ? (
        <Tomt tomt={{ tittel: t.ingenSkoler, forklaring: t.ingenSkolerOm }} />
      ) : (
        <ul className="ds-list">
          {m.skoler.map((s) => (
            <li key={s.organisasjonsnummer}>
              <a className="ds-link" href={listelenke({ skole: s.organisasjonsnummer, skolear: m.skolear })}>
                {s.navn}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Liste({ m, skole, ramme }: { m: Gruppeliste; skole: string; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const antall = (slag: string) => m.grupper.filter((g) => g.slag === slag).length;
  const brukte = GRUPPESLAG.filter((g) => g === 'klasse' || antall(g) > 0);
  const slag = m.slag ?? 'klasse';
  const vist = brukte.includes(slag as (typeof GRUPPESLAG)[number]) ? brukte : [...brukte, slag];
  const [i, ar] = [m.apne.indexOf(m.skolear), m.apne.length];
  return (
    <Stabel>
      <Kvitteringen ramme={ramme} />
      <Sidetopp
        topp={{ tittel: t.tittel, ingress: ar === 1 ? undefined : i === 0 ? t.planlegges : i > 1 ? t.tidligere : undefined }}
        sprak={sprak}
      >
        {m.kanEndre ? (
          <>
            <Knappelenke href={fordellenke({ skole, skolear: m.skolear })} slag="annen">
              {t.fordel}
            </Knappelenke>
            <Knappelenke href={med('/grupper/lim-inn', { skole, skolear: m.skolear })} slag="annen">
              {t.limInn}
            </Knappelenke>
            <Knappelenke href={med('/grupper/ny', { skole, skolear: m.skolear, slag })} slag="annen">
              {t.ny}
            </Knappelenke>
          </>
        ) : undefined}
      </Sidetopp>
      {m.utenKlasse > 0 ? (
        <Varselboks
          varsel={{
            tone: 'trengerDeg',
            tittel: t.utenKlasse(m.utenKlasse),
            tekst: t.utenKlasseOm,
            lenker: m.kanEndre ? [{ tekst: t.fordel, href: fordellenke({ skole, skolear: m.skolear }) }] : [],
          }}
          sprak={sprak}
        />
      ) : null}
      {vist.length > 1 ? (
        <Faner
          merke={t.slagtittel}
          faner={vist.map((s) => ({
            href: listelenke({ skole, skolear: m.skolear, slag: s === 'klasse' ? null : s }),
            tekst: t.slagene[s]!,
            antall: antall(s),
            valgt: s === slag,
          }))}
        />
      ) : null}
      <Grupper m={m} slag={slag} sprak={sprak} />
    </Stabel>
  );
}

function Grupper({ m, slag, sprak }: { m: Gruppeliste; slag: string; sprak: Sprak }) {
  const t = tekst(sprak);
  const kolonner: Kolonne<Grupperad>[] = [
    {
      id: 'gruppe',
      tittel: t.gruppe,
      radtittel: true,
      celle: (g) => (
        <a className="ds-link" href={gruppelenke(g.gruppeId)}>
          {g.navn}
        </a>
      ),
    },
    { id: 'trinn', tittel: t.trinn, celle: (g) => trinnord(t, g.arstrinn) },
    ...(MED_FAG.has(slag) ? [{ id: 'fag', tittel: t.fag, celle: (g: Grupperad) => g.fag ?? g.fagkode ?? t.utenFag }] : []),
    { id: 'elever', tittel: t.elever, tall: true, celle: (g) => tall(g.medlemmer) },
    {
      id: 'larere',
      tittel: t.larere,
      celle: (g) => (g.larere.length === 0 ? '–' : oppramsing([...new Set(g.larere.map((l) => l.navn))])),
    },
    ...(m.grupper.some((g) => g.slag === slag && g.merknader.length > 0)
      ? [
          {
            id: 'merknad',
            tittel: t.merknad,
            celle: (g: Grupperad) =>
              g.merknader.length === 0 ? (
                ''
              ) : (
                <span className="fm-merker">
                  <Merknader merknader={g.merknader} t={t} />
                </span>
              ),
          },
        ]
      : []),
  ];
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.slagene[slag]!,
        skjulTittel: true,
        kolonner,
        rader: m.grupper.filter((g) => g.slag === slag),
        nokkel: (g) => g.gruppeId,
        tomt: { tittel: t.ingen(t.slagene[slag]!), forklaring: t.ingenOm },
      }}
    />
  );
}
