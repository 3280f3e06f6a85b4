import type { ReactNode } from 'react';
import type { Ramme, Tegning } from '#grunn/handling/index.ts';
import { alder } from '#grunn/tid/index.ts';
import {
  Faner,
  Knapp,
  Knappelenke,
  Personhode,
  Skjemafelt,
  Skjult,
  Tomt,
  Varselboks,
  type Fanevisning,
} from '#web/komponenter/index.ts';
import { dato, type Sprak } from '#web/tekster/index.ts';
import { tekst } from '../tekster/index.ts';
import type { Kortside } from '../visninger/kortside.ts';
import { Familie } from './familie.tsx';
import { kortlenke, lenker, type Fane } from './lenker.ts';
import { Gjort, henterFortsatt } from './gjort.tsx';
import { Personalia, type Innholdsvalg } from './personalia.tsx';
import { Stillinger } from './stillinger.tsx';

/** The tabs that this person has, by what the person is. */
export function faner(side: Kortside): Fane[] {
  const barn = side.roller.includes('elev') || side.roller.includes('barn');
  const familie = barn || side.ansvarFor.length + side.kontaktFor.length + side.familie.length > 0;
  return [
    'personalia',
    ...(familie ? (['familie'] as const) : []),
    ...(side.ansettelser.length > 0 ? (['stillinger'] as const) : []),
  ];
}

function detaljer(side: Kortside, sprak: Sprak): string[] {
  const t = tekst(sprak).hode;
  const elev = side.elevforhold.find((e) => e.gjelder) ?? side.elevforhold.find((e) => e.til === null || e.til >= side.idag);
  const stilling = side.ansettelser
    .flatMap((a) => a.arbeidsforhold)
    .filter((a) => a.gjelder)
    .toSorted((a, b) => Number(b.hovedstilling) - Number(a.hovedstilling))[0];
  const fodt = side.fodselsdato.gjeldende?.verdi;
  const dod = side.dodsdato.gjeldende?.verdi;
  const ar = fodt === undefined ? undefined : alder(fodt, side.paDato ?? side.idag);
  return [
    ...(elev === undefined ? [] : [elev.klasse, elev.skole.navn]),
    ...(stilling === undefined ? [] : [stilling.stillingstittel, stilling.skole?.navn ?? stilling.enhetsnavn]),
    fodt === undefined
      ? undefined
      : `${t.fodt(dato(fodt))}${dod === undefined && ar !== undefined && ar >= 0 ? ` (${t.ar(ar)})` : ''}`,
    dod === undefined ? undefined : t.dod(dato(dod)),
  ].filter((d): d is string => typeof d === 'string' && d !== '');
}

function Hode({ side, sprak, flere }: { side: Kortside; sprak: Sprak; flere: readonly string[] }) {
  const t = tekst(sprak);
  const skjermet = side.vern.gradering !== 'ugradert';
  const [forste, ...resten] = side.roller.map((r, i) => (i === 0 ? t.rolle[r] : t.rolle[r].toLocaleLowerCase('nb')));
  return (
    <Personhode
      person={{
        navn: side.visningsnavn === '' ? t.hode.utenNavn : side.visningsnavn,
        rolle: [forste, ...resten].join(' og '),
        detaljer: [...detaljer(side, sprak), ...flere],
        skjermet,
      }}
      sprak={sprak}
    />
  );
}

/** Calm and plain: that the person is protected, by whom, and what to do about it. */
function Vern({ side, sprak }: { side: Kortside; sprak: Sprak }) {
  const { gradering, grunner } = side.vern;
  if (gradering === 'ugradert') return null;
  const t = tekst(sprak).vern;
  // kode 6 and 7 are the register's words; our own decision is ours until the register has said the same
  const lokal = grunner.every((g) => g.slag === 'lokal');
  return (
    <Varselboks
      varsel={{
        tone: 'noytral',
        ikon: 'skjold',
        tittel: (lokal ? t.lokalTittel : t.tittel)[gradering],
        tekst: t.tekst[gradering],
      }}
      sprak={sprak}
    >
      {grunner
        .filter((g) => g.slag !== 'adresse' || !grunner.some((x) => x.slag === 'folkeregisteret'))
        .map((g) => {
          const siden = dato(g.siden);
          const hvem = g.slag === 'folkeregisteret' ? t.folkeregisteret(siden) : g.slag === 'adresse' ? t.adresse(siden) : g.gittAv === undefined ? t.lokalUtenNavn(siden) : t.lokal(g.gittAv, siden); // prettier-ignore
          return (
            <p key={`${g.slag}-${g.skjermingId ?? g.siden}`} className="fm-dempet fm-liten">
              {[
                hvem,
                g.begrunnelse === undefined ? undefined : t.begrunnelse(g.begrunnelse),
                g.vurderesPaNytt === undefined ? undefined : t.vurderes(dato(g.vurderesPaNytt)),
              ]
                .filter(Boolean)
                .join(' ')}
            </p>
          );
        })}
    </Varselboks>
  );
}

function Datobanner({ side, fane, sprak }: { side: Kortside; fane: Fane; sprak: Sprak }) {
  if (side.paDato === null) return null;
  const t = tekst(sprak).dato;
  const framtid = side.paDato > side.idag;
  return (
    <Varselboks
      varsel={{
        tone: 'trengerDeg',
        ikon: 'klokke',
        tittel: framtid ? t.framtidTittel(dato(side.paDato)) : t.tittel(dato(side.paDato)),
        tekst: framtid ? t.framtidTekst : t.tekst,
        lenker: [{ tekst: t.tilNa, href: kortlenke(side.personId, { fane }) }],
      }}
      sprak={sprak}
    />
  );
}

/** What else can be done with the card, quietly at the bottom: see it as it was, protect the person. */
function Bunn({
  side,
  fane,
  sprak,
  lenkerTil,
}: {
  side: Kortside;
  fane: Fane;
  sprak: Sprak;
  lenkerTil: readonly Lenkevisning[];
}) {
  const t = tekst(sprak);
  const lokal = side.vern.grunner.some((g) => g.slag === 'lokal');
  return (
    <div className="fm-kortbunn">
      <details className="fm-mer" open={side.paDato !== null || undefined}>
        <summary>{t.dato.knapp}</summary>
        <form method="get" action={kortlenke(side.personId)} className="fm-datoskjema">
          {fane === 'personalia' ? null : <Skjult felt={{ fane }} />}
          <Skjemafelt
            felt={{
              slag: 'tekst',
              type: 'date',
              navn: 'paDato',
              etikett: t.dato.felt,
              verdi: side.paDato ?? '',
              bredde: 'middels',
            }}
            sprak={sprak}
          />
          <Knapp slag="annen">{t.dato.vis}</Knapp>
        </form>
      </details>
      <div className="fm-knapper">
        {lenkerTil.map((l) => (
          <Knappelenke key={l.href} href={l.href} slag="stille" liten>
            {l.tekst}
          </Knappelenke>
        ))}
        {side.kan.skjerme && !lokal ? (
          <Knappelenke href={lenker.skjerm(side.personId)} slag="stille" liten>
            {t.vern.skjerm}
          </Knappelenke>
        ) : null}
        {side.kan.oppheveSkjerming && lokal ? (
          <Knappelenke href={lenker.opphevSkjerming(side.personId)} slag="stille" liten>
            {t.vern.opphev}
          </Knappelenke>
        ) : null}
      </div>
    </div>
  );
}

interface Lenkevisning {
  readonly href: string;
  readonly tekst: string;
}

/** A tab of another room's, plugged in from the top. */
export interface Tilleggsfane {
  readonly id: string;
  readonly tekst: string;
  /** Only of the one that is open. */
  readonly innhold?: ReactNode;
}

/** What rooms downstream have to say on the card. */
export interface Korttillegg {
  /** What they say first in a tab. */
  readonly foran?: Partial<Readonly<Record<Fane, ReactNode>>>;
  /** Their pages about the same person, at the foot. */
  readonly lenkerTil?: readonly Lenkevisning[];
  /** Tabs of their own, after the family. */
  readonly tillegg?: readonly Tilleggsfane[];
  /** More in the line under the name. */
  readonly detaljer?: readonly string[];
}

const INNHOLD: Readonly<Record<Fane, (v: Innholdsvalg) => ReactNode>> = {
  personalia: Personalia,
  familie: Familie,
  stillinger: Stillinger,
};

/** The person card: who, protected or not, the tabs this person has, and the chosen one. */
export function tegnPersonkort(
  side: Kortside,
  ramme: Ramme,
  { foran = {}, lenkerTil = [], tillegg = [], detaljer: flere = [] }: Korttillegg = {},
): Tegning {
  const { sprak, sporring } = ramme;
  const t = tekst(sprak);
  const har = faner(side);
  const annen = tillegg.find((f) => f.id === sporring['fane']);
  const fane = har.find((f) => f === sporring['fane']) ?? 'personalia';
  const Innhold = INNHOLD[fane];
  const valgt = annen?.id ?? fane;
  const venter = henterFortsatt(side);
  const alle = [
    ...har.filter((f) => f !== 'stillinger').map((id) => ({ id: id as string, tekst: t.fane[id] })),
    ...tillegg,
    ...har.filter((f) => f === 'stillinger').map((id) => ({ id: id as string, tekst: t.fane[id] })),
  ];
  const visninger: Fanevisning[] = alle.map((f) => ({
    tekst: f.tekst,
    href: kortlenke(side.personId, { fane: f.id, paDato: side.paDato ?? undefined }),
    valgt: f.id === valgt,
  }));
  const selv = kortlenke(side.personId, { fane: valgt, ...(side.spurt === null ? {} : { spurt: side.spurt }) });
  return {
    tittel: side.visningsnavn === '' ? t.hode.utenNavn : side.visningsnavn,
    ...(venter ? { moduler: ['framdrift.js'] } : {}),
    innhold: (
      <article className="fm-kort">
        <Hode side={side} sprak={sprak} flere={flere} />
        <div className="fm-kortmeldinger">
          <Datobanner side={side} fane={fane} sprak={sprak} />
          <Vern side={side} sprak={sprak} />
          {side.visningsnavn === '' ? (
            <p className="fm-dempet">{side.paDato === null ? t.hode.utenNavnOm : t.hode.utenNavnDa}</p>
          ) : null}
        </div>
        {side.ukjentDa ? <Tomt tomt={{ tittel: t.dato.ukjent, forklaring: t.dato.ukjentOm }} /> : null}
        {visninger.length > 1 && !side.ukjentDa ? <Faner faner={visninger} merke={t.fane.navn(side.visningsnavn)} /> : null}
        <div id="kort" data-framdrift={venter ? selv : undefined} data-pagar={venter ? '' : undefined}>
          <Gjort side={side} ramme={ramme} selv={selv} />
          {side.ukjentDa || annen !== undefined ? null : foran[fane]}
          {side.ukjentDa ? null : annen !== undefined ? (
            annen.innhold
          ) : (
            <Innhold side={side} sprak={sprak} nokkel={ramme.skjema.nokkel} sagtForan={foran[fane] !== undefined} />
          )}
        </div>
        <Bunn side={side} fane={fane} sprak={sprak} lenkerTil={lenkerTil} />
      </article>
    ),
  };
}
