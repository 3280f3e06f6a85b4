import type { ReactNode } from 'react';
import { tekst, type Sprak } from '#web/tekster/index.ts';
import { Ikon, type Ikonnavn } from './ikon.tsx';
import { Handlingsknapp, Knappelenke } from './knapp.tsx';
import type { Handlingsvisning, Lenkevisning, Tone } from './modell.ts';

/** The colour family of a tone. Always beside an icon and a word. */
export const TONEFARGE = { noytral: 'neutral', ok: 'accent', trengerDeg: 'warning', fare: 'danger' } as const;
const TONEIKON: Readonly<Record<Tone, Ikonnavn>> = { noytral: 'info', ok: 'hake', trengerDeg: 'bjelle', fare: 'utrop' };

export interface Statusmerkevisning {
  readonly tone: Tone;
  readonly tekst: string;
  /** Another icon than the tone's own. */
  readonly ikon?: Ikonnavn | undefined;
}

/** A state in one or two words, with an icon where the colour means something: «Ferdig», «Holdt igjen», «Ikke aktivert». */
export function Statusmerke({ merke }: { merke: Statusmerkevisning }) {
  const ikon = merke.ikon ?? (merke.tone === 'noytral' ? undefined : TONEIKON[merke.tone]);
  return (
    <span className="fm-merke" data-color={TONEFARGE[merke.tone]} data-tone={merke.tone}>
      {ikon === undefined ? null : <Ikon navn={ikon} />}
      {merke.tekst}
    </span>
  );
}

export interface Varselvisning {
  readonly tone: Tone;
  readonly tittel: string;
  readonly tekst?: string | undefined;
  /** Another icon than the tone's own. */
  readonly ikon?: Ikonnavn | undefined;
  readonly lenker?: readonly Lenkevisning[] | undefined;
  readonly handlinger?: readonly Handlingsvisning[] | undefined;
}

/** Something to know or do before going on. A line, not a box; the tone is said in words for those who do not see it. */
export function Varselboks({ varsel, sprak, children }: { varsel: Varselvisning; sprak: Sprak; children?: ReactNode }) {
  const t = tekst(sprak).melding;
  const ord = { noytral: t.info, ok: t.ok, trengerDeg: t.trengerDeg, fare: t.fare };
  const harKnapper = (varsel.lenker?.length ?? 0) + (varsel.handlinger?.length ?? 0) > 0;
  return (
    <div className="fm-varsel" data-color={TONEFARGE[varsel.tone]} data-tone={varsel.tone}>
      <Ikon navn={varsel.ikon ?? TONEIKON[varsel.tone]} merke={ord[varsel.tone]} />
      <div>
        <p className="fm-h3">{varsel.tittel}</p>
        {varsel.tekst === undefined ? null : <p>{varsel.tekst}</p>}
        {children}
        {harKnapper ? (
          <div className="fm-knapper" data-color="accent">
            {varsel.handlinger?.map((h) => (
              <Handlingsknapp key={h.href + h.tekst} handling={h} slag="annen" liten />
            ))}
            {varsel.lenker?.map((l) => (
              <Knappelenke key={l.href} href={l.href} slag="annen" liten>
                {l.tekst}
              </Knappelenke>
            ))}
          </div>
        ) : null}
      </div>
    </div>
  );
}

export interface Kvitteringsvisning {
  /** What happened: «Telefon mobil er endret for Bård Øyvind Leite.» */
  readonly tekst: string;
  readonly detalj?: string | undefined;
  /** Another icon than the tick: something that is still going on, or did not come. */
  readonly ikon?: Ikonnavn | undefined;
  readonly angre?: Handlingsvisning | undefined;
}

/** Says what happened after something was done, and offers Angre. */
export function Kvittering({ kvittering }: { kvittering: Kvitteringsvisning }) {
  return (
    <div className="fm-kvittering" data-color="accent">
      <output>
        <Ikon navn={kvittering.ikon ?? 'hake'} />
        <span className="fm-kvittering-ord">
          <span className="fm-linje fm-kvittering-tekst">{kvittering.tekst}</span>
          {kvittering.detalj === undefined ? null : <span className="fm-linje fm-dempet fm-liten">{kvittering.detalj}</span>}
        </span>
      </output>
      {kvittering.angre === undefined ? null : <Handlingsknapp handling={kvittering.angre} slag="annen" liten />}
    </div>
  );
}

export interface Tomvisning {
  /** Why it is empty: «Ingen er holdt igjen.» */
  readonly tittel: string;
  /** Who can change it, and how. */
  readonly forklaring?: string | undefined;
  readonly lenke?: Lenkevisning | undefined;
}

/** Stands where there is nothing: why, and who can change it. */
export function Tomt({ tomt }: { tomt: Tomvisning }) {
  return (
    <div className="fm-tomt">
      <p className="fm-tomt-tittel">{tomt.tittel}</p>
      {tomt.forklaring === undefined ? null : <p className="fm-dempet">{tomt.forklaring}</p>}
      {tomt.lenke === undefined ? null : (
        <p>
          <a className="ds-link" href={tomt.lenke.href}>
            {tomt.lenke.tekst}
          </a>
        </p>
      )}
    </div>
  );
}
