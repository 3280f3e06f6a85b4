import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Kvittering, Sidetopp, Varselboks } from '#web/komponenter/index.ts';
import { dato, oppramsing } from '#web/tekster/index.ts';
import type { HvemKanSe } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { lenker } from './lenker.ts';

/** «Hvem kan se barnet mitt»: adults by role and name, those at work by role; and what waits for an answer. */
export function tegnHvemKanSe(m: HvemKanSe, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const alt = tekst(sprak);
  const t = alt.hvem;
  const tittel = t.tittel(m.visningsnavn);
  return {
    tittel,
    innhold: (
      <div className="fm-stabel">
        <Sidetopp topp={{ tittel, smuler: [{ tekst: t.tilbake, href: '/mine-barn' }] }} sprak={sprak} />
        {ramme.sporring['gjort'] === 'svar' ? <Kvittering kvittering={{ tekst: t.takk }} /> : null}
        {m.venter.map((v, i) => (
          <Varselboks
            key={v.beslutningId}
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: t.venter,
              tekst: [
                t.venterOm(v.navn === '' ? alt.ukjentNavn : v.navn, oppramsing(v.omfang.map((r) => alt.rett[r]))),
                v.til === null ? undefined : t.venterTil(dato(v.til)),
              ]
                .filter(Boolean)
                .join(' '),
            }}
          >
            <div className="fm-knapper">
              {(['ja', 'nei'] as const).map((svar) => (
                <Handlingsknapp
                  key={svar}
                  slag="annen"
                  handling={{
                    tekst: t[svar],
                    href: lenker.svarSelv(m.barnId, v.beslutningId),
                    skjult: { svar, _nokkel: `${ramme.skjema.nokkel}-${svar}-${i}` },
                  }}
                />
              ))}
            </div>
          </Varselboks>
        ))}
        <section className="fm-feltgruppe">
          <h2 className="fm-h2">{t.foresatte}</h2>
          {m.skjermet ? <p className="fm-dempet">{t.skjult}</p> : null}
          <ul className="fm-stille-liste">
            {m.foresatte.map((f, i) => (
              <li key={`${f.rolle}-${i}`}>
                {[f.navn === '' ? alt.ukjentNavn : f.navn, alt.rolle[f.rolle] ?? f.rolle].filter(Boolean).join(', ')}
                {f.deg ? ` (${t.deg})` : ''}
                <span className="fm-linje fm-dempet fm-liten">{alt.kan(oppramsing(f.retter.map((r) => alt.rett[r])))}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="fm-feltgruppe">
          <h2 className="fm-h2">{t.ansatte}</h2>
          <p className="fm-dempet">{m.skole === null ? t.ansatteUkjent : t.ansatteOm(m.skole)}</p>
          <ul className="ds-list">
            {m.ansatte.map((a) => (
              <li key={a}>{t.rolle[a]}</li>
            ))}
          </ul>
        </section>
        <p className="fm-dempet">{t.feil}</p>
      </div>
    ),
  };
}
