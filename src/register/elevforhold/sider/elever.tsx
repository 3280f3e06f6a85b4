import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { Ikon, Knapp, Sidetopp, Skjult, Statusmerke, Tabell, type Kolonne } from '#web/komponenter/index.ts';
import { kortDato, tall, type Sprak } from '#web/tekster/index.ts';
import type { Elevliste, Elevrad, Skoletall } from '../modell.ts';
import { Nodsoklinje } from '#register/skjerming/index.ts';
import { skrivSkolear } from '#register/skole/index.ts';
import { skrivGruppe } from '../regler.ts';
import { PER_SIDE } from './elever.ts';
import { tekst } from './tekster.ts';

/** The pupil list: the schools to choose from, or the pupils of one. */
export function tegnElever(m: Elevliste, { sprak }: Ramme): Tegning {
  const t = tekst(sprak);
  const skole = m.skoler.find((s) => s.organisasjonsnummer === m.skole);
  return {
    tittel: t.tittel,
    meny: '/elever',
    periode: {
      valgt: skrivSkolear(m.skolear),
      valg: m.apne.map((ar) => ({ href: adresse({ ...m, skolear: ar }), tekst: skrivSkolear(ar), valgt: ar === m.skolear })),
    },
    innhold:
      m.skole === null ? (
        <>
          <Sidetopp topp={{ tittel: t.tittel, ingress: m.skoler.length === 0 ? undefined : t.velgSkole }} sprak={sprak} />
          <Skoler m={m} sprak={sprak} />
        </>
      ) : (
        <div className="fm-elever">
          <div className="fm-elever-topp">
            <h1 className="fm-h1">
              {t.tittel}
              {m.navn === null && m.totalt > 0 ? <span className="fm-elever-antall"> {tall(m.totalt)}</span> : null}
            </h1>
            <Valg m={m} skole={skole} sprak={sprak} />
            <Navn m={m} sprak={sprak} />
          </div>
          {m.navn === null ? null : <Treff m={m} navn={m.navn} sprak={sprak} />}
          <Liste m={m} hvor={skole?.navn ?? m.skole} sprak={sprak} />
          {m.navn !== null && m.totalt === 0 ? <Nodsoklinje href={m.nodsok} sprak={sprak} /> : null}
          {m.utenSkjermede ? <p className="fm-dempet fm-liten">{t.utenSkjermede}</p> : null}
        </div>
      ),
  };
}

/** The address of a choice, without any name. */
const adresse = (m: Pick<Elevliste, 'skole' | 'gruppe' | 'skolear' | 'apne'>, side = 1): string => {
  const sporring = new URLSearchParams({
    ...(m.skole === null ? {} : { skole: m.skole }),
    ...(m.gruppe === null ? {} : { gruppe: skrivGruppe(m.gruppe) }),
    // the year that runs stands second, after the one being planned
    ...(m.skolear === m.apne[1] ? {} : { skolear: String(m.skolear) }),
    ...(side === 1 ? {} : { side: String(side) }),
  }).toString();
  return sporring === '' ? '/elever' : `/elever?${sporring}`;
};

function Skoler({ m, sprak }: { m: Elevliste; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.skole,
        skjulTittel: true,
        rader: m.skoler,
        nokkel: (s) => s.organisasjonsnummer,
        tomt: { tittel: t.ingenSkoler, forklaring: t.ingenOm },
        kolonner: [
          {
            id: 'skole',
            tittel: t.skole,
            radtittel: true,
            celle: (s) => (
              <a className="ds-link" href={adresse({ ...m, skole: s.organisasjonsnummer, gruppe: null })}>
                {s.navn}
              </a>
            ),
          },
          { id: 'elever', tittel: t.antall, tall: true, celle: (s) => tall(s.elever) },
          { id: 'klasser', tittel: t.klasser, tall: true, celle: (s) => tall(s.klasser.filter((k) => k.klasse !== null).length) },
        ],
      }}
    />
  );
}

/** School and class. By GET, so that the choice can be kept as a bookmark. */
function Valg({ m, skole, sprak }: { m: Elevliste; skole: Skoletall | undefined; sprak: Sprak }) {
  const t = tekst(sprak);
  const trinn = [...new Set(skole?.klasser.map((k) => k.arstrinn))];
  return (
    <form className="fm-elever-valg" method="get" action="/elever">
      {m.skolear === m.apne[1] ? null : <Skjult felt={{ skolear: String(m.skolear) }} />}
      {m.skoler.length > 1 ? (
        <label>
          <span className="ds-sr-only">{t.skole}</span>
          <select className="ds-input" name="skole" defaultValue={m.skole ?? undefined}>
            {m.skoler.map((s) => (
              <option key={s.organisasjonsnummer} value={s.organisasjonsnummer}>
                {s.navn}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <label>
        <span className="ds-sr-only">{t.gruppe}</span>
        <select className="ds-input" name="gruppe" defaultValue={skrivGruppe(m.gruppe)}>
          <option value="">{t.hele}</option>
          {trinn.map((n) => (
            <optgroup key={n} label={t.trinn(n)}>
              <option value={`trinn-${n}`}>{t.trinn(n)}</option>
              {skole?.klasser
                .filter((k) => k.arstrinn === n && k.klasse !== null)
                .map((k) => (
                  <option key={k.klasse} value={`klasse-${k.klasse}`}>
                    {k.klasse}
                  </option>
                ))}
            </optgroup>
          ))}
        </select>
      </label>
      <Knapp slag="annen" liten>
        {t.vis}
      </Knapp>
    </form>
  );
}

/** Words of a name. By POST: names do not belong in addresses. */
function Navn({ m, sprak }: { m: Elevliste; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <form className="fm-elever-valg" method="post" action="/elever">
      <Skjult felt={{ skole: m.skole ?? '', gruppe: skrivGruppe(m.gruppe), skolear: String(m.skolear) }} />
      <label>
        <span className="ds-sr-only">{t.navn}</span>
        <input
          className="ds-input"
          type="search"
          name="navn"
          placeholder={t.navn}
          defaultValue={m.navn ?? ''}
          autoComplete="off"
          spellCheck={false}
        />
      </label>
      <Knapp slag="annen" liten>
        {t.finn}
      </Knapp>
    </form>
  );
}

function Treff({ m, navn, sprak }: { m: Elevliste; navn: string; sprak: Sprak }) {
  const t = tekst(sprak);
  return (
    <p className="fm-dempet">
      {m.totalt === 0 ? null : `${t.medNavn(m.totalt, navn)}. `}
      {m.totalt > PER_SIDE ? `${t.forste(PER_SIDE)} ` : null}
      <a className="ds-link" href={adresse(m)}>
        {t.visAlle}
      </a>
    </p>
  );
}

function Liste({ m, hvor, sprak }: { m: Elevliste; hvor: string; sprak: Sprak }) {
  const t = tekst(sprak);
  const av = Math.max(1, Math.ceil(m.totalt / PER_SIDE));
  const kolonner: Kolonne<Elevrad>[] = [
    {
      id: 'navn',
      tittel: t.navn,
      radtittel: true,
      celle: (e) => (
        <span className="fm-personnavn">
          <a className="ds-link" href={`/person/${e.personId}`}>
            {e.navn}
          </a>
          {e.skjermet ? <Ikon navn="skjold" merke={t.skjermet} /> : null}
        </span>
      ),
    },
    { id: 'klasse', tittel: t.klasse, celle: (e) => e.klasse ?? `${t.trinn(e.arstrinn)}, ${t.utenKlasse}` },
    { id: 'fodselsdato', tittel: t.fodselsdato, celle: (e) => <span className="fm-tall">{e.fodselsdato === null ? '–' : kortDato(e.fodselsdato)}</span> }, // prettier-ignore
    { id: 'foresatte', tittel: t.foresatte, tall: true, celle: (e) => e.foresatte },
    ...(m.elever.some((e) => !e.iFolkeregisteret || e.begynner !== null)
      ? [
          {
            id: 'merknad',
            tittel: t.merknad,
            celle: (e: Elevrad) => (
              <>
                {e.iFolkeregisteret ? null : (
                  <Statusmerke merke={{ tone: 'noytral', tekst: t.ikkeIFolkeregisteret, ikon: 'info' }} />
                )}
                {e.begynner === null ? null : (
                  <Statusmerke merke={{ tone: 'noytral', tekst: t.begynner(kortDato(e.begynner)), ikon: 'klokke' }} />
                )}
              </>
            ),
          },
        ]
      : []),
  ];
  return (
    <Tabell
      sprak={sprak}
      tabell={{
        tittel: t.liste(hvor),
        skjulTittel: true,
        tett: true,
        kolonner,
        rader: m.elever,
        nokkel: (e) => e.elevforholdId,
        tomt:
          m.navn === null
            ? { tittel: t.ingen, forklaring: t.ingenOm }
            : { tittel: t.ingenMedNavn(m.navn), forklaring: t.ingenMedNavnOm, lenke: { tekst: t.tilSok, href: '/sok' } },
        sider:
          m.navn === null
            ? {
                side: m.side,
                av,
                forrigeHref: m.side > 1 ? adresse(m, m.side - 1) : undefined,
                nesteHref: m.side < av ? adresse(m, m.side + 1) : undefined,
              }
            : undefined,
      }}
    />
  );
}
