import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { paSprak } from '#grunn/sprak/index.ts';
import { Handlingsknapp, Knappelenke, Kvittering, Sidetopp, Stabel, Statusmerke, Tabell, Varselboks } from '#web/komponenter/index.ts'; // prettier-ignore
import { datoOgTid, klokkeslett, kortDato } from '#web/tekster/index.ts';
import { ROLLETEKST } from '#tilgang/rolle/index.ts';
import { tekst } from '../tekster.ts';
import { nokkel } from './skjema.ts';
import type { Rolleoversikt } from './visninger.ts';

type Rad = Rolleoversikt['tildelinger'][number];

function Gjort({ m, ramme }: { m: Rolleoversikt; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const gjort = ramme.sporring['gjort'];
  if (gjort === undefined || !(gjort in t.gjort)) return null;
  return (
    <Kvittering
      kvittering={{
        tekst: t.gjort[gjort as keyof typeof t.gjort],
        ...(gjort === 'tabell' && m.kan.tabell
          ? { angre: { tekst: t.angreTabell, href: '/roller/stillinger/angre', skjult: { _nokkel: nokkel(ramme, 'angre') } } }
          : {}),
      }}
    />
  );
}

/** A protected employee has no card to go to from here. */
const Hvem = ({ r }: { r: { readonly personId: string; readonly navn: string; readonly skjult: boolean } }) =>
  r.skjult ? (
    <span className="fm-dempet">{r.navn}</span>
  ) : (
    <a className="ds-link" href={`/ansatte/${r.personId}`}>
      {r.navn}
    </a>
  );

function Tildelinger({ m, ramme }: { m: Rolleoversikt; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const status = (r: Rad) =>
    r.godkjenning === 'venter'
      ? ({ tone: 'trengerDeg', tekst: t.venter } as const)
      : ({ tone: r.fra > m.idag ? 'noytral' : 'ok', tekst: r.fra > m.idag ? t.kommer : t.gjelder } as const);
  return (
    <section>
      <h2 className="fm-h2">{t.gitte}</h2>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.gitte,
          skjulTittel: true,
          rader: m.tildelinger,
          nokkel: (r) => r.id,
          tomt: { tittel: t.ingenGitte, forklaring: t.ingenGitteOm },
          kolonner: [
            {
              id: 'hvem',
              tittel: t.hvem,
              radtittel: true,
              celle: (r) => <Hvem r={r} />,
            },
            { id: 'rolle', tittel: t.rolle, celle: (r) => paSprak(ROLLETEKST[r.rolle], sprak) },
            { id: 'hvor', tittel: t.hvor, celle: (r) => r.sted ?? t.heleKommunen },
            { id: 'til', tittel: t.til, celle: (r) => <span className="fm-tall">{kortDato(r.til)}</span> },
            {
              id: 'gitt',
              tittel: t.gittAv,
              celle: (r) => (
                <>
                  {r.gittAv}
                  <span className="fm-linje fm-dempet fm-liten">{r.begrunnelse}</span>
                </>
              ),
            },
            { id: 'status', tittel: t.status, celle: (r) => <Statusmerke merke={status(r)} /> },
            {
              id: 'handling',
              tittel: t.handling,
              celle: (r) => (
                <div className="fm-knapper">
                  {r.kanGodkjenne ? (
                    <Handlingsknapp
                      slag="hoved"
                      liten
                      handling={{
                        tekst: t.godkjenn,
                        href: `/roller/${r.id}/godkjenn`,
                        skjult: { _nokkel: nokkel(ramme, `g${r.id}`) },
                      }}
                    />
                  ) : null}
                  {m.kan.gi ? (
                    <Knappelenke slag="stille" liten href={`/roller/${r.id}/avslutt`}>
                      {t.fjern}
                      <span className="ds-sr-only">
                        {' '}
                        {paSprak(ROLLETEKST[r.rolle], sprak)}, {r.navn}
                      </span>
                    </Knappelenke>
                  ) : null}
                </div>
              ),
            },
          ],
        }}
      />
    </section>
  );
}

function Vinduer({ m, ramme }: { m: Rolleoversikt; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  return (
    <section>
      <h2 className="fm-h2">{t.vinduer}</h2>
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.vinduer,
          skjulTittel: true,
          rader: m.vinduer,
          nokkel: (v) => v.id,
          tomt: { tittel: t.ingenVinduer, forklaring: t.ingenVinduerOm },
          kolonner: [
            { id: 'leverandor', tittel: t.leverandor, radtittel: true, celle: (v) => v.leverandor },
            {
              id: 'hvem',
              tittel: t.hvem,
              celle: (v) => <Hvem r={v} />,
            },
            {
              id: 'apnet',
              tittel: t.apnet,
              celle: (v) => (
                <>
                  {datoOgTid(v.apnet)}
                  <span className="fm-linje fm-dempet fm-liten">
                    {v.apnetAv}: {v.begrunnelse}
                  </span>
                </>
              ),
            },
            { id: 'til', tittel: t.stengt, celle: (v) => datoOgTid(v.lukket ?? v.til) },
            {
              id: 'status',
              tittel: t.status,
              celle: (v) => (
                <Statusmerke
                  merke={{
                    tone: v.apent ? 'trengerDeg' : 'noytral',
                    tekst: v.apent ? t.apentNa : v.lukket === null ? t.utlopt : t.stengt,
                  }}
                />
              ),
            },
          ],
        }}
      />
    </section>
  );
}

/** Hand-given roles, what waits for a second person, vendors, and the way to the table. */
export function tegnRolleoversikt(m: Rolleoversikt, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const venter = m.tildelinger.filter((r) => r.godkjenning === 'venter').length;
  return {
    tittel: t.tittel,
    meny: '/roller',
    innhold: (
      <Stabel>
        <Sidetopp topp={{ tittel: t.tittel, ingress: t.ingress }} sprak={sprak}>
          {m.kan.gi ? (
            <Knappelenke slag="annen" href="/ansatte">
              {t.finnAnsatt}
            </Knappelenke>
          ) : null}
        </Sidetopp>
        <Gjort m={m} ramme={ramme} />
        {m.vinduer
          .filter((v) => v.apent)
          .map((v) => (
            <Varselboks
              key={v.id}
              sprak={sprak}
              varsel={{
                tone: 'trengerDeg',
                tittel: t.apent(v.leverandor, klokkeslett(v.til)),
                tekst: v.begrunnelse,
                ...(m.kan.vindu
                  ? {
                      handlinger: [
                        { tekst: t.steng, href: `/roller/vindu/${v.id}/lukk`, skjult: { _nokkel: nokkel(ramme, `v${v.id}`) } },
                      ],
                    }
                  : {}),
              }}
            />
          ))}
        {venter === 0 ? null : (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.venterTittel(venter), tekst: t.venterOm }} sprak={sprak} />
        )}
        <Tildelinger m={m} ramme={ramme} />
        <section>
          <h2 className="fm-h2">{t.tabell}</h2>
          <p>{t.tabellOm(m.linjer)}</p>
          {m.kan.tabell ? (
            <Knappelenke slag="annen" href="/roller/stillinger">
              {t.endreTabell}
            </Knappelenke>
          ) : null}
        </section>
        <section>
          <h2 className="fm-h2">{t.losning}</h2>
          <p>
            {t.losningOm}{' '}
            {m.kan.tabell ? (
              <a className="ds-link" href="/innlesing/fil">
                {t.losningFil}
              </a>
            ) : null}
          </p>
        </section>
        <section>
          <h2 className="fm-h2">{t.krav}</h2>
          <p>
            {m.opplaeringKreves ? t.kravPa : t.kravAv}{' '}
            {m.kan.krav ? (
              <a className="ds-link" href="/roller/krav">
                {t.endreKrav}
                <span className="ds-sr-only"> {t.krav}</span>
              </a>
            ) : null}
          </p>
        </section>
        <Vinduer m={m} ramme={ramme} />
      </Stabel>
    ),
  };
}
