import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Framdrift,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjult,
  Stabel,
  Statusmerke,
  Tabell,
  Tomt,
  Varselboks,
  type Framdriftsvisning,
  type Kolonne,
} from '#web/komponenter/index.ts';
import { kortDato, naertidspunkt, oppramsing, storForbokstav, tall, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import { framdriftslinje } from './framdriftslinje.ts';
import { Innlesingsfaner } from './faner.tsx';
import { nokkel } from './skjema.ts';
import { jobbFraKode, jobbkode, kildeForJobb } from './kildejobber.ts';
import { pagar } from './modell.ts';
import { Bremser } from './bremser.tsx';
import { jobbord, kjoringsnavn, rytmeord, statusmerke, tidsrom, utlostord } from './ord.ts';
import { PER_SIDE, type Jobbvisning, type Kildevisning, type Oversikt } from './oversikt.ts';

/** The first page of the readings. */
export function tegnOversikt(m: Oversikt, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).oversikt;
  return {
    tittel: tekst(sprak).innlesing,
    moduler: ['framdrift.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel: tekst(sprak).innlesing, ingress: t.ingress }} sprak={sprak} />
        <Innlesingsfaner valgt="oversikt" holdt={m.holdt} sprak={sprak} />
        <Stabel>
          <Startet ramme={ramme} />
          <Venter m={m} sprak={sprak} />
          {m.kilder.length === 0 ? (
            <Tomt tomt={{ tittel: t.ingenKilder, forklaring: t.ingenKilderOm }} />
          ) : (
            <Framdrift framdrift={framdriften(m, ramme)} sprak={sprak} />
          )}
          <Kilder m={m} ramme={ramme} />
          <Liste m={m} sprak={sprak} />
        </Stabel>
      </>
    ),
  };
}

/** After «Les nå»: what happens now, until the page is asked for anew. */
function Startet({ ramme }: { ramme: Ramme }) {
  const jobb = jobbFraKode(ramme.sporring['startet'] ?? '');
  const kilde = jobb === undefined ? undefined : kildeForJobb(jobb);
  if (kilde === undefined) return null;
  const t = tekst(ramme.sprak);
  return <Kvittering kvittering={{ tekst: t.oversikt.startet(t.kilde[kilde]), detalj: t.oversikt.startetDetalj }} />;
}

function Venter({ m, sprak }: { m: Oversikt; sprak: Sprak }) {
  const t = tekst(sprak);
  const o = t.oversikt;
  const venter = m.venter.filter((r) => r.avgjort === null);
  const nokler = m.kilder.filter((k) => k.nokkel !== null);
  const forsinkede = m.kilder.filter((k) => k.jobber.some((j) => j.forsinketSiden !== null));
  if (venter.length + nokler.length + forsinkede.length + m.holdt === 0) return null;
  return (
    <section className="fm-stabel" aria-labelledby="venter">
      <h2 className="fm-h2" id="venter">
        {o.venterPaDeg}
      </h2>
      {venter.map((r) => (
        <Varselboks
          key={r.id}
          sprak={sprak}
          varsel={{
            tone: 'trengerDeg',
            tittel: `${kjoringsnavn(sprak, r)}, ${naertidspunkt(sprak, r.startet, m.na)}`,
            lenker: [
              { tekst: o.seForskjellen, href: `/innlesing/${r.id}#forhandsvisning` },
              ...(m.kanAvgjore
                ? [
                    { tekst: o.godkjenn, href: `/innlesing/${r.id}/avgjor?svar=godkjent` },
                    { tekst: o.avvis, href: `/innlesing/${r.id}/avgjor?svar=avvist` },
                  ]
                : []),
            ],
          }}
        >
          <Bremser bremser={r.bremser} sprak={sprak} />
        </Varselboks>
      ))}
      {m.holdt === 0 ? null : (
        <Varselboks
          sprak={sprak}
          varsel={{
            tone: 'trengerDeg',
            tittel: o.holdt(m.holdt),
            tekst: o.holdtOm,
            lenker: [{ tekst: o.seHoldte, href: '/innlesing/holdt' }],
          }}
        />
      )}
      {forsinkede.map((k) => {
        const siden = naertidspunkt(sprak, k.jobber.find((j) => j.forsinketSiden !== null)!.forsinketSiden!, m.na);
        return (
          <Varselboks
            key={k.kilde}
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: o.forsinket(t.kilde[k.kilde]),
              tekst: k.kilde === 'hr' ? o.forsinketFil(siden) : o.forsinketOm(siden),
            }}
          />
        );
      })}
      {nokler.map((k) => (
        <Varselboks
          key={k.kilde}
          sprak={sprak}
          varsel={{
            tone: 'trengerDeg',
            tittel: o.nokkel(k.nokkel!.dager),
            tekst: o.nokkelOm(t.kilde[k.kilde], kortDato(k.nokkel!.utloper)),
          }}
        />
      ))}
    </section>
  );
}

/** The last run of each source, live while anything goes on. */
function framdriften(m: Oversikt, { sprak }: Ramme): Framdriftsvisning {
  const t = tekst(sprak);
  const iGang = m.kilder.filter((k) => k.kjoring !== null && pagar(k.kjoring.status));
  const venter = m.venter.filter((r) => r.avgjort === null).length;
  const status =
    iGang.length > 0
      ? t.oversikt.statusPagar(oppramsing(iGang.map((k) => t.kilde[k.kilde])))
      : m.pagar
        ? t.oversikt.statusStarter
        : venter > 0
          ? t.oversikt.statusVenter(venter)
          : t.oversikt.statusFerdig;
  return {
    id: 'siste',
    overskrift: t.oversikt.sisteNatt,
    status,
    pagar: m.pagar,
    heleSiden: true,
    framdriftHref: '/innlesing',
    sideHref: '/innlesing',
    hendelserHref: '/innlesing/hendelser',
    linjer: m.kilder.flatMap((k) => {
      if (k.kjoring === null) return [];
      const linje = framdriftslinje(sprak, k.kjoring, t.kilde[k.kilde]);
      return [
        {
          ...linje,
          nar: `${storForbokstav(tidsrom(sprak, k.kjoring.startet, k.kjoring.ferdig, m.na))}, ${t.slag[k.kjoring.slag]}`,
          href: `/innlesing/${k.kjoring.id}`,
        },
      ];
    }),
  };
}

type Jobbrad = Jobbvisning & { readonly kilde: Kildevisning };

function Kilder({ m, ramme }: { m: Oversikt; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const o = t.oversikt;
  const rader: Jobbrad[] = m.kilder.flatMap((kilde) => kilde.jobber.map((j) => ({ ...j, kilde })));
  if (rader.length === 0) return null;
  const kolonner: Kolonne<Jobbrad>[] = [
    {
      id: 'kilde',
      tittel: o.kolonne.kilde,
      radtittel: true,
      celle: (r) => (
        <div>
          <span className="fm-linje">{t.kilde[r.kilde.kilde]}</span>
          <span className="fm-linje fm-dempet fm-liten">{jobbord(sprak, r.navn)}</span>
        </div>
      ),
    },
    {
      id: 'sist',
      tittel: o.sistLest,
      celle: (r) => (
        <div>
          {r.kilde.sistFerdig === null ? o.aldriOm : storForbokstav(naertidspunkt(sprak, r.kilde.sistFerdig, m.na))}{' '}
          {r.forsinketSiden === null ? null : <Statusmerke merke={{ tone: 'trengerDeg', tekst: o.forsinketMerke }} />}
        </div>
      ),
    },
    {
      id: 'neste',
      tittel: o.neste,
      celle: (r) => (
        <div>
          <span className="fm-linje">
            {r.iGang ? o.pagar : r.neste === null ? '–' : storForbokstav(naertidspunkt(sprak, r.neste, m.na))}
          </span>
          <span className="fm-linje fm-dempet fm-liten">{storForbokstav(rytmeord(sprak, r.rytme))}</span>
        </div>
      ),
    },
    ...(m.kanKjore
      ? [
          {
            id: 'kjor',
            tittel: o.kjorNa,
            celle: (r: Jobbrad) => (
              <form method="post" action="/innlesing/les">
                <Skjult felt={{ _nokkel: nokkel(ramme, `les-${jobbkode(r.navn)}`), jobb: jobbkode(r.navn) }} />
                <Knapp slag="annen" liten>
                  {o.kjorNa}
                  <span className="ds-sr-only">
                    : {t.kilde[r.kilde.kilde]}, {jobbord(sprak, r.navn)}
                  </span>
                </Knapp>
              </form>
            ),
          },
        ]
      : []),
  ];
  return (
    <section aria-labelledby="kilder">
      <h2 className="fm-h2" id="kilder">
        {o.kilder}
      </h2>
      <Tabell
        sprak={sprak}
        tabell={{ tittel: o.kilder, skjulTittel: true, kolonner, rader, nokkel: (r) => r.navn, tomt: { tittel: o.ingenKilder } }}
      />
      <p className="fm-flukt">
        <Knappelenke href="/innlesing/rytme" slag="stille" liten>
          {o.endreRytme}
        </Knappelenke>
      </p>
    </section>
  );
}

function Liste({ m, sprak }: { m: Oversikt; sprak: Sprak }) {
  const t = tekst(sprak);
  const { oversikt: o } = t;
  const k = o.kolonne;
  const adresse = (side: number) => `/innlesing?${m.medEnkelte ? 'enkelte=1&' : ''}side=${side}#liste`;
  const av = Math.max(1, Math.ceil(m.totalt / PER_SIDE));
  return (
    <section className="fm-stabel" aria-labelledby="liste">
      <h2 className="fm-h2" id="liste">
        {o.liste}
      </h2>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: o.liste,
          skjulTittel: true,
          tett: true,
          rader: m.siste,
          nokkel: (r) => r.id,
          tomt: { tittel: o.tom, forklaring: o.tomOm },
          sider: {
            side: m.side,
            av,
            forrigeHref: m.side > 1 ? adresse(m.side - 1) : undefined,
            nesteHref: m.side < av ? adresse(m.side + 1) : undefined,
          },
          kolonner: [
            {
              id: 'nar',
              tittel: k.nar,
              radtittel: true,
              celle: (r) => (
                <a className="ds-link" href={`/innlesing/${r.id}`}>
                  {storForbokstav(naertidspunkt(sprak, r.startet, m.na)).replaceAll(' ', '\u00A0')}
                </a>
              ),
            },
            { id: 'kilde', tittel: k.kilde, celle: (r) => kjoringsnavn(sprak, r) },
            { id: 'status', tittel: k.status, celle: (r) => <Statusmerke merke={statusmerke(sprak, r)} /> },
            { id: 'tall', tittel: k.tall, celle: (r) => o.tall(r.tellere) },
            {
              id: 'holdt',
              tittel: k.holdt,
              tall: true,
              celle: (r) =>
                r.tellere.holdtIgjen === 0 ? (
                  '0'
                ) : (
                  <a className="ds-link" href={`/innlesing/holdt?kjoring=${r.id}`}>
                    {tall(r.tellere.holdtIgjen)}
                  </a>
                ),
            },
            { id: 'av', tittel: k.av, celle: (r) => utlostord(sprak, r) },
          ],
        }}
      />
      <p>
        <a className="ds-link fm-liten" href={m.medEnkelte ? '/innlesing#liste' : '/innlesing?enkelte=1#liste'}>
          {m.medEnkelte ? o.skjulEnkelte : o.visEnkelte}
        </a>
      </p>
    </section>
  );
}
