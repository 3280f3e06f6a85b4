import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Sidetopp, Skjema, Stabel, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { dato, kortDato, oppramsing, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Personvisning } from './modell.ts';
import { persondetalj, personnavn } from './ord.ts';
import { Rader } from './rader.tsx';
import { feilVed, nokkel, skrevet } from './skjema.ts';
import type { Oppforing, Slasammenside } from './slasammen.ts';

const BOKSTAV = ['A', 'B'] as const;

/** Two entries side by side, and the question. */
export function tegnSlasammen(m: Slasammenside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const s = t.sammen;
  const her = `/innlesing/holdt/${m.id}`;
  return {
    tittel: s.tittel,
    moduler: ['ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp
          sprak={sprak}
          topp={{
            tittel: s.tittel,
            ingress: s.ingress,
            smuler: [
              { tekst: t.innlesing, href: '/innlesing' },
              { tekst: t.holdt.tittel, href: '/innlesing/holdt' },
              { tekst: s.tilbake, href: her },
            ],
          }}
        />
        <Stabel>
          {ramme.skjema.konflikt && ramme.skjema.melding !== undefined ? (
            <Varselboks varsel={{ tone: 'trengerDeg', tittel: ramme.skjema.melding }} sprak={sprak} />
          ) : null}
          <div className="fm-side-om-side">
            {m.oppforinger.map((o, i) => (
              <Side key={o.id} oppforing={o} overskrift={s.oppforing(BOKSTAV[i] ?? '')} sprak={sprak} />
            ))}
          </div>
          {m.oppforinger.length < 2 ? (
            <Tomt tomt={{ tittel: s.forFa, lenke: { tekst: s.tilbake, href: her } }} />
          ) : m.hindring !== null ? (
            <Varselboks varsel={{ tone: 'trengerDeg', tittel: s.kanIkke, tekst: s.hindring[m.hindring] }} sprak={sprak} />
          ) : (
            <Skjema
              sprak={sprak}
              visning={{
                href: `${her}/slasammen`,
                knapp: s.knapp,
                avbrytHref: her,
                skjult: { _nokkel: nokkel(ramme, 'sammen'), _versjon: m.versjon },
                felt: [
                  {
                    slag: 'radio',
                    navn: 'behold',
                    etikett: s.behold,
                    hjelp: s.beholdHjelp,
                    verdi: skrevet(ramme, 'behold', m.forslag ?? undefined),
                    feil: feilVed(ramme, 'behold'),
                    valg: m.oppforinger.map((o, i) => ({
                      verdi: o.id,
                      tekst: `${s.oppforing(BOKSTAV[i] ?? '')}: ${personnavn(sprak, o.person)}`,
                      hjelp: persondetalj(sprak, o.person),
                    })),
                  },
                  {
                    slag: 'flerlinje',
                    navn: 'begrunnelse',
                    etikett: t.avgjor.begrunnelse,
                    hjelp: t.avgjor.begrunnelseHjelp,
                    verdi: skrevet(ramme, 'begrunnelse'),
                    feil: feilVed(ramme, 'begrunnelse'),
                  },
                ],
              }}
            />
          )}
        </Stabel>
      </>
    ),
  };
}

function Side({ oppforing: o, overskrift, sprak }: { oppforing: Oppforing; overskrift: string; sprak: Sprak }) {
  const t = tekst(sprak);
  const s = t.sammen;
  const navn = (personer: readonly Personvisning[]) =>
    personer.length === 0 ? s.ingen : oppramsing(personer.map((p) => personnavn(sprak, p)));
  const kilder = t.kilde as Readonly<Record<string, string>>;
  return (
    <section aria-label={overskrift}>
      <h2 className="fm-h2">{overskrift}</h2>
      <p>
        <strong>{personnavn(sprak, o.person)}</strong> <span className="fm-dempet">{persondetalj(sprak, o.person) ?? ''}</span>
      </p>
      <Rader
        rader={[
          ...(o.fodselsdato === null ? [] : [{ etikett: s.fodt, verdi: dato(o.fodselsdato) }]),
          {
            etikett: s.kilder,
            verdi: o.kilder.length === 0 ? s.ingen : oppramsing(o.kilder.map((k) => kilder[k] ?? t.person.manuell)),
          },
          ...(o.person.slag === 'skjermet'
            ? []
            : [
                { etikett: s.barn, verdi: navn(o.barn) },
                { etikett: s.ansvarlige, verdi: navn(o.ansvarlige) },
              ]),
          { etikett: s.nummer, verdi: o.harNummer ? s.harNummer : s.utenNummer },
          { etikett: s.kontakt, verdi: o.harKontakt ? s.harKontakt : s.utenKontakt },
          { etikett: s.beslutning, verdi: o.harBeslutning ? s.harBeslutning : s.utenBeslutning },
          { etikett: s.opprettet, verdi: kortDato(o.opprettet) },
        ]}
      />
    </section>
  );
}
