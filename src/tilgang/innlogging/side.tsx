import type { Tegning } from '#grunn/handling/index.ts';
import type { Sprak } from '#grunn/sprak/index.ts';
import { Knapp, Sidetopp, Skjema, Skjult, Stabel, Tomt } from '#web/komponenter/index.ts';
import type { Innloggingsvisning } from './modell.ts';
import { tekst } from './tekster.ts';

/** The development login: choose a person. */
export function tegnInnlogging(v: Innloggingsvisning, sprak: Sprak): Tegning {
  const t = tekst(sprak);
  return {
    tittel: t.tittel,
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak} />
        <Skjema
          visning={{
            href: '/logg-inn',
            metode: 'get',
            felt: [
              { slag: 'tekst', type: 'search', navn: 'q', etikett: t.sok, verdi: v.sok, valgfritt: true, bredde: 'middels' },
            ],
            skjult: { til: v.til },
            knapp: t.finn,
          }}
          sprak={sprak}
        />
        {v.grupper.length === 0 ? <Tomt tomt={{ tittel: v.sok === '' ? t.ingen : t.ingenTreff }} /> : null}
        <form method="post" action="/logg-inn">
          <Skjult felt={{ til: v.til }} />
          {v.grupper.map((g) => (
            <section key={g.overskrift} aria-label={g.overskrift}>
              <h2 className="fm-h2">{g.overskrift}</h2>
              <ul className="fm-personliste">
                {g.personer.map((p) => (
                  <li key={p.personId}>
                    <div className="fm-personrad">
                      <Knapp slag="annen" liten navn="person" verdi={p.personId}>
                        {p.navn}
                      </Knapp>
                      <span className="fm-dempet">{p.detaljer.join(', ')}</span>
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </form>
      </Stabel>
    ),
  };
}
