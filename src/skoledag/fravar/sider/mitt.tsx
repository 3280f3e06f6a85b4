import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Knappelenke, Sidetopp, Tabell } from '#web/komponenter/index.ts';
import { ukedagsdato, type Sprak } from '#web/tekster/index.ts';
import type { Fravarstype } from '../../rutine/index.ts';
import type { Mittfravar } from '../visninger/mitt-fravar.ts';
import { typetekst } from './felt.tsx';
import { MELD } from './meld.tsx';
import { tekst } from './tekster.ts';

type Rad = Mittfravar['rader'][number];

/** «Borte», «Kom 12 minutter for sent», with the lesson where the register is kept by lesson. */
export function hva(r: Rad, sprak: Sprak): string {
  const t = tekst(sprak);
  const ord = r.status === 'borte' ? t.borte : r.status === 'sen' ? t.sen(r.minutter ?? 0) : t.gikk(r.minutter ?? 0);
  return r.timeNr === 0 ? ord : `${t.time(r.timeNr)}: ${ord}`;
}

/** The cause in words: a type of the school, or what the house itself writes. */
export function arsakstekst(arsak: string | null, typer: readonly Fravarstype[], sprak: Sprak): string {
  const t = tekst(sprak);
  if (arsak === null) return t.utenGrunn;
  if (arsak === 'permisjon' || arsak === 'trossamfunn' || arsak === 'ugyldig' || arsak === 'bortvist') return t[arsak];
  return typetekst(typer, arsak, sprak);
}

export const timer = (minutter: number, sprak: Sprak): string => tekst(sprak).minutter(Math.floor(minutter / 60), minutter % 60);

/** What is registered for one pupil this school year. */
export function tegnMittFravar(m: Mittfravar, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.fravarFor(m.elev.navn),
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{ tittel: t.fravarFor(m.elev.navn), ingress: t.iAr(`${m.skolear}/${(m.skolear + 1) % 100}`) }}
          sprak={sprak}
        >
          <Knappelenke href={MELD} slag="annen">
            {t.tilMeld}
          </Knappelenke>
        </Sidetopp>
        <dl className="fm-tallpar">
          <div>
            <dt>{t.dagerTall}</dt>
            <dd className="fm-tall">{m.dager}</dd>
          </div>
          <div>
            <dt>{t.timerTall}</dt>
            <dd className="fm-tall">{timer(m.minutter, sprak)}</dd>
          </div>
        </dl>
        <p className="fm-dempet fm-liten">{t.ikkeOmgjort}</p>
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.mittFravar,
            skjulTittel: true,
            rader: m.rader,
            nokkel: (r) => `${r.dato}-${r.timeNr}`,
            tomt: { tittel: t.ingenFravar },
            kolonner: [
              { id: 'dag', tittel: t.dag, radtittel: true, celle: (r) => ukedagsdato(sprak, r.dato) },
              { id: 'hva', tittel: t.status, celle: (r) => hva(r, sprak) },
              { id: 'grunn', tittel: t.grunn, celle: (r) => arsakstekst(r.arsak, m.typer, sprak) },
            ],
          }}
        />
        {m.bortvist === 0 ? null : (
          <p>
            <a className="ds-link" href={`/bortvising/${m.elev.elevId}`}>
              {t.bortvisinger(m.bortvist)}
            </a>
          </p>
        )}
        <p className="fm-dempet fm-liten">{t.rettes}</p>
      </div>
    ),
  };
}
