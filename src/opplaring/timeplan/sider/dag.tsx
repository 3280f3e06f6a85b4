import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Faner, Knapp, Sidetopp, Skjema, Skjemafelt, Skjult, Stabel, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { ukedagsdato } from '#web/tekster/index.ts';
import { VISNINGER, type Dagsskjema, type Ukeside } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { daglenke, planlenke, TIMEPLAN, uklenke } from './lenker.ts';
import { Gjort } from './timeplan.tsx';
import { Time, Uke, Ukevelger } from './uke.tsx';

/** A school's week as it will be; who may, opens a lesson to change it for that day. */
export function tegnUkeside(m: Ukeside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const uke = { skole: m.skole, uke: m.mandag };
  const valgt = m.valgt;
  return {
    tittel: t.dagEndringer,
    meny: TIMEPLAN,
    innhold: (
      <Stabel>
        <Gjort ramme={ramme} />
        <Sidetopp
          topp={{
            tittel: t.dagEndringer,
            ingress: m.kanEndre ? t.dagEndringerOm : t.ingress,
            smuler: [{ tekst: t.tittel, href: planlenke({ skole: m.skole, skolear: m.skolear }) }],
          }}
          sprak={sprak}
        />
        <Faner
          merke={t.hvaVises}
          faner={VISNINGER.map((v) => ({ href: uklenke({ ...uke, vis: v }), tekst: t.vis[v], valgt: v === m.vis }))}
        />
        {valgt === null ? (
          <Tomt tomt={{ tittel: t.ingenValg, forklaring: t.ingenValgOm }} />
        ) : (
          <>
            <form method="get" action={`${TIMEPLAN}/uke`} className="fm-datoskjema">
              <Skjult felt={{ ...uke, vis: m.vis }} />
              <Skjemafelt
                sprak={sprak}
                felt={{
                  slag: 'velg',
                  navn: 'id',
                  etikett: t.hvem[m.vis],
                  verdi: valgt.id,
                  valg: m.valg.map((v) => ({ verdi: v.id, tekst: v.navn })),
                }}
              />
              <Knapp slag="annen">{t.visKnapp}</Knapp>
            </form>
            <Ukevelger
              mandag={m.mandag}
              sti={`${TIMEPLAN}/uke`}
              felt={{ skole: m.skole, vis: m.vis, id: valgt.id }}
              sprak={sprak}
            />
            <Uke
              sprak={sprak}
              u={{
                tittel: `${t.ukenFor(valgt.navn)}, ${t.uke(ukedagsdato(sprak, m.mandag)).toLocaleLowerCase('nb')}`,
                ringetider: m.ringetider,
                timer: m.timer,
                uten: valgt.id,
                ...(m.kanEndre
                  ? {
                      celle: (_dag, nr, her) =>
                        her.length === 0 ? (
                          <span className="fm-dempet">–</span>
                        ) : (
                          <ul className="fm-stille-liste">
                            {her.map((x) => (
                              <li key={x.aktivitetId}>
                                <a
                                  className="ds-link"
                                  href={daglenke({ aktivitet: x.aktivitetId, nr, dato: x.dato ?? m.mandag })}
                                >
                                  <Time t={x} uten={valgt.id} sprak={sprak} />
                                </a>
                              </li>
                            ))}
                          </ul>
                        ),
                    }
                  : {}),
              }}
            />
          </>
        )}
      </Stabel>
    ),
  };
}

/** One lesson on one day. */
export function tegnDag(m: Dagsskjema, ramme: Ramme): Tegning {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const { time } = m;
  const tittel = t.endreDag(time.navn);
  const tilbake = uklenke({ skole: m.skole, id: time.grupper[0]?.id ?? null, uke: m.dato });
  const valg = (liste: Dagsskjema['larere']) => [
    { verdi: '', tekst: t.somPlanen },
    ...liste.map((x) => ({ verdi: x.id, tekst: x.opptatt === null ? x.navn : t.opptatt(x.navn, x.opptatt) })),
  ];
  const felt = (navn: string, na: string | undefined) => ({
    navn,
    verdi: skjema.verdier[navn] ?? na ?? '',
    feil: skjema.feil.find((f) => f.navn === navn)?.melding,
  });
  const na = time.endring === null ? 'plan' : time.endring.avlyst ? 'avlyst' : 'endret';
  return {
    tittel,
    meny: TIMEPLAN,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.endret }} sprak={sprak}>
            <p>
              <Time t={time} sprak={sprak} />
            </p>
          </Varselboks>
        ) : null}
        <Sidetopp
          topp={{
            tittel,
            ingress: `${ukedagsdato(sprak, m.dato)} · ${time.fra === null || time.til === null ? t.time(time.nr) : t.kl(time.fra, time.til)} · ${time.grupper.map((g) => g.navn).join(', ')}`,
            smuler: [
              { tekst: t.tittel, href: planlenke({ skole: m.skole, skolear: m.skolear }) },
              { tekst: t.dagEndringer, href: tilbake },
            ],
          }}
          sprak={sprak}
        />
        <p>{t.sier}</p>
        <Skjema
          sprak={sprak}
          visning={{
            href: daglenke({ aktivitet: time.aktivitetId, nr: time.nr, dato: m.dato }),
            felt: [
              {
                slag: 'radio',
                etikett: t.hvaGjelder,
                valg: [
                  { verdi: 'plan', tekst: t.somPlanen },
                  { verdi: 'endret', tekst: t.annet },
                  { verdi: 'avlyst', tekst: t.avlyst },
                ],
                ...felt('hva', na),
              },
              {
                slag: 'velg',
                etikett: t.vikar,
                valgfritt: true,
                valg: valg(m.larere),
                ...felt('larer', time.endring?.forLarere ? time.larere[0]?.id : ''),
              },
              {
                slag: 'velg',
                etikett: t.annetRom,
                valgfritt: true,
                valg: valg(m.rom),
                ...felt('rom', time.endring?.forRom ? time.rom[0]?.id : ''),
              },
              ...(skjema.feil.some((f) => f.navn === 'larer' || f.navn === 'rom')
                ? [{ slag: 'avkryssing' as const, navn: 'likevel', etikett: t.likevel }]
                : []),
            ],
            skjult: {
              _nokkel: skjema.nokkel,
              _versjon: m.versjon,
              aktivitet: time.aktivitetId,
              nr: String(time.nr),
              dato: m.dato,
            },
            knapp: t.lagre,
            avbrytHref: tilbake,
          }}
        />
      </Stabel>
    ),
  };
}
