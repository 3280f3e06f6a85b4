import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Knapp,
  Kvittering,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Tabell,
  Varselboks,
} from '#web/komponenter/index.ts';
import { datoOgTid, tall } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { GRUPPEVALG, LARERVALG, type Skifteside } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { arvalg, Status } from './oversikt.tsx';

const sti = (m: Skifteside): string => `/skolearsskifte/${m.skole}`;

/** One school's change: what is chosen and what it would come to, or what was done and how to take it back. */
export function tegnSkifte(m: Skifteside, ramme: Ramme): Tegning {
  const { sprak, sporring } = ramme;
  const t = tekst(sprak);
  const gjort = sporring['gjort'];
  const underveis = m.sett?.status === 'bestilt' || m.sett?.status === 'angring_bestilt';
  return {
    tittel: `${t.tittel}, ${m.navn}`,
    meny: '/skolearsskifte',
    sted: { valgt: m.navn, valg: [] },
    periode: arvalg(m.fraAr, m.ar, sti(m), ramme),
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        {gjort === 'bestilt' && underveis ? <Kvittering kvittering={{ tekst: t.bestilt }} /> : null}
        {gjort === 'angring' && underveis ? <Kvittering kvittering={{ tekst: t.angring }} /> : null}
        <Sidetopp
          topp={{
            tittel: m.navn,
            ingress: t.ingress(skrivSkolear(m.fraAr), skrivSkolear(m.fraAr + 1)),
            smuler: [{ tekst: t.tittel, href: `/skolearsskifte?fraAr=${m.fraAr}` }],
          }}
          sprak={sprak}
        />
        {ramme.skjema.konflikt ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: t.konflikt }} sprak={sprak} />
        ) : ramme.skjema.melding !== undefined && ramme.skjema.feil.length === 0 ? (
          <Varselboks varsel={{ tone: 'trengerDeg', tittel: ramme.skjema.melding }} sprak={sprak} />
        ) : null}
        {m.sett === null ? <Forhandsvisning m={m} ramme={ramme} /> : <Gjort m={m} ramme={ramme} />}
        <Historikk m={m} ramme={ramme} />
      </Stabel>
    ),
  };
}

function Gjort({ m, ramme }: { m: Skifteside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const sett = m.sett!;
  if (sett.status !== 'utfort')
    return (
      <Varselboks
        varsel={{
          tone: 'noytral',
          tittel: t.paVei,
          tekst: t.paVeiOm,
          lenker: [{ tekst: t.oppdater, href: `${sti(m)}?fraAr=${m.fraAr}` }],
        }}
        sprak={ramme.sprak}
      />
    );
  return (
    <>
      <Varselboks
        varsel={{
          tone: sett.arsak === null ? 'ok' : 'trengerDeg',
          tittel: t.gjort,
          tekst: t.gjortTall(sett.antall),
          lenker: [{ tekst: t.tilNye, href: `/grupper?skole=${m.skole}&skolear=${m.fraAr + 1}` }],
        }}
        sprak={ramme.sprak}
      >
        {sett.arsak === null ? null : <p>{t.arsaker[sett.arsak] ?? t.arsaker['ukjent']}</p>}
      </Varselboks>
      {m.kanAngre ? (
        <div>
          <Handlingsknapp
            slag="annen"
            handling={{
              tekst: t.angre,
              href: '/skolearsskifte/angre',
              skjult: { sett: sett.id, _nokkel: `${ramme.skjema.nokkel}-angre` },
            }}
          />
          <p className="fm-dempet fm-liten">{t.gjorOm}</p>
        </div>
      ) : null}
    </>
  );
}

function Valgene({ m, ramme }: { m: Skifteside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const { skjema, sprak } = ramme;
  return (
    <form method="get" action={sti(m)} className="fm-skjema">
      <Feiloppsummering feil={skjema.feil} sprak={sprak} />
      <Skjult felt={{ fraAr: String(m.fraAr), valgt: 'ja' }} />
      <Skjemafelt
        sprak={sprak}
        felt={{
          slag: 'radio',
          navn: 'larere',
          etikett: t.larere,
          hjelp: t.larereOm,
          verdi: m.valg.larere,
          valg: LARERVALG.map((v) => ({ verdi: v, tekst: t.larervalg[v]! })),
        }}
      />
      <fieldset className="fm-trinnvalg">
        <legend>{t.grupper}</legend>
        {GRUPPEVALG.map((g) => (
          <label key={g} className="fm-kryssrad">
            <input className="ds-input" type="checkbox" name="grupper" value={g} defaultChecked={m.valg.grupper.includes(g)} />
            <span>{t.gruppevalg[g]}</span>
          </label>
        ))}
      </fieldset>
      <p className="fm-dempet fm-liten">{t.grupperOm}</p>
      {m.trinnTil < 10 ? (
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'ungdomsskole',
            etikett: t.ungdomsskole(m.trinnTil),
            verdi: m.valg.ungdomsskole ?? '',
            feil: skjema.feil.find((f) => f.navn === 'ungdomsskole')?.melding,
            valgfritt: true,
            valg: [{ verdi: '', tekst: t.velgSkole }, ...m.ungdomsskoler.map((s) => ({ verdi: s.skole, tekst: s.navn }))],
          }}
        />
      ) : null}
      <Skjemafelt
        sprak={sprak}
        felt={{ slag: 'avkryssing', navn: 'nyeForste', etikett: t.nyeForste, hjelp: t.nyeForsteOm, krysset: m.valg.nyeForste }}
      />
      <div className="fm-knapper">
        <Knapp slag="annen">{t.vis}</Knapp>
      </div>
    </form>
  );
}

function Forhandsvisning({ m, ramme }: { m: Skifteside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  const folger = [
    m.tall.opp > 0 ? t.opp(m.tall.opp) : null,
    ...m.videre.map((v) => (v.skole === null ? t.videreUten(v.antall) : t.videre(v.antall, v.navn ?? v.skole))),
    m.tall.ut > 0 ? t.ut(m.tall.ut) : null,
    m.tall.nye > 0 ? t.nye(m.tall.nye) : null,
    m.utenKlasse > 0 ? t.utenKlasse(m.utenKlasse) : null,
  ].filter((x) => x !== null);
  return (
    <>
      {m.kanBestille ? (
        <section aria-labelledby="valg">
          <h2 className="fm-h2" id="valg">
            {t.valg}
          </h2>
          <Valgene m={m} ramme={ramme} />
        </section>
      ) : null}
      <section aria-labelledby="blir">
        <h2 className="fm-h2" id="blir">
          {t.blir}
        </h2>
        <ul className="ds-list">
          {folger.map((f) => (
            <li key={f}>{f}</li>
          ))}
        </ul>
        <p className="fm-dempet fm-liten">{t.skjulte}</p>
        <Klassene m={m} ramme={ramme} />
      </section>
      {m.kanBestille ? <Gjor m={m} ramme={ramme} /> : null}
    </>
  );
}

function Klassene({ m, ramme }: { m: Skifteside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  return (
    <Tabell
      sprak={ramme.sprak}
      tabell={{
        tittel: t.klasse,
        skjulTittel: true,
        rader: m.klasser,
        nokkel: (k) => `${k.slag}-${k.navn}`,
        tomt: { tittel: t.ingenKlasser },
        kolonner: [
          { id: 'navn', tittel: t.klasse, radtittel: true, celle: (k) => k.navn },
          {
            id: 'blir',
            tittel: t.blirTil,
            celle: (k) => (k.nyttNavn === null ? t.sluttes : k.finnes ? `${k.nyttNavn} (${t.finnes})` : k.nyttNavn),
          },
          { id: 'elever', tittel: t.flytter, tall: true, celle: (k) => (k.nyttNavn === null ? '–' : tall(k.elever)) },
          {
            id: 'larere',
            tittel: t.larertittel,
            celle: (k) =>
              k.nyttNavn === null || k.larere.length === 0
                ? '–'
                : k.larere.map((l) => `${l.navn} ${l.folger ? t.folger : l.sluttet ? t.sluttet : t.folgerIkke}`).join(', '),
          },
        ],
      }}
    />
  );
}

function Gjor({ m, ramme }: { m: Skifteside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  return (
    <form method="post" action={sti(m)} noValidate>
      <Skjult
        felt={{
          _nokkel: ramme.skjema.nokkel,
          _versjon: m.versjon,
          valgt: 'ja',
          fraAr: String(m.fraAr),
          larere: m.valg.larere,
          ungdomsskole: m.valg.ungdomsskole ?? '',
          ...(m.valg.nyeForste ? { nyeForste: 'ja' } : {}),
        }}
      />
      {m.valg.grupper.map((g) => (
        <input key={g} type="hidden" name="grupper" value={g} />
      ))}
      <Knapp>{t.gjor}</Knapp>
      <p className="fm-dempet fm-liten">{t.gjorOm}</p>
    </form>
  );
}

function Historikk({ m, ramme }: { m: Skifteside; ramme: Ramme }) {
  const t = tekst(ramme.sprak);
  if (m.historikk.length === 0) return null;
  return (
    <section aria-labelledby="historikk">
      <h2 className="fm-h2" id="historikk">
        {t.historikk}
      </h2>
      <Tabell
        sprak={ramme.sprak}
        tabell={{
          tittel: t.historikk,
          skjulTittel: true,
          rader: m.historikk,
          nokkel: (x) => x.id,
          tomt: { tittel: t.historikk },
          kolonner: [
            { id: 'nar', tittel: t.nar, radtittel: true, celle: (x) => datoOgTid(x.opprettet) },
            { id: 'hvem', tittel: t.hvem, celle: (x) => x.av ?? '–' },
            {
              id: 'status',
              tittel: t.tilstand,
              celle: (x) => (
                <>
                  <Status status={x.status} ramme={ramme} />
                  {x.arsak === null ? null : <p className="fm-liten">{t.arsaker[x.arsak] ?? t.arsaker['ukjent']}</p>}
                </>
              ),
            },
          ],
        }}
      />
    </section>
  );
}
