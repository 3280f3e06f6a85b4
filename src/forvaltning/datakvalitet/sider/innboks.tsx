import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Handlingsknapp,
  Knapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjult,
  Stabel,
  Tabell,
  Varselboks,
  type Kolonne,
} from '#web/komponenter/index.ts';
import { kortDato, tall } from '#web/tekster/index.ts';
import type { Innboks } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { PER_SIDE } from '../visninger.ts';
import { stedvalg } from './oversikt.tsx';

type Rad = Innboks['rader'][number];
const UUID = /^[0-9a-f-]{36}$/;
const DATO = /^\d{4}-\d{2}-\d{2}/;

const sti = (m: Innboks): string => `/datakvalitet/${m.kode}?skole=${m.skole}`;
const nokkel = (r: Rad): string => `${r.personId ?? r.gruppeId}${r.annenId ?? ''}`;
/** Where a row is put right by hand: the group, its timetable, the card, the guardian's card. */
const retteside = (m: Innboks, r: Rad): string =>
  m.kode === 'uten_timeplan'
    ? r.gruppeId === null
      ? `/grupper/plasser?skole=${m.skole}&skolear=${m.skolear}`
      : `/timeplan?skole=${m.skole}&skolear=${m.skolear}&id=${r.gruppeId}`
    : r.gruppeId !== null
      ? m.kode === 'uten_kontaktlarer' || m.kode === 'gruppe_uten_larer'
        ? `/grupper/${r.gruppeId}/larere`
        : m.kode === 'gruppe_uten_fag' || m.kode === 'utgatt_fagkode'
          ? `/grupper/${r.gruppeId}/endre`
          : `/grupper/${r.gruppeId}`
      : m.kode === 'uten_foresatt'
        ? `/person/${r.personId}?fane=familie`
        : m.kode === 'to_klasser'
          ? `/flytting/${r.personId}`
          : `/person/${r.personId}`;

/** One kind of finding at a school, with whose it is, the trend, and the fix. */
export function tegnInnboks(m: Innboks, ramme: Ramme): Tegning {
  const { sprak, sporring, skjema } = ramme;
  const t = tekst(sprak);
  const ord = t.funn[m.kode];
  const { gjort = '', sett = '', antall = '' } = sporring;
  const rettes = m.kanRette && m.rader.some((r) => r.forslag !== null);
  return {
    tittel: ord.tittel,
    meny: '/datakvalitet',
    sted: stedvalg(m, `/datakvalitet/${m.kode}`, ramme),
    medIMenyen: `?skole=${m.skole}`,
    innhold: (
      <Stabel>
        {gjort === 'rettet' && Number(antall) > 0 ? (
          <Kvittering
            kvittering={{
              tekst: t.rettet(Number(antall)),
              ...(UUID.test(sett)
                ? {
                    angre: {
                      tekst: t.angre,
                      href: '/datakvalitet/angre',
                      skjult: { sett, kode: m.kode, _nokkel: `${skjema.nokkel}-angre` },
                    },
                  }
                : {}),
            }}
          />
        ) : gjort === 'slatt' ? (
          <>
            <Kvittering kvittering={{ tekst: t.par.slatt }} />
            {UUID.test(sett) ? (
              <p>
                <a className="ds-link" href={`/innlesing/${sett}/angre`}>
                  {t.par.angre}
                </a>
              </p>
            ) : null}
          </>
        ) : gjort === 'tatt' ? (
          <Kvittering kvittering={{ tekst: t.tatt }} />
        ) : gjort === 'angret' ? (
          <Kvittering kvittering={{ tekst: t.angret }} />
        ) : null}
        <Sidetopp
          topp={{ tittel: ord.tittel, ingress: ord.om, smuler: [{ tekst: t.tittel, href: `/datakvalitet?skole=${m.skole}` }] }}
          sprak={sprak}
        >
          {m.kode === 'uten_klasse' ? (
            <Knappelenke href={`/grupper/plasser?skole=${m.skole}&skolear=${m.skolear}`} slag="annen">
              {t.fordel}
            </Knappelenke>
          ) : m.kode === 'taus_stilling' ? (
            <Knappelenke href={`/ansatte/avslutt?skole=${m.skole}`} slag="annen">
              {t.avsluttFlere}
            </Knappelenke>
          ) : m.kode === 'inaktiv_med_tilgang' ? (
            <Knappelenke href={`/ansatte?status=inaktivMedTilgang&skole=${m.skole}`} slag="annen">
              {t.visAnsatte}
            </Knappelenke>
          ) : undefined}
        </Sidetopp>
        {skjema.melding === undefined ? null : (
          <Varselboks
            varsel={{ tone: 'trengerDeg', tittel: skjema.konflikt ? t.konflikt : (skjema.feil[0]?.melding ?? skjema.melding) }}
            sprak={sprak}
          />
        )}
        <div className="fm-knapper">
          <p>
            {t.eier}: {m.eier ?? t.ingenEier}
            {m.frist === null ? '' : `. ${t.frist}: ${kortDato(m.frist)}`}
          </p>
          {m.kanTa && m.totalt > 0 ? (
            <Handlingsknapp
              slag="annen"
              liten
              handling={{
                tekst: t.ta,
                href: '/datakvalitet/ta',
                skjult: { skole: m.skole, kode: m.kode, _nokkel: `${skjema.nokkel}-ta` },
              }}
            />
          ) : null}
        </div>
        {rettes ? (
          <form method="post" action={sti(m)} className="fm-stabel">
            <Skjult felt={{ _nokkel: skjema.nokkel, skole: m.skole }} />
            <Liste m={m} ramme={ramme} velges />
            <div className="fm-knapper">
              <Knapp>{ord.rett}</Knapp>
            </div>
          </form>
        ) : (
          <Liste m={m} ramme={ramme} velges={false} />
        )}
        <p className="fm-dempet fm-liten">{t.utelatt}</p>
        <Trend m={m} ramme={ramme} />
      </Stabel>
    ),
  };
}

function Liste({ m, ramme, velges }: { m: Innboks; ramme: Ramme; velges: boolean }) {
  const t = tekst(ramme.sprak);
  const detalj = t.detalj[m.kode];
  const kolonner: Kolonne<Rad>[] = [
    {
      id: 'navn',
      tittel: t.navn,
      radtittel: true,
      celle: (r) =>
        velges && r.forslag !== null ? (
          <label className="fm-kryssrad">
            <input
              className="ds-input"
              type="checkbox"
              name="velg"
              value={`${r.personId ?? r.gruppeId}=${r.forslag}`}
              defaultChecked
            />
            <span>{r.navn}</span>
          </label>
        ) : (
          <a className="ds-link" href={retteside(m, r)}>
            {r.navn}
          </a>
        ),
    },
    ...(m.rader.some((r) => r.trinn !== null)
      ? [{ id: 'trinn', tittel: t.trinn, tall: true, celle: (r: Rad) => (r.trinn === null ? '–' : tall(r.trinn)) }]
      : []),
    ...(detalj === undefined
      ? []
      : [
          {
            id: 'hva',
            tittel: detalj,
            celle: (r: Rad) => (r.hva === null ? '–' : DATO.test(r.hva) ? kortDato(r.hva.slice(0, 10)) : r.hva),
          },
        ]),
    ...(m.kode === 'duplikat' || m.kode === 'ansatt_dobbel'
      ? [
          {
            id: 'annen',
            tittel: t.annen,
            celle: (r: Rad) => (
              <a
                className="ds-link"
                href={
                  m.kanSlaSammen
                    ? `/datakvalitet/${m.kode === 'duplikat' ? 'elev' : 'ansatt'}/${r.personId}/${r.annenId}`
                    : `/person/${r.annenId}`
                }
                aria-label={`${m.kanSlaSammen ? t.slaSammen : t.annen}, ${r.navn}`}
              >
                {m.kanSlaSammen ? t.slaSammen : t.apne}
              </a>
            ),
          },
        ]
      : []),
    ...(velges ? [{ id: 'forslag', tittel: t.forslag, celle: (r: Rad) => r.forslagsnavn ?? t.ingenForslag }] : []),
  ];
  const av = Math.max(1, Math.ceil(m.totalt / PER_SIDE));
  return (
    <Tabell
      sprak={ramme.sprak}
      tabell={{
        tittel: t.funn[m.kode].tittel,
        skjulTittel: true,
        rader: m.rader,
        nokkel,
        tomt: { tittel: t.ingen, forklaring: t.ingenOm },
        kolonner,
        ...(av > 1
          ? {
              sider: {
                side: m.side,
                av,
                ...(m.side > 1 ? { forrigeHref: `${sti(m)}&side=${m.side - 1}` } : {}),
                ...(m.side < av ? { nesteHref: `${sti(m)}&side=${m.side + 1}` } : {}),
              },
            }
          : {}),
      }}
    />
  );
}

function Trend({ m, ramme }: { m: Innboks; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.trend.length < 2) return null;
  return (
    <details>
      <summary>{t.trend}</summary>
      <Tabell
        sprak={ramme.sprak}
        tabell={{
          tittel: t.trend,
          skjulTittel: true,
          tett: true,
          rader: m.trend.toReversed(),
          nokkel: (d) => d.dag,
          tomt: { tittel: t.trend },
          kolonner: [
            { id: 'dag', tittel: t.dag, radtittel: true, celle: (d) => kortDato(d.dag) },
            { id: 'antall', tittel: t.antall, tall: true, celle: (d) => tall(d.antall) },
          ],
        }}
      />
    </details>
  );
}
