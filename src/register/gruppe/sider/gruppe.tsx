import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import {
  Feiloppsummering,
  Handlingsknapp,
  Ikon,
  Knapp,
  Knappelenke,
  Personliste,
  Sidetopp,
  Skjemafelt,
  Skjult,
  Stabel,
  Tabell,
  type Kolonne,
} from '#web/komponenter/index.ts';
import { datoOgTid, kortDato, tekst as felles, type Sprak } from '#web/tekster/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import type { Gruppemedlem, Gruppeside } from '../modell.ts';
import { tekst } from '../tekster.ts';
import { gruppeTilgang } from '../tilgang.ts';
import { forsteDag } from '../visninger/dager.ts';
import { Avslag, Kvitteringen } from './kvittering.tsx';
import { gruppelenke, listelenke, toppvalg } from './lenker.ts';
import { Merknader, trinnord } from './liste.tsx';

/** A group: who teaches it, who is in it, moving them, and what has been done. */
export function tegnGruppe(m: Gruppeside, ramme: Ramme): Tegning {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const liste = listelenke({ skole: m.skole, skolear: m.skolear, slag: m.slag === 'klasse' ? null : m.slag });
  const topp = toppvalg({
    ...m,
    skoler: [{ organisasjonsnummer: m.skole, navn: m.skolenavn }],
    velg: t.velgSkole,
    href: (skole, skolear) => listelenke({ skole, skolear }),
  });
  const ingress = [t.slag[m.slag], trinnord(t, m.arstrinn), m.fag, skrivSkolear(m.skolear)]
    .filter((x) => x && x !== '–')
    .join(', ');
  return {
    tittel: m.navn,
    meny: '/grupper',
    ...topp,
    moduler: ['ds-error-summary.js'],
    innhold: (
      <Stabel>
        <Kvitteringen ramme={ramme} />
        <Avslag ramme={ramme} />
        <Sidetopp topp={{ tittel: m.navn, ingress, smuler: [{ tekst: t.tittel, href: liste }] }} sprak={sprak}>
          {m.kanEndre ? (
            <>
              <Knappelenke href={gruppelenke(`${m.gruppeId}/elever`)} slag="annen">
                {t.leggTil}
              </Knappelenke>
              <Knappelenke href={gruppelenke(`${m.gruppeId}/larere`)} slag="annen">
                {t.larerknapp}
              </Knappelenke>
              <Knappelenke href={gruppelenke(`${m.gruppeId}/avslutt`)} slag="stille">
                {t.avsluttGruppe.tittel}
              </Knappelenke>
              <Knappelenke href={gruppelenke(`${m.gruppeId}/endre`)} slag="annen">
                {t.endre}
              </Knappelenke>
            </>
          ) : undefined}
        </Sidetopp>
        {m.merknader.length === 0 ? null : (
          <div className="fm-merker">
            <Merknader merknader={m.merknader} t={t} />
          </div>
        )}
        <section aria-labelledby="larere">
          <h2 className="fm-h2" id="larere">
            {t.larere}
          </h2>
          {m.larere.length === 0 ? (
            <p className="fm-dempet">{t.ingenLarere}</p>
          ) : (
            <Personliste
              sprak={sprak}
              personer={m.larere.map((l) => ({
                id: `${l.personId}-${l.rolle}-${l.fra}`,
                navn: l.navn,
                href: m.kanApneKort ? `/person/${l.personId}` : undefined,
                detaljer: [t.rolle[l.rolle] ?? l.rolle, ...(l.fra > m.dato ? [t.begynner(kortDato(l.fra))] : [])],
                merker: l.sluttet ? [{ tone: 'trengerDeg', tekst: t.sluttet }] : [],
              }))}
            />
          )}
        </section>
        <section aria-labelledby="elever">
          <h2 className="fm-h2" id="elever">
            {t.elever} <span className="fm-dempet fm-tall">{m.medlemmer.length}</span>
          </h2>
          <Elever m={m} ramme={ramme} />
          {m.utelatt ? <p className="fm-dempet fm-liten">{t.utelatt}</p> : null}
        </section>
        {m.historikk.length === 0 ? null : <Historikk m={m} ramme={ramme} />}
      </Stabel>
    ),
  };
}

const KRYSS = 'elev';

function Elever({ m, ramme }: { m: Gruppeside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  const liste = <Medlemmer m={m} sprak={sprak} medKryss={m.kanEndre && m.medlemmer.length > 0} />;
  if (!m.kanEndre || m.medlemmer.length === 0) return liste;
  const feil = skjema.feil.map((f) => (f.navn === KRYSS && m.medlemmer[0] ? { ...f, navn: m.medlemmer[0].personId } : f));
  const feilVed = (navn: string) => skjema.feil.find((f) => f.navn === navn)?.melding;
  return (
    <form method="post" action={gruppelenke(`${m.gruppeId}/flytt`)} className="fm-gruppeskjema" noValidate>
      <Feiloppsummering feil={feil} sprak={sprak} />
      <Skjult felt={{ _nokkel: skjema.nokkel, _versjon: m.versjon }} />
      {liste}
      <fieldset className="fm-flytt">
        <legend className="fm-h3">{t.flyttTittel}</legend>
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'velg',
            navn: 'til',
            etikett: t.til,
            verdi: skjema.verdier['til'] ?? '',
            valg: [
              { verdi: '', tekst: felles(sprak).skjema.velg },
              ...m.mal.map((g) => ({ verdi: g.gruppeId, tekst: `${g.navn} (${t.antallElever(g.medlemmer)})` })),
              { verdi: 'ut', tekst: t.utAvGruppa },
            ],
            feil: feilVed('til'),
          }}
        />
        <Skjemafelt
          sprak={sprak}
          felt={{
            slag: 'tekst',
            type: 'date',
            navn: 'fra',
            etikett: t.fra,
            hjelp: t.datoHjelp,
            verdi: skjema.verdier['fra'] ?? forsteDag(m.skolear, m.idag),
            feil: feilVed('fra'),
          }}
        />
        <Knapp>{t.flytt}</Knapp>
      </fieldset>
    </form>
  );
}

function Medlemmer({ m, sprak, medKryss }: { m: Gruppeside; sprak: Sprak; medKryss: boolean }) {
  const t = tekst(sprak);
  const ord = (e: Gruppemedlem) =>
    e.fra > m.dato ? t.begynner(kortDato(e.fra)) : e.til < m.til ? t.slutter(kortDato(e.til)) : '';
  const kolonner: Kolonne<Gruppemedlem>[] = [
    {
      id: 'navn',
      tittel: t.navn,
      radtittel: true,
      celle: (e) => (
        <span className="fm-kryssrad">
          {medKryss ? (
            <input
              className="ds-input"
              type="checkbox"
              name={KRYSS}
              value={e.personId}
              id={`felt-${e.personId}`}
              aria-label={t.velgElev(e.navn)}
            />
          ) : null}
          <span className="fm-personnavn">
            {/* the person card is the office's and the leaders'; teachers have the pupil's card */}
            <a className="ds-link" href={`/${m.kanApneKort ? 'person' : 'elevkort'}/${e.personId}`}>
              {e.navn}
            </a>
            {e.skjermet ? <Ikon navn="skjold" merke={t.skjermet} /> : null}
          </span>
        </span>
      ),
    },
    ...(m.slag === 'klasse' ? [] : [{ id: 'klasse', tittel: t.klasse, celle: (e: Gruppemedlem) => e.klasse ?? '–' }]),
    ...(m.arstrinn.length === 1
      ? []
      : [{ id: 'trinn', tittel: t.trinn, celle: (e: Gruppemedlem) => (e.arstrinn === null ? '–' : t.enkeltTrinn(e.arstrinn)) }]),
    ...(m.medlemmer.some((e) => ord(e) !== '') ? [{ id: 'merknad', tittel: t.merknad, celle: ord }] : []),
  ];
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.elever,
        skjulTittel: true,
        tett: true,
        kolonner,
        rader: m.medlemmer,
        nokkel: (e) => `${e.personId}-${e.fra}`,
        tomt: { tittel: t.ingenElever, forklaring: m.kanEndre ? t.ingenEleverOm : undefined },
      }}
    />
  );
}

/** The words of an act, by the name of its rule. */
function gjortord(handling: string | null, sprak: Sprak): string | undefined {
  const regel = Object.values(gruppeTilgang).find((r) => r.navn === handling);
  if (regel === undefined) return undefined;
  return typeof regel.gjort === 'string' ? regel.gjort : regel.gjort[sprak];
}

function Historikk({ m, ramme }: { m: Gruppeside; ramme: Ramme }) {
  const { sprak, skjema } = ramme;
  const t = tekst(sprak);
  return (
    <section aria-labelledby="historikk">
      <h2 className="fm-h2" id="historikk">
        {t.historikk}
      </h2>
      <ul className="fm-historikk">
        {m.historikk.map((h) => {
          const gjort = gjortord(h.handling, sprak);
          return (
            <li key={h.endringssett}>
              <span>
                {gjort === undefined ? t.avSystemet : `${h.av ?? ''} ${gjort}`}
                {h.elever > 0 ? `, ${t.antallElever(h.elever)}` : ''}{' '}
                <span className="fm-dempet fm-liten">{datoOgTid(h.tid)}</span>
              </span>
              {h.kanAngres && m.kanEndre ? (
                <Handlingsknapp
                  slag="stille"
                  liten
                  handling={{
                    tekst: t.angre,
                    href: '/grupper/angre',
                    skjult: { sett: h.endringssett, _nokkel: `${skjema.nokkel}-h` },
                  }}
                />
              ) : null}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
