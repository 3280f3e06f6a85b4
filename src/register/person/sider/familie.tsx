import {
  Feltliste,
  Knappelenke,
  Personliste,
  Statusmerke,
  Tomt,
  type Feltvisning,
  type Personradvisning,
} from '#web/komponenter/index.ts';
import { dato, telefon, type Sprak } from '#web/tekster/index.ts';
import type { Ansvar, Personkort, Personlenke } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import type { Kortside } from '../visninger/kortside.ts';
import { ansvarlignavn, ansvarsrolle, omPerson } from './familie-ord.ts';
import { enkeltfelt } from './felt.ts';
import { hvorforlenke, kortlenke, lenker } from './lenker.ts';

interface Visning {
  /** Another room has already told, above, who has foreldreansvar and who has not. */
  readonly sagtForan?: boolean | undefined;
  readonly side: Kortside;
  readonly sprak: Sprak;
}

const erLast = (kilde: string | null): boolean => kilde === 'krr' || kilde === 'folkeregisteret';

/** Phone and e-mail of somebody the card points to, drawn as any other value. */
function kontaktfelt(p: Personlenke, nokkel: string, sprak: Sprak): Feltvisning[] {
  const t = tekst(sprak);
  const hvorfor = (felt: string) => (p.kanApnes ? hvorforlenke(p.personId, felt) : undefined);
  const { kontakt } = p;
  const ett = (felt: 'mobiltelefonnummer' | 'epostadresse'): Feltvisning => {
    const grunnlag = { navn: `${nokkel}-${felt}`, etikett: t.felt[felt], hvorforHref: hvorfor(felt) };
    if (kontakt.slag === 'skjermet')
      return enkeltfelt({
        ...grunnlag,
        verdi: {
          slag: 'skjermet',
          grunn: kontakt.gradering === 'strengtFortrolig' ? t.vern.kontaktSkjultStreng : t.vern.kontaktSkjultFortrolig,
        },
      });
    const verdi = kontakt[felt];
    const kilde = (felt === 'epostadresse' ? kontakt.epostKilde : kontakt.mobilKilde) ?? undefined;
    return {
      ...enkeltfelt({
        ...grunnlag,
        verdi:
          verdi === null
            ? { slag: 'tom' }
            : felt === 'epostadresse'
              ? { slag: 'tekst', tekst: verdi }
              : { slag: 'telefon', nummer: verdi },
        kilde,
        last: erLast(kilde ?? null),
      }),
      register: 'krr',
    };
  };
  return [ett('mobiltelefonnummer'), ett('epostadresse')];
}

function Navn({ person, navn, sprak }: { person: Personlenke | undefined; navn: string; sprak: Sprak }) {
  if (person?.kanApnes)
    return (
      <a className="ds-link" href={kortlenke(person.personId)}>
        {navn}
      </a>
    );
  return <span title={person === undefined ? undefined : tekst(sprak).familie.ikkeApne}>{navn}</span>;
}

function Ansvarlig({ a, nr, side, sprak }: { a: Ansvar; nr: number } & Visning) {
  const t = tekst(sprak);
  const person = a.ansvarlig.slag === 'person' ? a.ansvarlig.person : undefined;
  const navn = ansvarlignavn(a, sprak);
  const id = `ansvarlig-${nr}`;
  const mer: Feltvisning[] = [
    {
      ...enkeltfelt({
        navn: `${id}-ansvar`,
        etikett: t.familie.grunnlag,
        verdi: { slag: 'tekst', tekst: t.ansvarKort[a.ansvar] },
        kilde: a.kilde,
        last: erLast(a.kilde),
        hentet: a.hentet ?? undefined,
        hvorforHref: hvorforlenke(side.personId, 'foreldreansvar', side.paDato ?? undefined),
      }),
      register: 'folkeregisteret',
    },
    enkeltfelt({
      navn: `${id}-siden`,
      etikett: t.familie.siden,
      verdi: { slag: 'tekst', tekst: dato(a.kildetidspunkt ?? a.siden) },
    }),
    ...(person?.fodselsdato
      ? [
          enkeltfelt({
            navn: `${id}-fodt`,
            etikett: t.felt.fodselsdato,
            verdi: { slag: 'tekst', tekst: dato(person.fodselsdato) },
          }),
        ]
      : []),
  ];
  return (
    <li className="fm-foresatt">
      <h3 className="fm-h3">
        <Navn person={person} navn={navn} sprak={sprak} />{' '}
        <span className="fm-dempet fm-foresatt-rolle">
          {[a.ansvarlig.slag === 'ukjent' ? undefined : ansvarsrolle(a, sprak), t.ansvar[a.ansvar]].filter(Boolean).join(', ')}
        </span>
      </h3>
      {person?.dodsdato ? <Statusmerke merke={{ tone: 'trengerDeg', tekst: t.hode.dod(dato(person.dodsdato)) }} /> : null}
      {a.ansvarlig.slag === 'ukjent' ? <p className="fm-dempet">{t.familie.ukjentHjelp}</p> : null}
      {a.ansvarlig.slag === 'organisasjon' ? (
        <p className="fm-dempet">{t.familie.organisasjon(a.ansvarlig.organisasjonsnummer)}</p>
      ) : null}
      {a.ansvarlig.slag === 'utenIdentifikator' ? (
        <p className="fm-dempet">
          {[
            t.familie.utenIdentifikator,
            a.ansvarlig.fodselsdato === null ? undefined : t.familie.fodt(dato(a.ansvarlig.fodselsdato)),
          ]
            .filter(Boolean)
            .join(', ')}
        </p>
      ) : null}
      {person === undefined ? null : <Feltliste gruppe={{ felt: kontaktfelt(person, id, sprak) }} sprak={sprak} naa={side.na} />}
      <details className="fm-mer">
        <summary>
          {t.familie.visMer}
          <span className="ds-sr-only">: {navn}</span>
        </summary>
        <Feltliste gruppe={{ felt: mer }} sprak={sprak} naa={side.na} />
      </details>
    </li>
  );
}

function Bolk({ tittel, hjelp, children }: { tittel: string; hjelp?: string | undefined; children: React.ReactNode }) {
  return (
    <section className="fm-feltgruppe">
      <h2 className="fm-h2">{tittel}</h2>
      {hjelp === undefined ? null : <p className="fm-dempet fm-under-h2">{hjelp}</p>}
      {children}
    </section>
  );
}

const rad = (p: Personlenke, detaljer: readonly string[], sprak: Sprak, nr: number): Personradvisning => ({
  id: p.personId === '' ? `uten-${nr}` : p.personId,
  navn: p.navn === '' ? tekst(sprak).hode.utenNavn : p.navn,
  href: p.kanApnes ? kortlenke(p.personId) : undefined,
  detaljer: [...detaljer, ...omPerson(p, sprak)],
  skjermet: p.skjermet,
});

function Kontaktpersoner({ side, sprak }: Visning) {
  const t = tekst(sprak);
  return (
    <Bolk
      tittel={t.familie.kontaktpersoner}
      hjelp={side.kontaktpersoner.length === 0 ? undefined : t.familie.kontaktpersonerHjelp}
    >
      {side.kontaktpersoner.length === 0 ? (
        <Tomt tomt={{ tittel: t.familie.ingenKontakt, forklaring: t.familie.ingenKontaktHjelp }} />
      ) : (
        <ul className="fm-personliste">
          {side.kontaktpersoner.map((k) => (
            <li key={k.nokkel}>
              <div className="fm-personrad">
                <div>
                  <span className="fm-personnavn">
                    {k.personId === null ? (
                      k.navn
                    ) : (
                      <a className="ds-link" href={kortlenke(k.personId)}>
                        {k.navn}
                      </a>
                    )}
                  </span>{' '}
                  <span className="fm-dempet">{t.kontakttype[k.kontakttype] ?? k.kontakttype}</span>
                  {k.telefon === null ? null : <span className="fm-linje fm-tall">{telefon(k.telefon)}</span>}
                  <span className="fm-linje fm-dempet fm-liten">
                    {t.familie.kontaktpersonKilde(dato(k.registrert), k.registrertAv ?? undefined)}
                  </span>
                </div>
                {side.kan.registrerePerson ? (
                  <div className="fm-radlenker">
                    <a className="fm-stille" href={lenker.kontaktperson(side.personId, k.nokkel)}>
                      {t.familie.rediger}
                      <span className="ds-sr-only"> {k.navn}</span>
                    </a>
                    <a className="fm-stille" href={lenker.fjernKontaktperson(side.personId, k.nokkel)}>
                      {t.familie.fjern}
                      <span className="ds-sr-only"> {k.navn}</span>
                    </a>
                  </div>
                ) : null}
              </div>
            </li>
          ))}
        </ul>
      )}
      {side.kan.registrerePerson ? (
        <p>
          <Knappelenke href={lenker.nyKontaktperson(side.personId)} slag="annen" liten>
            {t.familie.leggTil}
          </Knappelenke>
        </p>
      ) : null}
    </Bolk>
  );
}

/** Around a child: those with foreldreansvar, a parent without it clearly apart, siblings, other contacts. */
function Barnets({ side, sprak, sagtForan }: Visning) {
  const t = tekst(sprak);
  const uten = side.familie.filter((f) => !f.harForeldreansvar && ['mor', 'far', 'medmor'].includes(f.rolle));
  return (
    <>
      <Bolk tittel={t.familie.foreldreansvar}>
        {side.foreldreansvar.length === 0 ? (
          <Tomt tomt={{ tittel: t.familie.ingenAnsvar, forklaring: t.familie.ingenAnsvarHjelp }} />
        ) : (
          <ul className="fm-foresatte">
            {side.foreldreansvar.map((a, i) => (
              <Ansvarlig key={`${ansvarlignavn(a, sprak)}-${i}`} a={a} nr={i + 1} side={side} sprak={sprak} />
            ))}
          </ul>
        )}
      </Bolk>
      {uten.length === 0 || sagtForan ? null : (
        <Bolk tittel={t.familie.utenAnsvar} hjelp={t.familie.utenAnsvarHjelp}>
          <div className="fm-utenfor">
            <Personliste personer={uten.map((f, i) => rad(f.person, [t.familierolle[f.rolle]], sprak, i))} sprak={sprak} />
          </div>
        </Bolk>
      )}
      {side.sosken.length === 0 ? null : (
        <Bolk tittel={t.familie.sosken}>
          <Personliste
            personer={side.sosken.map((x, i) =>
              rad(x.person, [x.felles === 'foreldreansvar' ? t.familie.soskenAnsvar : t.familie.soskenForelder], sprak, i),
            )}
            sprak={sprak}
          />
        </Bolk>
      )}
      <Kontaktpersoner side={side} sprak={sprak} />
      {side.foreldreansvarTidligere.length === 0 ? null : (
        <Bolk tittel={t.familie.tidligere}>
          <ul className="fm-stille-liste">
            {side.foreldreansvarTidligere.map((a, i) => (
              <li key={`${a.til}-${i}`}>{t.familie.tidligereTil(ansvarlignavn(a, sprak), dato(a.til))}</li>
            ))}
          </ul>
        </Bolk>
      )}
    </>
  );
}

/** Around an adult: the children and what the responsibility is, those one is a contact for, the rest of the family. */
function Voksnes({ side, sprak }: Visning) {
  const t = tekst(sprak);
  const barnMedAnsvar = new Set(side.ansvarFor.map((a) => a.barn.personId));
  const barn = side.familie.filter((f) => f.rolle === 'barn' && !barnMedAnsvar.has(f.person.personId));
  const annen = side.familie.filter((f) => f.rolle === 'ektefelleEllerPartner' || f.rolle === 'sosken' || f.rolle === 'ukjent');
  return (
    <>
      {side.ansvarFor.length === 0 ? null : (
        <Bolk tittel={t.familie.barn}>
          <Personliste
            personer={side.ansvarFor.map((a, i) =>
              rad(a.barn, [t.ansvar[a.ansvar as keyof typeof t.ansvar] ?? t.ansvar.ukjent], sprak, i),
            )}
            sprak={sprak}
          />
        </Bolk>
      )}
      {barn.length === 0 ? null : (
        <Bolk tittel={t.familie.barnUtenAnsvar} hjelp={t.familie.barnUtenAnsvarHjelp}>
          <div className="fm-utenfor">
            <Personliste personer={barn.map((f, i) => rad(f.person, [], sprak, i))} sprak={sprak} />
          </div>
        </Bolk>
      )}
      {side.kontaktFor.length === 0 ? null : (
        <Bolk tittel={t.familie.kontaktFor}>
          <Personliste
            personer={side.kontaktFor.map((k, i) => rad(k.barn, [t.kontakttype[k.kontakttype] ?? k.kontakttype], sprak, i))}
            sprak={sprak}
          />
        </Bolk>
      )}
      {annen.length === 0 ? null : (
        <Bolk tittel={t.familie.annenFamilie}>
          <Personliste personer={annen.map((f, i) => rad(f.person, [t.familierolle[f.rolle]], sprak, i))} sprak={sprak} />
        </Bolk>
      )}
    </>
  );
}

const tom = (k: Personkort): boolean => k.ansvarFor.length + k.kontaktFor.length + k.familie.length === 0;

/** The tab Familie. Somebody who is both a pupil and a parent gets both halves. */
export function Familie({ side, sprak, sagtForan }: Visning) {
  const t = tekst(sprak).familie;
  const barn = side.roller.includes('elev') || side.roller.includes('barn');
  if (!barn && tom(side)) return <Tomt tomt={{ tittel: t.ingenFamilie, forklaring: t.ingenFamilieHjelp }} />;
  return (
    <>
      {barn ? <Barnets side={side} sprak={sprak} sagtForan={sagtForan} /> : null}
      {barn && side.ansvarFor.length === 0 ? null : <Voksnes side={side} sprak={sprak} />}
    </>
  );
}
