import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Handlingsknapp, Kvittering, Sidetopp, Statusmerke, Tabell, Varselboks } from '#web/komponenter/index.ts';
import { datoOgTid, tall, type Sprak } from '#web/tekster/index.ts';
import type { Kontrollrad, Kontrollside } from '../modell.ts';
import { tekst } from '../tekster.ts';

/** Rows come within seconds; this long without a round while rows wait means that nobody seals. */
const SENT_MS = 15 * 60_000;

function Brudd({ k, sprak }: { k: Kontrollrad; sprak: Sprak }) {
  const t = tekst(sprak);
  if (k.brudd.length === 0) return null;
  return (
    <>
      <Varselboks varsel={{ tone: 'fare', tittel: t.bruddTittel, tekst: t.gjorNa }} sprak={sprak} />
      <Tabell
        sprak={sprak}
        tabell={{
          tittel: t.bruddTittel,
          skjulTittel: true,
          rader: k.brudd.slice(0, 100).map((b, i) => ({ ...b, i })),
          nokkel: (b) => String(b.i),
          tomt: { tittel: t.hel },
          kolonner: [
            { id: 'hva', tittel: t.hva, radtittel: true, celle: (b) => t.brudd[b.slag] ?? b.slag },
            {
              id: 'hvor',
              tittel: t.hvor,
              celle: (b) =>
                [
                  b.logg === undefined ? '' : (t.logg[b.logg] ?? b.logg),
                  b.runde === undefined ? '' : t.runde(b.runde),
                  b.kjede === undefined ? '' : t.kjede(b.kjede),
                  b.sted ?? '',
                ]
                  .filter(Boolean)
                  .join(', '),
            },
            { id: 'antall', tittel: t.rader, tall: true, celle: (b) => tall(b.antall) },
            { id: 'hvilke', tittel: t.hvilke, celle: (b) => b.rader.slice(0, 5).join(' ') },
          ],
        }}
      />
    </>
  );
}

/** The seals of the logs: the last checks, and what the newest found. */
export function tegnKontroll(m: Kontrollside, { sprak, sporring }: Ramme): Tegning {
  const t = tekst(sprak);
  const siste = m.kontroller[0];
  const { sisteRunde } = m;
  const sent = sisteRunde !== null && (siste?.uforseglet ?? 0) > 0 && Date.parse(m.na) - Date.parse(sisteRunde.tid) > SENT_MS;
  return {
    tittel: t.kontrollTittel,
    innhold: (
      <>
        <Sidetopp topp={{ tittel: t.kontrollTittel, ingress: t.kontrollIngress }} sprak={sprak}>
          <Handlingsknapp handling={{ href: '/sporing/kontroll/start', tekst: t.start }} />
        </Sidetopp>
        {sporring['gjort'] === 'startet' ? <Kvittering kvittering={{ tekst: t.startet }} /> : null}
        <p>{sisteRunde === null ? t.ingenRunde : t.sisteRunde(datoOgTid(sisteRunde.tid), sisteRunde.runde)}</p>
        {sent ? <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.sent }} sprak={sprak} /> : null}
        {siste === undefined ? null : <Brudd k={siste} sprak={sprak} />}
        {siste?.merknader.map((x) => (
          <p key={x.sted} className="fm-dempet">
            {t.etterfylt(x.antall, x.sted)}
          </p>
        ))}
        <Tabell
          sprak={sprak}
          tabell={{
            tittel: t.kontroller,
            rader: m.kontroller,
            nokkel: (k) => k.id,
            tomt: { tittel: t.ingenKontroll, forklaring: t.ingenKontrollTekst },
            kolonner: [
              { id: 'nar', tittel: t.nar, radtittel: true, celle: (k) => datoOgTid(k.startet) },
              {
                id: 'svar',
                tittel: t.resultat,
                celle: (k) => (
                  <Statusmerke
                    merke={k.brudd.length === 0 ? { tone: 'ok', tekst: t.hel } : { tone: 'fare', tekst: t.brutt(k.brudd.length) }}
                  />
                ),
              },
              { id: 'rader', tittel: t.rader, tall: true, celle: (k) => tall(k.rader) },
              { id: 'nye', tittel: t.uforseglet, tall: true, celle: (k) => tall(k.uforseglet) },
            ],
          }}
        />
      </>
    ),
  };
}
