import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Kvittering, Sidetopp, Skjema, Stabel, Tomt, Varselboks } from '#web/komponenter/index.ts';
import {
  dato,
  klokkeslett,
  naertidspunkt,
  oppramsing,
  prosent,
  storForbokstav,
  ukedagsdato,
  type Sprak,
} from '#web/tekster/index.ts';
import type { Bremsegrenser } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { Innlesingsfaner } from './faner.tsx';
import { jobbkode } from './kildejobber.ts';
import { jobbord, personnavn, rytmeord, ukedag } from './ord.ts';
import { Rader, type Rad } from './rader.tsx';
import type { Bremseside, KrrFraSide, Rytmeside, Rytmeskjemaside } from './rytme.ts';
import { feilVed, skrevet } from './skjema.ts';

type Kilde = Rytmeside['kilder'][number];
type Satt = Kilde['jobber'][number]['satt'];

/** When each source is read, what stops a run, and from when. */
export function tegnRytme(m: Rytmeside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const r = t.rytmeside;
  const gjort = r.gjort[ramme.sporring['gjort'] ?? ''];
  return {
    tittel: t.faner.rytme,
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.innlesing, ingress: r.ingress }} sprak={sprak} />
        <Innlesingsfaner valgt="rytme" holdt={m.holdt} sprak={sprak} />
        <Stabel>
          {gjort === undefined ? null : <Kvittering kvittering={{ tekst: gjort }} />}
          {m.kilder.length === 0 ? (
            <Tomt tomt={{ tittel: t.oversikt.ingenKilder, forklaring: t.oversikt.ingenKilderOm }} />
          ) : (
            m.kilder.map((k) => <Kildedel key={k.kilde} kilde={k} m={m} sprak={sprak} />)
          )}
        </Stabel>
      </>
    ),
  };
}

function Kildedel({ kilde: k, m, sprak }: { kilde: Kilde; m: Rytmeside; sprak: Sprak }) {
  const t = tekst(sprak);
  const r = t.rytmeside;
  const endre = (href: string, hva: string) =>
    m.kanSette ? (
      <a className="ds-link" href={href}>
        {r.endre}
        <span className="ds-sr-only">: {hva}</span>
      </a>
    ) : null;
  const rader: Rad[] = k.jobber.map((j) => ({
    etikett: jobbord(sprak, j.navn),
    verdi: (
      <div>
        <span className="fm-linje">
          <strong>{storForbokstav(rytmeord(sprak, j.rytme))}</strong>{' '}
          {endre(`/innlesing/rytme/${jobbkode(j.navn)}`, jobbord(sprak, j.navn))}
        </span>
        {j.neste[0] === undefined ? (
          <NesteGanger neste={[]} av={j.rytme.slag === 'av'} sprak={sprak} />
        ) : (
          <span className="fm-linje fm-dempet fm-liten">
            {r.nesteGang}: {naertidspunkt(sprak, j.neste[0], m.na)}.
          </span>
        )}
        <SattAv satt={j.satt} na={m.na} sprak={sprak} />
      </div>
    ),
  }));
  if (k.aktivFra !== null)
    rader.push({
      etikett: r.krrFra,
      verdi: (
        <div>
          <span className="fm-linje">
            {k.aktivFra.dato === null ? r.krrAlltid : dato(k.aktivFra.dato)} {endre('/innlesing/krr-fra', r.krrFra)}
          </span>
          <SattAv satt={k.aktivFra.satt} na={m.na} sprak={sprak} />
        </div>
      ),
    });
  if (k.bremser !== null)
    rader.push({
      etikett: r.bremser,
      verdi: (
        <div>
          <Grenser grenser={k.bremser.grenser} kilde={k.kilde} sprak={sprak} />
          <span className="fm-linje">
            {endre(`/innlesing/bremser/${k.kilde}`, `${t.kilde[k.kilde]}, ${r.bremser.toLocaleLowerCase('nb')}`)}
          </span>
          <SattAv satt={k.bremser.satt} na={m.na} sprak={sprak} />
        </div>
      ),
    });
  return (
    <section aria-labelledby={`kilde-${k.kilde}`}>
      <h2 className="fm-h2" id={`kilde-${k.kilde}`}>
        {t.kilde[k.kilde]}
      </h2>
      <p className="fm-dempet">{t.kildeOm[k.kilde]}</p>
      <Rader rader={rader} />
    </section>
  );
}

function Grenser({ grenser: g, kilde, sprak }: { grenser: Bremsegrenser; kilde: Kilde['kilde']; sprak: Sprak }) {
  const r = tekst(sprak).rytmeside;
  return (
    <>
      <ul className="ds-list">
        {kilde === 'krr' ? null : <li>{r.krympet(prosent(g.krympet))}</li>}
        <li>{r.endret(prosent(g.endret))}</li>
        <li>{r.avsluttet(prosent(g.avsluttet))}</li>
      </ul>
      <span className="fm-linje fm-dempet fm-liten">
        {r.minst(g.minstAntall)} {r.alltid[kilde] ?? ''}
      </span>
    </>
  );
}

function NesteGanger({ neste, av, sprak }: { neste: readonly string[]; av: boolean; sprak: Sprak }) {
  const r = tekst(sprak).rytmeside;
  if (neste.length === 0) return <span className="fm-linje fm-dempet fm-liten">{av ? r.slattAv : r.ingenNeste}</span>;
  const dager = new Set(neste.map((n) => ukedagsdato(sprak, n)));
  const klokker = new Set(neste.map(klokkeslett));
  // the rhythm says the clock where it is always the same, and today needs no date
  const ord = neste.map((n) =>
    dager.size === 1 ? klokkeslett(n) : klokker.size === 1 ? ukedagsdato(sprak, n) : `${ukedagsdato(sprak, n)} ${klokkeslett(n)}`,
  );
  return (
    <span className="fm-linje fm-dempet fm-liten">
      {r.neste}: {oppramsing(ord)}.
    </span>
  );
}

function SattAv({ satt, na, sprak }: { satt: Satt; na: string; sprak: Sprak }) {
  const r = tekst(sprak).rytmeside;
  if (satt === null) return null;
  const nar = naertidspunkt(sprak, satt.nar, na);
  return (
    <span className="fm-linje fm-dempet fm-liten">
      {satt.av === null ? r.satt(nar) : r.sattAv(personnavn(sprak, satt.av), nar)}{' '}
      {satt.begrunnelse === null ? '' : `«${satt.begrunnelse}»`}
    </span>
  );
}

const smuler = (sprak: Sprak) => [
  { tekst: tekst(sprak).innlesing, href: '/innlesing' },
  { tekst: tekst(sprak).faner.rytme, href: '/innlesing/rytme' },
];

const begrunnelse = (ramme: Ramme) =>
  ({
    slag: 'flerlinje',
    navn: 'begrunnelse',
    etikett: tekst(ramme.sprak).avgjor.begrunnelse,
    hjelp: tekst(ramme.sprak).avgjor.begrunnelseHjelp,
    verdi: skrevet(ramme, 'begrunnelse'),
    feil: feilVed(ramme, 'begrunnelse'),
  }) as const;

function Konflikt({ ramme }: { ramme: Ramme }) {
  const { skjema, sprak } = ramme;
  if (!skjema.konflikt || skjema.melding === undefined) return null;
  return <Varselboks varsel={{ tone: 'trengerDeg', tittel: skjema.melding }} sprak={sprak} />;
}

/** The form for one job's rhythm. Every field stands there, so that it works without script; the help says which counts when. */
export function tegnRytmeskjema(m: Rytmeskjemaside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const r = t.rytmeside;
  const s = r.skjema;
  const { rytme } = m;
  const tittel = s.tittel(`${t.kilde[m.kilde]}, ${jobbord(sprak, m.jobb).toLocaleLowerCase('nb')}`);
  const slag = [
    'nattlig',
    'ukentlig',
    'manedlig',
    ...(m.kanLopende ? (['lopende'] as const) : []),
    'paForesporsel',
    'av',
  ] as const;
  const tall = (fra: number, til: number) => Array.from({ length: til - fra + 1 }, (_, i) => fra + i);
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel, smuler: smuler(sprak) }} sprak={sprak} />
        <Stabel>
          <Konflikt ramme={ramme} />
          <div>
            <p>
              {s.naNeste} {rytmeord(sprak, rytme)}.
            </p>
            <NesteGanger neste={m.neste} av={rytme.slag === 'av'} sprak={sprak} />
          </div>
          <div className="fm-rytmevalg">
            <Skjema
              sprak={sprak}
              visning={{
                href: `/innlesing/rytme/${jobbkode(m.jobb)}`,
                knapp: s.lagre,
                avbrytHref: '/innlesing/rytme',
                skjult: { _nokkel: ramme.skjema.nokkel, _versjon: m.versjon },
                felt: [
                  {
                    slag: 'radio',
                    navn: 'slag',
                    etikett: s.slag,
                    verdi: skrevet(ramme, 'slag', rytme.slag),
                    feil: feilVed(ramme, 'slag'),
                    valg: slag.map((x) => ({ verdi: x, tekst: s[x] })),
                  },
                  {
                    slag: 'tekst',
                    navn: 'kl',
                    etikett: s.kl,
                    hjelp: s.klHjelp,
                    bredde: 'smal',
                    inndata: 'decimal',
                    verdi: skrevet(ramme, 'kl', 'kl' in rytme ? rytme.kl.replace(':', '.') : '02.30'),
                    feil: feilVed(ramme, 'kl'),
                  },
                  {
                    slag: 'velg',
                    navn: 'ukedag',
                    etikett: s.ukedag,
                    verdi: skrevet(ramme, 'ukedag', rytme.slag === 'ukentlig' ? String(rytme.dag) : '1'),
                    feil: feilVed(ramme, 'ukedag'),
                    valg: tall(1, 7).map((d) => ({ verdi: String(d), tekst: ukedag(sprak, d) })),
                  },
                  {
                    slag: 'velg',
                    navn: 'manedsdag',
                    etikett: s.manedsdag,
                    hjelp: s.manedsdagHjelp,
                    verdi: skrevet(ramme, 'manedsdag', rytme.slag === 'manedlig' ? String(rytme.dag) : '1'),
                    feil: feilVed(ramme, 'manedsdag'),
                    valg: tall(1, 28).map((d) => ({ verdi: String(d), tekst: `${d}.` })),
                  },
                  ...(m.kanLopende
                    ? [
                        {
                          slag: 'velg' as const,
                          navn: 'hvertMinutt',
                          etikett: s.hvertMinutt,
                          verdi: skrevet(ramme, 'hvertMinutt', rytme.slag === 'lopende' ? String(rytme.hvertMinutt) : '5'),
                          feil: feilVed(ramme, 'hvertMinutt'),
                          valg: [1, 2, 5, 10, 15, 30, 60].map((n) => ({
                            verdi: String(n),
                            tekst: storForbokstav(t.rytme.lopende(n)),
                          })),
                        },
                      ]
                    : []),
                  begrunnelse(ramme),
                ],
              }}
            />
          </div>
        </Stabel>
      </>
    ),
  };
}

const iProsent = (andel: number): string => prosent(andel).replace(/[^\d,]/g, '');

/** The form for the brakes of a source. */
export function tegnBremseskjema(m: Bremseside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const s = t.rytmeside.bremseskjema;
  const tittel = s.tittel(t.kilde[m.kilde]);
  const andel = (navn: 'krympet' | 'endret' | 'avsluttet') =>
    ({
      slag: 'tekst',
      navn,
      etikett: s[navn],
      hjelp: s.standard(prosent(m.standard[navn])),
      bredde: 'smal',
      inndata: 'decimal',
      verdi: skrevet(ramme, navn, iProsent(m.grenser[navn])),
      feil: feilVed(ramme, navn),
    }) as const;
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel, ingress: t.rytmeside.alltid[m.kilde], smuler: smuler(sprak) }} sprak={sprak} />
        <Konflikt ramme={ramme} />
        <Skjema
          sprak={sprak}
          visning={{
            href: `/innlesing/bremser/${m.kilde}`,
            knapp: t.rytmeside.skjema.lagre,
            avbrytHref: '/innlesing/rytme',
            // nobody delivers a whole picture from KRR: it is asked
            skjult: { _nokkel: ramme.skjema.nokkel, _versjon: m.versjon, ...(m.kilde === 'krr' ? { krympet: '100' } : {}) },
            felt: [
              ...(m.kilde === 'krr' ? [] : [andel('krympet')]),
              andel('endret'),
              andel('avsluttet'),
              {
                slag: 'tekst',
                navn: 'minstAntall',
                etikett: s.minstAntall,
                hjelp: s.minstAntallHjelp,
                bredde: 'smal',
                inndata: 'numeric',
                verdi: skrevet(ramme, 'minstAntall', String(m.grenser.minstAntall)),
                feil: feilVed(ramme, 'minstAntall'),
              },
              begrunnelse(ramme),
            ],
          }}
        />
      </>
    ),
  };
}

/** The form for the day Kontakt- og reservasjonsregisteret is taken into use. */
export function tegnKrrFra(m: KrrFraSide, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const s = tekst(sprak).rytmeside.krrskjema;
  return {
    tittel: s.tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp topp={{ tittel: s.tittel, smuler: smuler(sprak) }} sprak={sprak} />
        <Skjema
          sprak={sprak}
          visning={{
            href: '/innlesing/krr-fra',
            knapp: tekst(sprak).rytmeside.skjema.lagre,
            avbrytHref: '/innlesing/rytme',
            skjult: { _nokkel: ramme.skjema.nokkel },
            felt: [
              {
                slag: 'tekst',
                type: 'date',
                navn: 'dato',
                etikett: s.dato,
                hjelp: s.datoHjelp,
                bredde: 'middels',
                verdi: skrevet(ramme, 'dato', m.dato ?? m.idag),
                feil: feilVed(ramme, 'dato'),
              },
              begrunnelse(ramme),
            ],
          }}
        />
      </>
    ),
  };
}
