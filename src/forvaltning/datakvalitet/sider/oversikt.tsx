import type { Ramme, Tegning, Toppvalg } from '#grunn/handling/index.ts';
import { Sidetopp, Stabel, Statusmerke, Tabell } from '#web/komponenter/index.ts';
import { kortDato, tall } from '#web/tekster/index.ts';
import type { Oversikt } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** The choice of school for the top bar. */
export const stedvalg = (m: { skoler: Oversikt['skoler']; skole: string | null }, sti: string, ramme: Ramme): Toppvalg => {
  const t = tekst(ramme.sprak);
  return {
    valgt: m.skoler.find((s) => s.skole === m.skole)?.navn ?? t.hele,
    valg: m.skoler.map((s) => ({ href: `${sti}?skole=${s.skole}`, tekst: s.navn, valgt: s.skole === m.skole })),
  };
};

/** How many more or fewer than a week ago, in words. */
function Endring({ na, for_, ramme }: { na: number; for_: number | null; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (for_ === null) return t.ukjent;
  const d = na - for_;
  return d === 0 ? t.uendret : d > 0 ? t.opp(d) : t.ned(-d);
}

const lenke = (kode: string, skole: string): string =>
  kode === 'inaktiv_med_tilgang' ? `/ansatte?status=inaktivMedTilgang&skole=${skole}` : `/datakvalitet/${kode}?skole=${skole}`;

/** Every kind with how many, which way it goes, whose it is and by when. */
export function tegnOversikt(m: Oversikt, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const { skole } = m;
  return {
    tittel: t.tittel,
    meny: '/datakvalitet',
    sted: stedvalg(m, '/datakvalitet', ramme),
    ...(skole === null ? {} : { medIMenyen: `?skole=${skole}` }),
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: skole === null ? t.velgSkole : t.ingress }} sprak={sprak} />
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.tittel,
            skjulTittel: true,
            rader: m.rader,
            nokkel: (r) => r.kode,
            tomt: { tittel: t.ingen },
            kolonner: [
              {
                id: 'hva',
                tittel: t.hva,
                radtittel: true,
                celle: (r) =>
                  r.kode === 'inaktiv_med_tilgang' && skole === null ? (
                    <a className="ds-link" href="/ansatte?status=inaktivMedTilgang">
                      {t.funn[r.kode].tittel}
                    </a>
                  ) : skole === null ? (
                    t.funn[r.kode].tittel
                  ) : (
                    <a className="ds-link" href={lenke(r.kode, skole)}>
                      {t.funn[r.kode].tittel}
                    </a>
                  ),
              },
              { id: 'antall', tittel: t.antall, tall: true, celle: (r) => tall(r.antall) },
              { id: 'endring', tittel: t.endring, celle: (r) => <Endring na={r.antall} for_={r.forrigeUke} ramme={ramme} /> },
              ...(skole === null
                ? []
                : [
                    { id: 'eier', tittel: t.eier, celle: (r: Oversikt['rader'][number]) => r.eier ?? t.ingenEier },
                    {
                      id: 'frist',
                      tittel: t.frist,
                      celle: (r: Oversikt['rader'][number]) =>
                        r.frist === null ? (
                          '–'
                        ) : (
                          <>
                            {kortDato(r.frist)}{' '}
                            {r.forsinket ? <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.forsinket }} /> : null}
                          </>
                        ),
                    },
                  ]),
            ],
          }}
        />
        {skole !== null || m.skoler.length === 0 ? null : (
          <ul className="ds-list">
            {m.skoler.map((s) => (
              <li key={s.skole}>
                <a className="ds-link" href={`/datakvalitet?skole=${s.skole}`}>
                  {s.navn}
                </a>
              </li>
            ))}
          </ul>
        )}
      </Stabel>
    ),
  };
}
