import type { ReactNode } from 'react';
import { Faner, Statusmerke, Tabell } from '#web/komponenter/index.ts';
import { oppramsing, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Forhandslinjevisning } from './forhandsvisning.ts';
import { LINJER_PER_SIDE, type Innlesingsside } from './innlesing.ts';
import { Person } from './person.tsx';

/** What happens, and why, in plain words. */
function ord(sprak: Sprak, l: Forhandslinjevisning): { hva: string; hvorfor: string } {
  const t = tekst(sprak).forhandsvisning;
  switch (l.slag) {
    case 'relasjon_ny':
      return { hva: t.relasjon_ny, hvorfor: t.ansvar[l.ansvar ?? 'ukjent'] ?? t.ansvar['ukjent']! };
    case 'relasjon_borte':
      return { hva: t.relasjon_borte, hvorfor: t.relasjon_borteFordi };
    case 'skjerming_ny':
      return { hva: t.skjerming_ny, hvorfor: t.skjerming_nyFordi };
    case 'skjerming_borte':
      return { hva: t.skjerming_borte, hvorfor: t.skjerming_borteFordi };
    case 'dod':
    case 'ny_person':
    case 'identifikator_ny':
      return { hva: t[l.slag], hvorfor: t.folkeregisteret };
    case 'stilling_taus':
      return { hva: t.stilling_taus(l.antall), hvorfor: l.helePersonen ? t.stilling_tausHele : t.stilling_tausFordi };
    case 'stilling_avsluttet':
      return { hva: t.stilling_avsluttet(l.antall), hvorfor: t.stilling_avsluttetFordi };
    case 'stilling_ny':
      return { hva: t.stilling_ny(l.antall), hvorfor: l.tilbake > 0 ? t.stilling_tilbake(l.tilbake) : t.stilling_nyFordi };
    case 'rolle_ny':
    case 'rolle_borte':
    case 'rolle_endret': {
      const rolle = t.tilgangsrolle[l.tilgangsrolle ?? ''] ?? l.tilgangsrolle ?? '';
      return { hva: t[l.slag](rolle, l.skole), hvorfor: t.rolleFordi[l.slag] };
    }
    case 'plass_ny':
    case 'plass_endret':
    case 'gruppe_ut':
    case 'gruppe_ny':
      if (l.gruppe === null || l.skole === null) return { hva: t.skoledata.skjult, hvorfor: t.skoledataFordi };
      return { hva: t.skoledata[l.slag](l.gruppe, l.skole), hvorfor: t.skoledataFordi };
    case 'undervisning_ny':
    case 'undervisning_borte': {
      const rolle = t.undervisningsrolle[l.tilgangsrolle ?? ''] ?? '';
      return { hva: t.skoledata[l.slag](rolle, l.gruppe ?? '', l.skole ?? ''), hvorfor: t.undervisningFordi[l.slag] };
    }
    case 'kontakt_fjernet':
      return { hva: t.kontakt_fjernet(oppramsing(l.kanaler.map((k) => t.kanal[k] ?? k))), hvorfor: t.kontakt_fjernetFordi };
    default:
      return { hva: t.annet, hvorfor: '' };
  }
}

function hvem(sprak: Sprak, l: Forhandslinjevisning): ReactNode {
  const t = tekst(sprak).forhandsvisning;
  if (l.slag === 'gruppe_ny') return l.gruppe;
  if (l.barn === null && l.hvem.slag === 'ukjent' && l.nyPerson) return t.nyPerson;
  if (l.barn === null) return <Person person={l.hvem} sprak={sprak} />;
  const rolle = t.rolle[l.rolle ?? ''] ?? t.ansvarlig;
  if (l.hvem.slag !== 'ukjent') return <Person person={l.hvem} rolle={rolle} sprak={sprak} />;
  return (
    <div>
      <span className="fm-linje">{l.nyPerson ? t.nyPerson : l.utenNummer ? t.utenNummer : t.utenNavn}</span>
      <span className="fm-linje fm-dempet fm-liten">{rolle}</span>
    </div>
  );
}

/** Who gains, who loses, which child and why; what could hurt first. */
export function Forhandsvisning({ m, sprak }: { m: Innlesingsside; sprak: Sprak }) {
  const t = tekst(sprak).forhandsvisning;
  const { id } = m.kjoring;
  const venter = m.kjoring.status === 'venter';
  const adresse = (vis: string | null, side = 1) => {
    const q = new URLSearchParams({ ...(vis === null ? {} : { vis }), ...(side > 1 ? { side: String(side) } : {}) }).toString();
    return `/innlesing/${id}${q === '' ? '' : `?${q}`}#forhandsvisning`;
  };
  const av = Math.max(1, Math.ceil(m.antallLinjer / LINJER_PER_SIDE));
  const medBarn = m.linjer.some((l) => l.barn !== null);
  return (
    <section aria-labelledby="forhandsvisning">
      <h2 className="fm-h2" id="forhandsvisning">
        {t.tittel}
      </h2>
      {m.grupper.length === 0 ? null : <p className="fm-dempet">{venter ? t.omVenter : t.omFerdig}</p>}
      {m.grupper.length < 2 ? null : (
        <Faner
          merke={t.tittel}
          faner={[
            {
              tekst: t.alle,
              href: adresse(null),
              valgt: m.vis === null,
              antall: m.grupper.reduce((n, g) => n + g.antall, 0),
            },
            ...m.grupper.map((g) => ({
              tekst: t.vis[g.vis],
              href: adresse(g.vis),
              valgt: m.vis === g.vis,
              antall: g.antall,
            })),
          ]}
        />
      )}
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.tittel,
          skjulTittel: true,
          rader: m.linjer,
          nokkel: (l) => String(l.nummer),
          tomt: { tittel: t.tom, forklaring: t.tomOm },
          sider: {
            side: m.side,
            av,
            forrigeHref: m.side > 1 ? adresse(m.vis, m.side - 1) : undefined,
            nesteHref: m.side < av ? adresse(m.vis, m.side + 1) : undefined,
          },
          kolonner: [
            { id: 'hvem', tittel: t.kolonne.hvem, radtittel: true, celle: (l) => hvem(sprak, l) },
            {
              id: 'hva',
              tittel: t.kolonne.hva,
              celle: (l) => (
                <div>
                  <span className="fm-linje">{ord(sprak, l).hva}</span>
                  {l.naerSkjermet ? <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.naerSkjermet }} /> : null}
                </div>
              ),
            },
            ...(medBarn
              ? [
                  {
                    id: 'barn',
                    tittel: t.kolonne.barn,
                    celle: (l: Forhandslinjevisning) => (l.barn === null ? '–' : <Person person={l.barn} sprak={sprak} />),
                  },
                ]
              : []),
            { id: 'hvorfor', tittel: t.kolonne.hvorfor, celle: (l) => ord(sprak, l).hvorfor },
          ],
        }}
      />
    </section>
  );
}
