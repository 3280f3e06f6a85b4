import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { kortlenke, ovrigeFeil, utfylt } from '#register/person/index.ts';
import { Knappelenke, Kvittering, Sidetopp, Skjema, Tomt, type Skjemafeltvisning } from '#web/komponenter/index.ts';
import { dato, tekst as felles } from '#web/tekster/index.ts';
import type { Krets } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { bekreft } from './bekreft.tsx';
import { lenker } from './lenker.ts';

/** The circle around a protected person: who, until when, why; and a form to add one. */
export function tegnKrets(m: Krets, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak).krets;
  const felt: Skjemafeltvisning[] = [
    utfylt(ramme, {
      slag: 'velg',
      navn: 'aktorId',
      etikett: t.hvem,
      valg: [
        { verdi: '', tekst: felles(sprak).skjema.velg },
        ...m.ansatte.map((a) => ({ verdi: a.personId, tekst: a.stilling === null ? a.navn : `${a.navn}, ${a.stilling}` })),
      ],
    }),
    utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: tekst(sprak).begrunnelse, rader: 2 }),
    utfylt(ramme, { slag: 'tekst', type: 'date', navn: 'til', etikett: t.til, bredde: 'middels' }),
  ];
  const tittel = m.visningsnavn === null ? t.tittelSkjult : t.tittel(m.visningsnavn);
  const gjort = ramme.sporring['gjort'];
  const kvittering = gjort === 'lagtTil' ? t.kvittering.lagtTil : gjort === 'tattUt' ? t.kvittering.tattUt : undefined;
  return {
    tittel,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <div className="fm-stabel">
        <Sidetopp
          topp={{
            tittel,
            ingress: t.ingress,
            smuler: m.visningsnavn === null ? [] : [{ tekst: m.visningsnavn, href: kortlenke(m.personId) }],
          }}
          sprak={sprak}
        />
        {kvittering === undefined ? null : <Kvittering kvittering={{ tekst: kvittering }} />}
        {m.krets.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenHjelp }} />
        ) : (
          <ul className="fm-personliste">
            {m.krets.map((k) => (
              <li key={k.kretsId}>
                <div className="fm-personrad">
                  <div>
                    <span className="fm-personnavn">{k.navn}</span> <span className="fm-dempet">{k.stilling ?? ''}</span>
                    <span className="fm-linje">{t.tilOgMed(dato(k.til))}</span>
                    <span className="fm-linje fm-dempet fm-liten">
                      {[k.begrunnelse, k.gittAv === null ? undefined : t.satt(k.gittAv)].filter(Boolean).join(' ')}
                    </span>
                  </div>
                  {m.kanLeggeTil ? (
                    <div className="fm-radlenker">
                      <a className="fm-stille" href={lenker.taUtAvKrets(m.personId, k.kretsId)}>
                        {t.taUt}
                        <span className="ds-sr-only"> {k.navn}</span>
                      </a>
                    </div>
                  ) : null}
                </div>
              </li>
            ))}
          </ul>
        )}
        {m.kanLeggeTil ? (
          <section aria-labelledby="legg-til">
            <h2 className="fm-h2" id="legg-til">
              {t.leggTil}
            </h2>
            {m.ansatte.length === 0 ? (
              <p>{t.ingenAnsatte}</p>
            ) : (
              <Skjema
                sprak={sprak}
                visning={{
                  href: lenker.krets(m.personId),
                  felt,
                  skjult: { _nokkel: ramme.skjema.nokkel },
                  knapp: t.leggTilKnapp,
                  feil: ovrigeFeil(ramme, felt),
                }}
              />
            )}
          </section>
        ) : null}
        {m.visningsnavn === null ? null : (
          <p>
            <Knappelenke href={kortlenke(m.personId)} slag="stille" liten>
              {tekst(sprak).tilbakeTilFamilie}
            </Knappelenke>
          </p>
        )}
      </div>
    ),
  };
}

/** Asks before somebody is taken out of the circle. */
export function tegnTaUt(m: Krets, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const kretsId = ramme.sti.split('/').at(-2) ?? '';
  const k = m.krets.find((x) => x.kretsId === kretsId);
  return bekreft(ramme, {
    sporsmal: t.krets.taUtTittel,
    folger: k === undefined ? [] : [t.krets.taUtFolge(k.navn)],
    href: lenker.taUtAvKrets(m.personId, kretsId),
    felt: [utfylt(ramme, { slag: 'flerlinje', navn: 'begrunnelse', etikett: t.begrunnelse })],
    knapp: t.krets.taUt,
    avbrytHref: lenker.krets(m.personId),
  });
}
