import type { Ramme } from '#grunn/handling/index.ts';
import { kortlenke } from '#register/person/index.ts';
import { regelsetning } from '#tilgang/hvorfor/index.ts';
import { vernlenker } from '#tilgang/vern/index.ts';
import { Knappelenke, Kvittering, Statusmerke, Tomt, Varselboks, type Kvitteringsvisning } from '#web/komponenter/index.ts';
import { dato, oppramsing, storForbokstav, type Sprak } from '#web/tekster/index.ts';
import { RETTER } from '#tilgang/relasjon/index.ts';
import type { Familiebilde, Foresatt } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { lenker } from './lenker.ts';

interface Del {
  readonly m: Familiebilde;
  readonly sprak: Sprak;
}

const navnet = (f: Pick<Foresatt, 'navn' | 'personId'>, sprak: Sprak): string => {
  const t = tekst(sprak);
  if (f.personId === null) return f.navn === '' ? t.organisasjon : `${t.organisasjon}, ${f.navn}`;
  return f.navn === '' ? t.ukjentNavn : f.navn;
};

/** On what ground somebody stands here: «felles foreldreansvar», «verge». */
function grunnlaget(f: Foresatt, sprak: Sprak): string {
  const t = tekst(sprak).grunnlag;
  if (f.sperring !== null) return t.sperret;
  if (f.relasjon === 'RESERVERT_5') return t.omsorgsovertakelse;
  const slag = f.beslutning?.slag;
  if (slag === 'verge' || slag === 'fosterforelder' || slag === 'barnevern' || slag === 'samtykke' || slag === 'foreldreansvar')
    return t[slag];
  switch (f.ansvar) {
    case 'felles':
      return t.felles;
    case 'mor':
    case 'far':
    case 'medmor':
      return t.alene;
    case 'ukjent':
      return t.ukjent;
    default:
      return t.andre;
  }
}

/** The envelope: icon and words, never colour alone, and since when and why beside it. */
function Konvolutt({ f, m, sprak }: { f: Foresatt } & Del) {
  const t = tekst(sprak);
  const siden = f.siden === null ? undefined : t.siden(dato(f.siden));
  const hvorfor = f.mottar
    ? undefined
    : regelsetning(sprak, {
        regel: f.relasjon === 'INGEN' ? f.grunn : 'rettTatt',
        kilde: f.kilde,
        detalj: f.sperring?.slag ?? f.ansvar,
        navn: navnet(f, sprak),
      });
  return (
    <p className="fm-konvolutt" data-konvolutt={f.mottar ? 'ja' : 'nei'}>
      <Statusmerke
        merke={
          f.mottar ? { tone: 'ok', ikon: 'konvolutt', tekst: t.far } : { tone: 'fare', ikon: 'konvoluttStengt', tekst: t.farIkke }
        }
      />{' '}
      <span className="fm-dempet fm-liten">
        {[f.mottar ? siden : undefined, f.til === null ? undefined : t.til(dato(f.til))].filter(Boolean).join(', ')}
        {hvorfor === undefined || f.samtykke !== null ? null : `${hvorfor} `}
        {f.mottar || siden === undefined ? null : `${storForbokstav(siden)}.`}
      </span>
      {f.personId === null ? null : (
        <a className="fm-stille" href={lenker.hvorfor(m.barnId, f.personId)} data-hvorfor="">
          {t.hvorfor}
          <span className="ds-sr-only"> {navnet(f, sprak)}</span>
        </a>
      )}
    </p>
  );
}

function Samtykke({ f, m, sprak }: { f: Foresatt } & Del) {
  const t = tekst(sprak);
  const { samtykke, beslutning } = f;
  if (samtykke === null || beslutning === null) return null;
  const ja = samtykke.svar.filter((s) => s.svar === true).length;
  const fullt = ja === samtykke.svar.length && !samtykke.kanIkkeFullfores;
  return (
    <div className="fm-samtykke">
      {fullt ? null : (
        <p>
          <Statusmerke merke={{ tone: 'trengerDeg', ikon: 'klokke', tekst: t.venter }} />{' '}
          <span className="fm-dempet fm-liten">
            {samtykke.kanIkkeFullfores ? t.kanIkkeFullfores : t.venterOm(ja, samtykke.svar.length)}
          </span>
        </p>
      )}
      <ul className="fm-stille-liste">
        {samtykke.svar.map((s) => (
          <li key={s.personId}>
            {s.navn === '' ? t.ukjentNavn : s.navn}: {s.svar === null ? t.svarte.ikke : s.svar ? t.svarte.ja : t.svarte.nei}
            {s.svart === null ? null : <span className="fm-dempet">, {dato(s.svart)}</span>}
            {m.kan.beslutte ? (
              <>
                {' '}
                <a className="fm-stille" href={lenker.svar(m.barnId, beslutning.id, s.personId)}>
                  {t.registrerSvar}
                  <span className="ds-sr-only"> {s.navn}</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
    </div>
  );
}

const punktum = (setning: string): string => (/[.!?]$/.test(setning) ? setning : `${setning}.`);

function Om({ f, sprak }: { f: Foresatt; sprak: Sprak }) {
  const t = tekst(sprak);
  const b = f.beslutning;
  const x = f.sperring;
  const linjer = [
    // what is taken away is told when something is left, and the other way around only for consent
    f.harAvvik ? t.avvik : undefined,
    f.harAvvik || f.relasjon === 'SAMTYKKEOMFANG'
      ? f.retter.length > 0
        ? t.kan(oppramsing(f.retter.map((r) => t.rett[r])))
        : undefined
      : undefined,
    f.harAvvik && f.retter.length > 0
      ? t.kanIkke(oppramsing(RETTER.filter((r) => !f.retter.includes(r)).map((r) => t.rett[r])))
      : undefined,
    b?.dokument ? t.dokument(b.dokument) : undefined,
    b ? punktum(t.begrunnelse(b.begrunnelse)) : undefined,
    b?.gittAv ? t.avHvem(b.gittAv) : undefined,
    x?.dokument ? t.dokument(x.dokument) : undefined,
    x ? punktum(t.begrunnelse(x.begrunnelse)) : undefined,
    x?.gittAv ? t.avHvem(x.gittAv) : undefined,
    x?.vurderesPaNytt ? t.vurderes(dato(x.vurderesPaNytt)) : undefined,
  ].filter((l): l is string => l !== undefined);
  return linjer.length === 0 ? null : <p className="fm-dempet fm-liten">{linjer.join(' ')}</p>;
}

function En({ f, m, sprak }: { f: Foresatt } & Del) {
  const t = tekst(sprak);
  const rolle = f.rolle === null ? t.rolle['foresatt'] : (t.rolle[f.rolle] ?? f.rolle);
  const { beslutning: b, sperring: x, personId } = f;
  return (
    <li className="fm-foresatt">
      <h3 className="fm-h3">
        {navnet(f, sprak)}{' '}
        <span className="fm-dempet fm-foresatt-rolle">
          {rolle}, {grunnlaget(f, sprak)}
          {f.kilde === 'manuell' ? '' : ` (${t.kilde[f.kilde] ?? f.kilde})`}
        </span>
      </h3>
      <Konvolutt f={f} m={m} sprak={sprak} />
      <Samtykke f={f} m={m} sprak={sprak} />
      <Om f={f} sprak={sprak} />
      <div className="fm-radlenker">
        {m.kan.beslutte && personId !== null && f.relasjon !== 'INGEN' ? (
          <a className="fm-stille" href={lenker.retter(m.barnId, personId)}>
            {t.gjor.retter}
            <span className="ds-sr-only"> {f.navn}</span>
          </a>
        ) : null}
        {m.kan.beslutte && b !== null ? (
          <a className="fm-stille" href={lenker.avslutt(m.barnId, b.id)}>
            {t.gjor.avslutt}
            <span className="ds-sr-only"> {f.navn}</span>
          </a>
        ) : null}
        {m.kan.oppheveSperring && x !== null ? (
          <a className="fm-stille" href={vernlenker.opphevSperring(m.barnId, x.sperringId)}>
            {t.gjor.opphevSperring}
            <span className="ds-sr-only"> {f.navn}</span>
          </a>
        ) : null}
      </div>
    </li>
  );
}

function UtenAnsvar({ m, sprak }: Del) {
  const t = tekst(sprak);
  if (m.utenAnsvar.length === 0 && m.opplysningssvar.length === 0) return null;
  return (
    <section className="fm-feltgruppe">
      <h2 className="fm-h2">{t.utenAnsvar}</h2>
      <p className="fm-dempet fm-under-h2">{t.utenAnsvarHjelp}</p>
      <ul className="fm-stille-liste">
        {m.utenAnsvar.map((p) => (
          <li key={p.personId}>
            {p.navn === '' ? t.ukjentNavn : p.navn}{' '}
            <span className="fm-dempet">{p.rolle === null ? '' : (t.rolle[p.rolle] ?? p.rolle).toLocaleLowerCase('nb')}</span>{' '}
            <a className="fm-stille" href={lenker.hvorfor(m.barnId, p.personId)}>
              {t.hvorfor}
              <span className="ds-sr-only"> {p.navn}</span>
            </a>
            {m.kan.beslutte ? (
              <>
                {' '}
                <a className="fm-stille" href={lenker.opplysning(m.barnId, p.personId)}>
                  {t.harSpurt}
                  <span className="ds-sr-only"> {p.navn}</span>
                </a>
              </>
            ) : null}
          </li>
        ))}
      </ul>
      {m.opplysningssvar.length === 0 ? null : (
        <>
          <h3 className="fm-h3">{t.svarene}</h3>
          <ul className="fm-stille-liste">
            {m.opplysningssvar.map((x) => (
              <li key={x.id}>
                {dato(x.avgjort)}, {x.navn === '' ? t.ukjentNavn : x.navn}: {x.gjaldt}. {t.avgjorelse[x.avgjorelse]}.{' '}
                <a className="fm-stille" href={lenker.svarbrev(m.barnId, x.personId, x.id)}>
                  {t.seBrev}
                  <span className="ds-sr-only">, {x.navn}</span>
                </a>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

const UUID = /^[0-9a-f-]{36}$/;

/** What was just done, in words, and how to take it back. Codes from the address choose among our own texts. */
function kvitteringFor(m: Familiebilde, ramme: Ramme): Kvitteringsvisning | undefined {
  const t = tekst(ramme.sprak).kvittering;
  const { gjort = '', hvem = '', satt = '' } = ramme.sporring;
  if (gjort === 'retter' && UUID.test(hvem))
    return {
      tekst: t.retter,
      angre: {
        tekst: t.angre,
        href: lenker.angreRetter(m.barnId, hvem),
        skjult: { satt, _nokkel: `${ramme.skjema.nokkel}-angre` },
      },
    };
  const ord = (['beslutning', 'samtykke', 'svar', 'avsluttet', 'angret', 'sperret', 'sperringOpphevet'] as const).find(
    (x) => x === gjort,
  );
  return ord === undefined ? undefined : { tekst: t[ord] };
}

/** The tab Familie, the half about access: who may see and be told, on what ground, and everything one can decide about it. */
export function Familietab({ m, ramme }: { m: Familiebilde; ramme: Ramme }) {
  const { sprak } = ramme;
  const t = tekst(sprak);
  const kvittering = kvitteringFor(m, ramme);
  return (
    <>
      {kvittering === undefined ? null : <Kvittering kvittering={kvittering} />}
      <section className="fm-feltgruppe" aria-labelledby="tilgang-tittel">
        <h2 className="fm-h2" id="tilgang-tittel">
          {t.tittel}
        </h2>
        {m.stengt ? <Varselboks sprak={sprak} varsel={{ tone: 'trengerDeg', ikon: 'las', tittel: t.stengt }} /> : null}
        {m.foresatte.length === 0 ? (
          <Tomt tomt={{ tittel: t.ingen, forklaring: t.ingenHjelp }} />
        ) : (
          <ul className="fm-foresatte">
            {m.foresatte.map((f) => (
              <En key={f.personId ?? f.beslutning?.id} f={f} m={m} sprak={sprak} />
            ))}
          </ul>
        )}
        <div className="fm-knapper fm-familieknapper">
          {m.kan.beslutte ? (
            <Knappelenke href={lenker.dokument(m.barnId)} slag="annen" liten>
              {t.gjor.dokument}
            </Knappelenke>
          ) : null}
          {m.kan.beslutte && m.kan.andreTillatt ? (
            <Knappelenke href={lenker.samtykke(m.barnId)} slag="annen" liten>
              {t.gjor.samtykke}
            </Knappelenke>
          ) : null}
          {m.kan.sperre ? (
            <Knappelenke href={vernlenker.sperr(m.barnId)} slag="annen" liten>
              {t.gjor.sperr}
            </Knappelenke>
          ) : null}
          {m.kan.krets && m.vernet ? (
            <Knappelenke href={vernlenker.krets(m.barnId)} slag="annen" liten>
              {t.gjor.krets}
            </Knappelenke>
          ) : null}
        </div>
        {m.kan.andreTillatt ? null : <p className="fm-dempet fm-liten">{t.ikkeAndre}</p>}
      </section>
      <UtenAnsvar m={m} sprak={sprak} />
    </>
  );
}

export const familielenke = (barnId: string, gjort?: string): string =>
  kortlenke(barnId, { fane: 'familie', ...(gjort === undefined ? {} : { gjort }) });
