import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Faner, Sidetopp, Stabel, Tabell } from '#web/komponenter/index.ts';
import { naertidspunkt, storForbokstav } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import { Innlesingsfaner } from './faner.tsx';
import { HOLDTE_PER_SIDE, type Holdtliste } from './holdtliste.ts';
import { holdtord } from './holdtord.ts';
import { hvemord } from './ord.ts';
import { Person } from './person.tsx';

/** The worklist. */
export function tegnHoldtliste(m: Holdtliste, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const h = t.holdt;
  const adresse = (v: { arsak?: string | null; tilSide?: boolean; side?: number }) => {
    const q = new URLSearchParams();
    if (v.tilSide ?? m.tilSide) q.set('tilside', '1');
    if (v.arsak != null) q.set('arsak', v.arsak);
    if (m.kjoring !== null) q.set('kjoring', m.kjoring);
    if ((v.side ?? 1) > 1) q.set('side', String(v.side));
    return `/innlesing/holdt${q.size === 0 ? '' : `?${q}`}`;
  };
  const av = Math.max(1, Math.ceil(m.antall / HOLDTE_PER_SIDE));
  const tomt =
    m.valgt !== null
      ? { tittel: h.tomFilter, lenke: { tekst: h.visAlle, href: adresse({ arsak: null }) } }
      : m.tilSide
        ? { tittel: h.tomTilSide, forklaring: h.tomTilSideOm }
        : { tittel: h.tom, forklaring: h.tomOm };
  return {
    tittel: h.tittel,
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.innlesing, ingress: t.oversikt.ingress }} sprak={sprak} />
        <Innlesingsfaner valgt="holdt" holdt={m.apne} sprak={sprak} />
        <Stabel>
          <div>
            <h2 className="fm-h2">{m.tilSide ? h.tilSide : h.tittel}</h2>
            <p className="fm-dempet">
              {m.kjoring === null ? h.ingress : h.frakjoring}{' '}
              {m.kjoring === null ? null : (
                <a className="ds-link" href="/innlesing/holdt">
                  {h.visAlle}
                </a>
              )}
            </p>
            <Faner
              merke={h.filter}
              faner={[
                {
                  tekst: h.alle,
                  href: adresse({ arsak: null, tilSide: false }),
                  valgt: !m.tilSide && m.valgt === null,
                  ...(m.tilSide ? { antall: m.apne } : {}),
                },
                ...(m.tilSide ? [] : m.arsaker).map((a) => ({
                  tekst: h.arsak[a.arsak] ?? h.ukjent,
                  href: adresse({ arsak: a.arsak }),
                  valgt: m.valgt === a.arsak,
                  antall: a.antall,
                })),
                ...(m.lagtTilSide > 0 || m.tilSide
                  ? [
                      {
                        tekst: h.tilSide,
                        href: adresse({ arsak: null, tilSide: true }),
                        valgt: m.tilSide,
                        antall: m.lagtTilSide,
                      },
                    ]
                  : []),
              ]}
            />
          </div>
          <Tabell
            sprak={sprak}
            tabell={{
              tittel: h.tittel,
              skjulTittel: true,
              rader: m.rader,
              nokkel: (r) => r.id,
              tomt,
              sider: {
                side: m.side,
                av,
                forrigeHref: m.side > 1 ? adresse({ arsak: m.valgt, side: m.side - 1 }) : undefined,
                nesteHref: m.side < av ? adresse({ arsak: m.valgt, side: m.side + 1 }) : undefined,
              },
              kolonner: [
                {
                  id: 'hvem',
                  tittel: h.kolonne.hvem,
                  radtittel: true,
                  celle: (r) => (r.hvem.slag === 'ukjent' ? hvemord(sprak, r) : <Person person={r.hvem} sprak={sprak} />),
                },
                {
                  id: 'hvorfor',
                  tittel: h.kolonne.hvorfor,
                  celle: (r) => {
                    const o = holdtord(sprak, r);
                    return (
                      <div>
                        <span className="fm-linje">{o.tittel}</span>
                        <span className="fm-linje fm-dempet fm-liten">{o.hvorfor}</span>
                      </div>
                    );
                  },
                },
                { id: 'kilde', tittel: h.kolonne.kilde, celle: (r) => t.kilde[r.kilde] },
                {
                  id: 'siden',
                  tittel: h.kolonne.siden,
                  celle: (r) => storForbokstav(naertidspunkt(sprak, r.opprettet, m.na)),
                },
                {
                  id: 'hva',
                  tittel: h.kolonne.hva,
                  celle: (r) => (
                    <a className="ds-link" href={`/innlesing/holdt/${r.id}`}>
                      {h.se}
                      <span className="ds-sr-only">: {hvemord(sprak, r)}</span>
                    </a>
                  ),
                },
              ],
            }}
          />
        </Stabel>
      </>
    ),
  };
}
