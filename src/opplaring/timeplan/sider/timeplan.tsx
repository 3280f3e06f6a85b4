import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { toppvalg } from '#register/gruppe/index.ts';
import {
  Faner,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Statusmerke,
  Tomt,
  Varselboks,
} from '#web/komponenter/index.ts';
import { periode } from '#web/tekster/index.ts';
import { VISNINGER, type Kollisjonsord, type Timeplanside, type Timevisning } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { cellelenke, endreplanlenke, lesInnlenke, planlenke, skolelenke, TIMEPLAN, uklenke } from './lenker.ts';
import { Time, Uke } from './uke.tsx';

const UUID = /^[0-9a-f-]{36}$/;

/** What was just done, in words chosen by a code in the address, and how to take it back. */
export function Gjort({ ramme }: { ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const { gjort = '', sett = '', antall = '' } = ramme.sporring;
  const ord =
    gjort === 'lest'
      ? t.gjort.lest(Number(antall) || 0)
      : gjort === 'time' ||
          gjort === 'fjernet' ||
          gjort === 'ringetider' ||
          gjort === 'rom' ||
          gjort === 'plan' ||
          gjort === 'endret' ||
          gjort === 'publisert' ||
          gjort === 'borte' ||
          gjort === 'dag' ||
          gjort === 'angret'
        ? t.gjort[gjort]
        : undefined;
  if (ord === undefined) return null;
  return (
    <Kvittering
      kvittering={{
        tekst: ord,
        ...(UUID.test(sett) && gjort !== 'angret'
          ? { angre: { tekst: t.angre, href: `${TIMEPLAN}/angre`, skjult: { sett, _nokkel: `${ramme.skjema.nokkel}-angre` } } }
          : {}),
      }}
    />
  );
}

const VISTE = 8;
/** Everything that is in two places at once: how many, and the first of them. */
export function Kollisjoner({ kollisjoner, ramme }: { kollisjoner: readonly Kollisjonsord[]; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (kollisjoner.length === 0) return null;
  return (
    <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.kollisjoner(kollisjoner.length) }} sprak={ramme.sprak}>
      <ul className="ds-list">
        {kollisjoner.slice(0, VISTE).map((k) => (
          <li key={JSON.stringify(k)}>{t.kollisjon(k)}</li>
        ))}
        {kollisjoner.length > VISTE ? <li>{t.flere(kollisjoner.length - VISTE)}</li> : null}
      </ul>
    </Varselboks>
  );
}

/** A school's timetable. */
export function tegnTimeplan(m: Timeplanside, ramme: Ramme): Tegning {
  const t = tekst(ramme.sprak);
  const topp = toppvalg({ ...m, velg: t.velgSkole, href: (skole, skolear) => planlenke({ skole, skolear, vis: m.vis }) });
  return {
    tittel: t.tittel,
    meny: TIMEPLAN,
    ...(m.kanEndre ? { moduler: ['flytt.js'] } : {}),
    ...topp,
    innhold: m.skole === null ? <Skolevalg m={m} ramme={ramme} /> : <Plan m={m} skole={m.skole} ramme={ramme} />,
  };
}

function Skolevalg({ m, ramme }: { m: Timeplanside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  return (
    <>
      <Sidetopp topp={{ tittel: t.tittel, ingress: m.skoler.length === 0 ? undefined : t.velgSkole }} sprak={ramme.sprak} />
      {m.skoler.length === 0 ? (
        <Tomt tomt={{ tittel: t.ingenSkoler, forklaring: t.ingenSkolerOm }} />
      ) : (
        <ul className="ds-list">
          {m.skoler.map((s) => (
            <li key={s.organisasjonsnummer}>
              <a className="ds-link" href={planlenke({ skole: s.organisasjonsnummer, skolear: m.skolear })}>
                {s.navn}
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function Plan({ m, skole, ramme }: { m: Timeplanside; skole: string; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const her = { skole, skolear: m.skolear };
  return (
    <Stabel>
      <Gjort ramme={ramme} />
      <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
        {m.kanEndre ? (
          <>
            <Knappelenke href={uklenke({ skole, vis: m.vis, id: m.valgt?.id ?? null })} slag="annen">
              {t.dagEndringer}
            </Knappelenke>
            {m.plan === null ? null : (
              <Knappelenke href={endreplanlenke(m.plan.planId)} slag="annen">
                {t.endrePlan}
              </Knappelenke>
            )}
            <Knappelenke href={skolelenke('ringetider', her)} slag="annen">
              {t.ringetider}
            </Knappelenke>
            <Knappelenke href={skolelenke('rom', her)} slag="annen">
              {t.rom}
            </Knappelenke>
            <Knappelenke href={skolelenke('plan', her)} slag="annen">
              {t.nyPlan}
            </Knappelenke>
            {m.plan === null || m.ringetider.length === 0 ? null : (
              <Knappelenke href={lesInnlenke(m.plan.planId)} slag="annen">
                {t.lesInn}
              </Knappelenke>
            )}
          </>
        ) : undefined}
      </Sidetopp>
      {m.plan === null ? (
        <Tomt tomt={{ tittel: t.ingenPlan, forklaring: t.ingenPlanOm }} />
      ) : (
        <>
          {m.plan.utkast ? (
            <Varselboks varsel={{ tone: 'noytral', tittel: `${t.utkast}: ${m.plan.navn}` }} sprak={sprak}>
              <p>{t.utkastOm}</p>
            </Varselboks>
          ) : null}
          <Kollisjoner kollisjoner={m.kollisjoner} ramme={ramme} />
          <Faner
            merke={t.hvaVises}
            faner={VISNINGER.map((v) => ({
              href: planlenke({ ...her, plan: m.plan!.planId, vis: v }),
              tekst: t.vis[v],
              valgt: v === m.vis,
            }))}
          />
          <Velger m={m} skole={skole} ramme={ramme} />
          <Rutenett m={m} planId={m.plan.planId} ramme={ramme} />
          {m.kanEndre && m.timer.length > 0 ? (
            <p className="fm-dempet fm-liten" data-flytt-om="" hidden>
              {t.draTime}
            </p>
          ) : null}
        </>
      )}
    </Stabel>
  );
}

function Velger({ m, skole, ramme }: { m: Timeplanside; skole: string; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.valg.length === 0) return null;
  return (
    <form method="get" action={TIMEPLAN} className="fm-datoskjema">
      <Skjult
        felt={{ skole, skolear: String(m.skolear), vis: m.vis, ...(m.planer.length > 1 ? {} : { plan: m.plan?.planId ?? '' }) }}
      />
      {m.planer.length > 1 ? (
        <Skjemafelt
          sprak={ramme.sprak}
          felt={{
            slag: 'velg',
            navn: 'plan',
            etikett: t.plan,
            verdi: m.plan?.planId ?? '',
            valg: m.planer.map((p) => ({
              verdi: p.planId,
              tekst: t.planMed(p.utkast ? `${t.utkast}: ${p.navn}` : p.navn, periode(ramme.sprak, p.fra, p.til)),
            })),
          }}
        />
      ) : null}
      <Skjemafelt
        sprak={ramme.sprak}
        felt={{
          slag: 'velg',
          navn: 'id',
          etikett: t.hvem[m.vis],
          verdi: m.valgt?.id ?? '',
          valg: m.valg.map((v) => ({ verdi: v.id, tekst: v.navn })),
        }}
      />
      <Knapp slag="annen">{t.visKnapp}</Knapp>
    </form>
  );
}

function Rutenett({ m, planId, ramme }: { m: Timeplanside; planId: string; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  if (m.valgt === null) return <Tomt tomt={{ tittel: t.ingenValg, forklaring: t.ingenValgOm }} />;
  if (m.ringetider.length === 0 && m.timer.length === 0)
    return <Tomt tomt={{ tittel: t.ingenRingetider, forklaring: t.ringetiderOm }} />;
  const valgt = m.valgt;
  const lenke = (dag: number, nr: number, aktivitet?: string) =>
    cellelenke({ plan: planId, dag, nr, vis: m.vis, id: valgt.id, ...(aktivitet === undefined ? {} : { aktivitet }) });
  const kolliderer = (x: Timevisning) =>
    m.kollisjoner.some((k) => k.dag === x.dag && k.nr === x.nr && k.ider.includes(x.aktivitetId));
  const opptatt = (x: Timevisning): string => {
    const steder = m.opptatt.find((o) => o.aktivitetId === x.aktivitetId && o.dag === x.dag && o.nr === x.nr)?.steder ?? [];
    return JSON.stringify(Object.fromEntries(steder.map((o) => [o.sted, t.opptattDer(o.hvem)])));
  };
  const ringer = new Set(m.ringetider.map((r) => r.nr));
  return (
    <Uke
      sprak={sprak}
      u={{
        tittel: t.ukenFor(valgt.navn),
        ringetider: m.ringetider,
        timer: m.timer,
        uten: valgt.id,
        ...(m.kanEndre
          ? {
              celle: (dag, nr, her) => (
                <ul
                  className="fm-stille-liste"
                  data-sted={ringer.has(nr) ? `${dag}-${nr}` : undefined}
                  data-navn={t.celle(t.dag(dag), nr)}
                >
                  {her.map((x) => (
                    <li key={x.aktivitetId} data-flyttes={lenke(dag, nr, x.aktivitetId)} data-opptatt={opptatt(x)}>
                      <a className="ds-link" href={lenke(dag, nr, x.aktivitetId)}>
                        <Time t={x} uten={valgt.id} />
                      </a>
                      {kolliderer(x) ? <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.merke }} /> : null}
                    </li>
                  ))}
                  {her.length === 0 && ringer.has(nr) ? (
                    <li>
                      <a className="ds-link" href={lenke(dag, nr)}>
                        {t.leggTil}
                        <span className="ds-sr-only"> {t.leggTilHer(t.dag(dag), nr)}</span>
                      </a>
                    </li>
                  ) : null}
                </ul>
              ),
            }
          : {}),
      }}
    />
  );
}
