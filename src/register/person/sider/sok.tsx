import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Personliste, Sidetopp, Sokefelt, Tomt, type Personradvisning } from '#web/komponenter/index.ts';
import { dato, oppramsing, storForbokstav, type Sprak } from '#web/tekster/index.ts';
import { Nodsoklinje } from '#register/skjerming/index.ts';
import type { Sokertreff, Sokesvar } from '../modell.ts';
import { tekst } from './sok-tekster.ts';

/** The empty form, and the form again with what was wrong. */
export function tegnSokeskjema(m: { readonly heleKommunen: boolean }, { sprak, skjema }: Ramme): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.tittel }} sprak={sprak} />
        <Sokefelt
          href="/sok"
          stor
          verdi={skjema.verdier['q']}
          hjelp={m.heleKommunen ? t.blantAlle : t.blantEgne}
          feil={skjema.feil[0]?.melding}
          sprak={sprak}
        />
      </>
    ),
  };
}

/** The answer. A number that was asked for is not shown again: it could stay on the screen with nobody at the desk. */
export function tegnSokesvar(m: Sokesvar, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const erNummer = m.slag === 'nummer';
  return {
    tittel: t.tittel,
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.tittel }} sprak={sprak} />
        <Sokefelt href="/sok" stor verdi={erNummer ? undefined : m.tekst} sprak={sprak} />
        {m.treff.length === 0 ? (
          <>
            <Tomt
              tomt={{
                tittel: erNummer ? t.ingenNummer : t.ingen(m.tekst),
                forklaring: `${t.prov[m.slag]} ${m.heleKommunen ? t.blantAlle : t.blantEgne}`,
              }}
            />
            {erNummer ? null : <Nodsoklinje href={m.nodsok} sprak={sprak} />}
          </>
        ) : (
          <section aria-labelledby="treff">
            <h2 className="fm-h2" id="treff">
              {m.flere ? t.merEnn(m.treff.length) : t.treff(m.treff.length)}
            </h2>
            {m.flere ? <p className="fm-dempet">{t.flere(m.treff.length)}</p> : null}
            <Personliste personer={m.treff.map((p) => somRad(p, sprak))} sprak={sprak} />
          </section>
        )}
      </>
    ),
  };
}

/** «Elev 6A, Nordbygda skole, født 20. mai 2015». */
function somRad(p: Sokertreff, sprak: Sprak): Personradvisning {
  const t = tekst(sprak);
  const roller = oppramsing(p.roller.map((r) => (r === 'elev' ? t.elev(p.klasse) : t.roller[r])));
  return {
    id: p.personId,
    navn: p.navn ?? undefined,
    // a card that does not open is a dead end; what can be done is to ask for an emergency look
    href: p.navn === null ? `/person/${p.personId}/nodinnsyn` : `/person/${p.personId}`,
    skjermet: p.skjermet,
    detaljer: [
      ...(roller === '' ? [] : [storForbokstav(roller)]),
      ...(p.skole === null ? [] : [p.skole.navn]),
      ...(p.fodselsdato === null ? [] : [t.fodt(dato(p.fodselsdato))]),
      ...(p.dodsdato === null ? [] : [t.dod(dato(p.dodsdato))]),
    ],
  };
}
