import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Handlingsknapp,
  Knappelenke,
  Kvittering,
  Sidetopp,
  Skjema,
  Stabel,
  Statusmerke,
  Varselboks,
} from '#web/komponenter/index.ts';
import { naertidspunkt, storForbokstav } from '#web/tekster/index.ts';
import { tekst } from '../tekster.ts';
import type { Holdtside } from './holdt.ts';
import { holdtord } from './holdtord.ts';
import { hvemord, personnavn } from './ord.ts';
import { Person } from './person.tsx';
import { Rader, type Rad } from './rader.tsx';
import { feilVed, nokkel, skrevet } from './skjema.ts';

/** One held record. */
export function tegnHoldt(m: Holdtside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const h = t.holdt;
  const r = m.holdt;
  const ord = holdtord(sprak, r);
  const her = `/innlesing/holdt/${r.id}`;
  const nar = (tid: string) => storForbokstav(naertidspunkt(sprak, tid, m.na));
  const kode = ramme.sporring['gjort'] ?? '';
  const gjort = Object.hasOwn(h.gjort, kode) ? h.gjort[kode] : undefined;
  const rader: Rad[] = [
    {
      etikett: h.gjelder,
      verdi: r.hvem.slag === 'ukjent' ? hvemord(sprak, r) : <Person person={r.hvem} sprak={sprak} />,
    },
    { etikett: h.hvorfor, verdi: ord.hvorfor },
    ...(r.losning === null ? [{ etikett: h.gjor, verdi: ord.gjor }] : []),
    ...(ord.rettes === undefined
      ? []
      : [
          {
            etikett: h.rettes,
            verdi: (
              <>
                {ord.rettes}{' '}
                {ord.lenke === undefined ? null : (
                  <a className="ds-link" href={ord.lenke.href} rel="noreferrer">
                    {ord.lenke.tekst}
                  </a>
                )}
              </>
            ),
          },
        ]),
    { etikett: h.forst, verdi: nar(r.opprettet) },
    { etikett: h.sistSett, verdi: nar(r.sistSett) },
    {
      etikett: h.kjoring,
      verdi: (
        <>
          {t.kilde[r.kilde]}{' '}
          <a className="ds-link" href={`/innlesing/${r.kjoring}`}>
            {h.seKjoring}
          </a>
        </>
      ),
    },
  ];
  return {
    tittel: ord.tittel,
    moduler: ['framdrift.js', 'ds-error-summary.js'],
    meny: '/innlesing',
    innhold: (
      <>
        <Sidetopp
          sprak={sprak}
          topp={{
            tittel: ord.tittel,
            ingress: hvemord(sprak, r),
            smuler: [
              { tekst: t.innlesing, href: '/innlesing' },
              { tekst: h.tittel, href: '/innlesing/holdt' },
            ],
          }}
        />
        <Stabel>
          <Tilstand m={m} ramme={ramme} gjort={gjort} />
          {ramme.skjema.konflikt && ramme.skjema.melding !== undefined ? (
            <Varselboks varsel={{ tone: 'trengerDeg', tittel: ramme.skjema.melding }} sprak={sprak} />
          ) : null}
          <Rader rader={rader} />
          {m.kanSlaSammen ? (
            <p>
              <Knappelenke href={`${her}/slasammen`}>{h.slaSammen}</Knappelenke>
            </p>
          ) : null}
          {m.kanProve ? (
            <section aria-labelledby="prov">
              <h2 className="fm-h2" id="prov">
                {h.prov}
              </h2>
              <p className="fm-dempet">{h.provOm}</p>
              <Handlingsknapp
                slag={m.kanSlaSammen ? 'annen' : 'hoved'}
                handling={{ tekst: h.prov, href: `${her}/prov`, skjult: { _nokkel: nokkel(ramme, 'prov') } }}
              />
            </section>
          ) : r.losning === null && !r.kanProves ? (
            <p className="fm-dempet">{h.provUtenPost}</p>
          ) : null}
          {m.kanLeggeTilSide ? <LeggTilSide m={m} ramme={ramme} /> : null}
          {m.kanTaFram ? (
            <Handlingsknapp
              slag="annen"
              handling={{ tekst: h.taFram, href: `${her}/fram`, skjult: { _nokkel: nokkel(ramme, 'fram') } }}
            />
          ) : null}
        </Stabel>
      </>
    ),
  };
}

/** Where it stands, kept up to date while it is tried. */
function Tilstand({ m, ramme, gjort }: { m: Holdtside; ramme: Ramme; gjort: string | undefined }) {
  const { sprak } = ramme;
  const h = tekst(sprak).holdt;
  const r = m.holdt;
  const her = `/innlesing/holdt/${r.id}`;
  return (
    <section
      id="tilstand"
      aria-label={tekst(sprak).oversikt.kolonne.status}
      data-framdrift={her}
      data-hendelser="/innlesing/hendelser"
      data-pagar={m.proves ? '' : undefined}
      data-hele-siden=""
    >
      {gjort !== undefined && (m.proves || r.losning !== null || ramme.sporring['gjort'] === 'fram') ? (
        <Kvittering kvittering={{ tekst: gjort }} />
      ) : null}
      {r.losning !== null ? (
        <p>
          <Statusmerke
            merke={{ tone: r.losning === 'lagt_til_side' ? 'noytral' : 'ok', tekst: h.lost[r.losning] ?? h.lostAnnet }}
          />
        </p>
      ) : m.proves && gjort === undefined ? (
        <output>{h.provStartet}</output>
      ) : null}
      {m.tilSide === null ? null : (
        <p>
          {h.lagtTilSideAv(personnavn(sprak, m.tilSide.av), naertidspunkt(sprak, m.tilSide.nar, m.na))} «{m.tilSide.begrunnelse}»
        </p>
      )}
    </section>
  );
}

function LeggTilSide({ m, ramme }: { m: Holdtside; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const h = t.holdt;
  const kommerIgjen = m.holdt.arsak === 'ny_foresatt_naer_skjermet' || m.holdt.arsak === 'uleselig_post';
  return (
    <section aria-labelledby="til-side">
      <h2 className="fm-h2" id="til-side">
        {h.leggTilSide}
      </h2>
      <p className="fm-dempet">{kommerIgjen ? h.leggTilSideAlltid : h.leggTilSideOm}</p>
      <Skjema
        sprak={sprak}
        visning={{
          href: `/innlesing/holdt/${m.holdt.id}`,
          knapp: h.leggTilSide,
          skjult: { _nokkel: nokkel(ramme, 'tilside'), _versjon: m.versjon },
          felt: [
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
    </section>
  );
}
