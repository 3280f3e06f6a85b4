import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import type { Skoletall } from '#register/elevforhold/index.ts';
import { bremseord, kildeord, kjoringsnavn } from '#register/innlesing/index.ts';
import { varseltekst } from '#tilgang/foresattvarsel/index.ts';
import { vernlenker, vernetekst } from '#tilgang/vern/index.ts';
import { Knappelenke, Sidetopp, Sokefelt, Statusmerke, Tomt, Varselboks } from '#web/komponenter/index.ts';
import { Larertimer, Nestedel } from '#opplaring/timeplan/index.ts';
import { registersti } from '#skoledag/oppmote/index.ts';
import { Hjemside } from '#skoledag/hjem/index.ts';
import {
  klokkeslett,
  kortDato,
  naertidspunkt,
  storForbokstav,
  sprakene,
  tall,
  tekst as felles,
  telefon,
  ukedagsdato,
  type Sprak,
} from '#web/tekster/index.ts';
import type { Arbeidsdag as Dag, Forside, Forvalterdel } from './modell.ts';
import { tekst } from './tekster.ts';

/** The first page. */
export function tegnForside(m: Forside, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const hilsen = t.hilsen[m.hilsen];
  return {
    tittel: t.tittel,
    innhold: (
      <div className="fm-forside">
        <Sidetopp
          topp={{
            tittel: m.fornavn === '' ? hilsen : `${hilsen}, ${m.fornavn}`,
            ingress: storForbokstav(ukedagsdato(sprak, m.na)),
          }}
          sprak={sprak}
        />
        {m.sok === null ? null : <Sokefelt href="/sok" stor hjelp={m.sok.heleKommunen ? t.sokHele : t.sokEgne} sprak={sprak} />}
        <Vernevarsler m={m} sprak={sprak} />
        {m.arbeidsdag === null ? null : <Arbeidsdag dag={m.arbeidsdag} sprak={sprak} />}
        <Krever m={m} sprak={sprak} />
        {m.forvalter === null ? null : <Forvalter del={m.forvalter} na={m.na} sprak={sprak} />}
        {m.holdtVedSkolene === 0 || m.forvalter !== null ? null : (
          <Varselboks
            sprak={sprak}
            varsel={{ tone: 'noytral', tittel: t.holdtVedSkolen(m.holdtVedSkolene), tekst: t.holdtVedSkolenOm }}
          />
        )}
        {m.skoler?.map((s) => (
          <Skole key={s.organisasjonsnummer} skole={s} sprak={sprak} />
        ))}
        {m.skoler?.length === 0 ? <p>{t.ingenElever}</p> : null}
        {m.hjem === null ? null : <Hjemside m={m.hjem} sprak={sprak} />}
        <Nestedel barn={m.timer} sprak={sprak} />
        {m.utenBarn === null ? null : <UtenBarn telefon={m.utenBarn.telefon} sprak={sprak} />}
        {m.forvalter === null && m.skoler === null && m.hjem === null ? <Kommer m={m} sprak={sprak} /> : null}
      </div>
    ),
  };
}

/** Nobody's guardian here: why, and who can put it right. Says nothing of whether there is a child (V01). */
function UtenBarn({ telefon: nummer, sprak }: { telefon: string | null; sprak: Sprak }) {
  const t = tekst(sprak).utenBarn;
  return (
    <Tomt
      tomt={{
        tittel: t.tittel,
        forklaring: [t.om, nummer === null ? undefined : t.ring(telefon(nummer))].filter(Boolean).join(' '),
        lenke: { tekst: t.les, href: '/mine-barn' },
      }}
    />
  );
}

/** What concerns protection comes first: somebody waits, or somebody has broken the glass. */
function Vernevarsler({ m, sprak }: { m: Forside; sprak: Sprak }) {
  const t = vernetekst(sprak);
  const v = varseltekst(sprak);
  return (
    <>
      {m.varsler === 0 ? null : (
        <Varselboks
          sprak={sprak}
          varsel={{
            tone: 'trengerDeg',
            tittel: v.forside(m.varsler),
            tekst: v.forsideOm,
            lenker: [{ tekst: v.seVarsler, href: '/mine-varsler' }],
          }}
        />
      )}
      {m.nodinnsyn === 0 ? null : (
        <Varselboks
          sprak={sprak}
          varsel={{
            tone: 'trengerDeg',
            tittel: t.nodinnsyn.forside(m.nodinnsyn),
            tekst: t.nodinnsyn.forsideOm,
            lenker: [{ tekst: t.nodinnsyn.seLista, href: vernlenker.nodinnsynsliste }],
          }}
        />
      )}
      {m.nyeForesatte === 0 ? null : (
        <Varselboks
          sprak={sprak}
          varsel={{
            tone: 'trengerDeg',
            tittel: t.frigivelse.forside(m.nyeForesatte),
            tekst: t.frigivelse.forsideOm,
            lenker: [{ tekst: t.nodinnsyn.seLista, href: vernlenker.frigivelser }],
          }}
        />
      )}
    </>
  );
}

/** The school day of those at work: a pupil who is missing first, then the reader's own classes and lessons, then what waits for a decision. */
function Arbeidsdag({ dag, sprak }: { dag: Dag; sprak: Sprak }) {
  const t = tekst(sprak).arbeidsdag;
  const venter = [
    { href: '/tavla', antall: dag.klassesaker, tekst: t.klassesaker },
    { href: '/tavla', antall: dag.sentMeldt, tekst: t.sentMeldt },
    { href: '/permisjoner', antall: dag.permisjoner, tekst: t.permisjoner },
    { href: '/datakvalitet', antall: dag.innbokser, tekst: t.innbokser },
  ].filter((v) => v.antall > 0);
  return (
    <>
      {dag.etterlyste === 0 ? null : (
        <Varselboks
          sprak={sprak}
          varsel={{
            tone: 'fare',
            tittel: t.etterlyste(dag.etterlyste),
            tekst: t.etterlysteOm,
            lenker: [{ tekst: t.seTavla, href: '/tavla' }],
          }}
        />
      )}
      {dag.klasser.length === 0 ? null : (
        <section aria-labelledby="klassene">
          <h2 className="fm-h2" id="klassene">
            {t.klassene}
          </h2>
          <ul className="fm-dagsklasser">
            {dag.klasser.map((k) => (
              <li key={k.gruppe}>
                <Knappelenke href={registersti(k)} slag={k.fort === null ? 'hoved' : 'annen'}>
                  {t.forKlassen(k.navn)}
                </Knappelenke>
                <span>
                  {k.fort === null ? null : <Statusmerke merke={{ tone: 'ok', tekst: t.fort(klokkeslett(k.fort)) }} />}
                  <span className="fm-dempet">
                    {k.fort === null ? `${t.ikkeFort} · ` : ' '}
                    {tekst(sprak).antallElever(k.elever)}
                  </span>
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Larertimer timer={dag.timer} larer={dag.larer} sprak={sprak} />
      {venter.length === 0 ? null : (
        <section aria-labelledby="venter-na">
          <h2 className="fm-h2" id="venter-na">
            {tekst(sprak).venter}
          </h2>
          <ul className="fm-linjer">
            {venter.map((v) => (
              <li key={v.tekst(v.antall)}>
                <a className="ds-link" href={v.href}>
                  {v.tekst(v.antall)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const OPPFOLGINGSLENKE = {
  innstilling: '/innstillinger#ma-avgjores',
  inaktivIHrm: '/ansatte?status=inaktivIHrm',
  inaktivMedTilgang: '/ansatte?status=inaktivMedTilgang',
  revisjon: '/tilgangsrevisjon',
} as const;

/** One calm list of what needs somebody, each line a link to the list itself. */
function Krever({ m, sprak }: { m: Forside; sprak: Sprak }) {
  const t = tekst(sprak).oppfolging;
  if (m.oppfolging.length === 0) return null;
  return (
    <section aria-labelledby="oppfolging">
      <h2 className="fm-h2" id="oppfolging">
        {t.tittel}
      </h2>
      <ul className="fm-linjer">
        {m.oppfolging.map((o) => (
          <li key={o.slag}>
            <a className="ds-link" href={OPPFOLGINGSLENKE[o.slag]}>
              {t[o.slag](o.antall)}
            </a>
            {o.frist === null ? null : <span className="fm-dempet">{t.frist(kortDato(o.frist))}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Forvalter({ del, na, sprak }: { del: Forvalterdel; na: string; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <>
      <section aria-labelledby="venter">
        <h2 className="fm-h2" id="venter">
          {del.venter.length + del.holdt === 0 ? t.ingentingVenter : t.venter}
        </h2>
        {del.venter.map((r) => (
          <Varselboks
            key={r.id}
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: `${kjoringsnavn(sprak, r)}, ${naertidspunkt(sprak, r.startet, na)}`,
              tekst: r.bremser.map((b) => bremseord(sprak, b)).join(' '),
              lenker: [{ tekst: t.seForskjellen, href: `/innlesing/${r.id}#forhandsvisning` }],
            }}
          />
        ))}
        {del.holdt === 0 ? null : (
          <Varselboks
            sprak={sprak}
            varsel={{
              tone: 'trengerDeg',
              tittel: t.holdt(del.holdt),
              tekst: t.holdtOm,
              lenker: [{ tekst: t.seHoldte, href: '/innlesing/holdt' }],
            }}
          />
        )}
      </section>
      <section aria-labelledby="register">
        <h2 className="fm-h2" id="register">
          {t.iRegisteret}
        </h2>
        <ul className="fm-tallrad">
          <li>
            <b>{tall(del.elever)}</b> {t.elever(del.elever)}
          </li>
          <li>
            <b>{tall(del.foresatte)}</b> {t.foresatte(del.foresatte)}
          </li>
          <li>
            <b>{tall(del.ansatte)}</b> {t.ansatte(del.ansatte)}
          </li>
        </ul>
      </section>
      <section aria-labelledby="kilder">
        <h2 className="fm-h2" id="kilder">
          {t.kilder}
        </h2>
        <ul className="fm-linjer">
          {del.kilder.map((k) => (
            <li key={k.kilde}>
              <span>{kildeord(sprak, k.kilde)}</span>
              <span>
                <Ferskhet kilde={k} na={na} sprak={sprak} />
              </span>
            </li>
          ))}
        </ul>
        <p>
          <Knappelenke href="/innlesing" slag="annen" liten>
            {t.tilInnlesing}
          </Knappelenke>
        </p>
      </section>
    </>
  );
}

function Ferskhet({ kilde: k, na, sprak }: { kilde: Forvalterdel['kilder'][number]; na: string; sprak: Sprak }) {
  const t = tekst(sprak);
  const lest = k.sistFerdig === null ? t.aldri : t.lest(naertidspunkt(sprak, k.sistFerdig, na));
  return (
    <>
      {k.pagar ? `${t.leserNa}. ` : ''}
      {lest} {k.feilet ? <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.feilet, ikon: 'kryss' }} /> : null}
      {k.forsinketSiden !== null && !k.feilet ? <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.forsinket }} /> : null}
    </>
  );
}

/** A school: its classes with quiet numbers, each a way to the list. */
function Skole({ skole, sprak }: { skole: Skoletall; sprak: Sprak }) {
  const t = tekst(sprak);
  const id = `skole-${skole.organisasjonsnummer}`;
  const liste = `/elever?skole=${skole.organisasjonsnummer}`;
  return (
    <section aria-labelledby={id}>
      <h2 className="fm-h2" id={id}>
        {skole.navn}
      </h2>
      <p className="fm-dempet">
        {t.antallElever(skole.elever)}.{' '}
        <a className="ds-link" href={liste}>
          {t.seElevene}
          <span className="ds-sr-only">, {skole.navn}</span>
        </a>
      </p>
      <ul className="fm-klasser">
        {skole.klasser.map((k) => (
          <li key={`${k.arstrinn}-${k.klasse}`}>
            <a href={`${liste}&gruppe=${k.klasse === null ? `trinn-${k.arstrinn}` : encodeURIComponent(`klasse-${k.klasse}`)}`}>
              <span>{k.klasse ?? t.utenKlasse(k.arstrinn)}</span>
              <span className="fm-dempet fm-tall">
                {tall(k.elever)}
                <span className="ds-sr-only"> {t.elever(k.elever)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** For those who have no school or register to begin with: where they can go, and the language. */
function Kommer({ m, sprak }: { m: Forside; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <>
      {m.snarveier.length === 0 ? null : (
        <ul className="fm-snarveier">
          {m.snarveier.map((v) => (
            <li key={v.href}>
              <a className="ds-link" href={v.href}>
                {v.tekst}
              </a>
              <span className="fm-linje fm-dempet fm-liten">{v.om}</span>
            </li>
          ))}
        </ul>
      )}
      <section aria-labelledby="sprak">
        <h2 className="fm-h2" id="sprak">
          {t.sprak}
        </h2>
        <ul className="fm-sprakvalg">
          {sprakene.map((s) => (
            <li key={s}>
              <a
                className="ds-link"
                href={`/sprak/${s}?til=${encodeURIComponent('/')}`}
                lang={s}
                hrefLang={s}
                aria-current={s === sprak ? 'true' : undefined}
              >
                {felles(sprak).sprak[s]}
              </a>
            </li>
          ))}
        </ul>
      </section>
    </>
  );
}
