import type { Ramme, Tegning, Toppvalg } from '#grunn/handling/index.ts';
import {
  Handlingsknapp,
  Kvittering,
  Sidetopp,
  Stabel,
  Statusmerke,
  Tabell,
  type Statusmerkevisning,
} from '#web/komponenter/index.ts';
import { tall } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import type { Skifteoversikt, Skiftestatus } from '../modell.ts';
import { tekst } from '../tekster.ts';

const TONE: Readonly<Record<Skiftestatus, Statusmerkevisning['tone']>> = {
  bestilt: 'noytral',
  utfort: 'ok',
  angring_bestilt: 'noytral',
  angret: 'noytral',
  feilet: 'trengerDeg',
};

/** Where a school's change stands, as a mark. */
export function Status({ status, ramme }: { status: Skiftestatus | null; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const merke =
    status === null ? { tone: 'noytral' as const, tekst: t.ikkeGjort } : { tone: TONE[status], tekst: t.status[status]! };
  return <Statusmerke merke={merke} />;
}

export const arvalg = (fraAr: number, ar: readonly number[], sti: string, ramme: Ramme): Toppvalg => {
  const ord = (n: number) => tekst(ramme.sprak).arvalg(skrivSkolear(n), skrivSkolear(n + 1));
  return { valgt: ord(fraAr), valg: ar.map((n) => ({ href: `${sti}?fraAr=${n}`, tekst: ord(n), valgt: n === fraAr })) };
};

/** Every school and where its change stands. */
export function tegnSkifteoversikt(m: Skifteoversikt, ramme: Ramme): Tegning {
  const { sprak, sporring } = ramme;
  const t = tekst(sprak);
  const bestilt = Number(sporring['antall'] ?? 0);
  return {
    tittel: t.tittel,
    meny: '/skolearsskifte',
    periode: arvalg(m.fraAr, m.ar, '/skolearsskifte', ramme),
    innhold: (
      <Stabel>
        {sporring['gjort'] === 'bestilt' ? (
          <Kvittering kvittering={{ tekst: t.bestiltAlle(bestilt, Number(sporring['hoppet'] ?? 0)) }} />
        ) : null}
        <Sidetopp
          topp={{ tittel: t.tittel, ingress: t.ingress(skrivSkolear(m.fraAr), skrivSkolear(m.fraAr + 1)) }}
          sprak={sprak}
        />
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.skoler,
            nokkel: (s) => s.skole,
            tomt: { tittel: t.ingenSkoler, forklaring: t.ingenSkolerOm },
            kolonner: [
              {
                id: 'skole',
                tittel: t.skole,
                radtittel: true,
                celle: (s) => (
                  <a className="ds-link" href={`/skolearsskifte/${s.skole}?fraAr=${m.fraAr}`}>
                    {s.navn}
                  </a>
                ),
              },
              { id: 'elever', tittel: t.elever, tall: true, celle: (s) => tall(s.elever) },
              { id: 'avgang', tittel: t.avgang, tall: true, celle: (s) => tall(s.avgang) },
              {
                id: 'status',
                tittel: t.tilstand,
                celle: (s) => (
                  <>
                    <Status status={s.status} ramme={ramme} />
                    {s.arsak === null ? null : <p className="fm-liten">{t.arsaker[s.arsak] ?? t.arsaker['ukjent']}</p>}
                  </>
                ),
              },
            ],
          }}
        />
        {m.kanBestilleAlle &&
        m.skoler.some((s) => s.elever > 0 && (s.status === null || s.status === 'angret' || s.status === 'feilet')) ? (
          <div>
            <Handlingsknapp
              handling={{
                tekst: t.alle,
                href: '/skolearsskifte/alle',
                skjult: { fraAr: String(m.fraAr), _nokkel: ramme.skjema.nokkel },
              }}
            />
            <p className="fm-dempet fm-liten">{t.alleOm}</p>
          </div>
        ) : null}
      </Stabel>
    ),
  };
}
