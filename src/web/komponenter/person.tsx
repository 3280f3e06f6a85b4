import { tekst, type Sprak } from '#web/tekster/index.ts';
import { Ikon } from './ikon.tsx';
import { Statusmerke, type Statusmerkevisning } from './melding.tsx';

export interface Personradvisning {
  readonly id: string;
  /** «Fornavn Etternavn». For a person whose name is protected from this reader: leave it out. */
  readonly navn?: string | undefined;
  readonly href?: string | undefined;
  /** In a quieter tone: «6A, Fjordvik skole», «Mor», «født 20. mai 2015». */
  readonly detaljer?: readonly string[] | undefined;
  /** The person is protected, and this reader may know it. */
  readonly skjermet?: boolean | undefined;
  readonly merker?: readonly Statusmerkevisning[] | undefined;
}

/** One person on one line: name, class or role in a quieter tone, state. */
export function Personrad({ person, sprak }: { person: Personradvisning; sprak: Sprak }) {
  const t = tekst(sprak).felt;
  const navn = person.navn ?? t.skjermetPerson;
  return (
    <div className="fm-personrad">
      <div>
        <span className="fm-personnavn">
          {person.href === undefined ? (
            navn
          ) : (
            <a className="ds-link" href={person.href}>
              {navn}
            </a>
          )}
          {person.skjermet ? <Ikon navn="skjold" merke={person.navn === undefined ? undefined : t.skjermetPerson} /> : null}
        </span>
        {person.detaljer === undefined || person.detaljer.length === 0 ? null : (
          <span className="fm-dempet"> {person.detaljer.join(', ')}</span>
        )}
      </div>
      {person.merker === undefined || person.merker.length === 0 ? null : (
        <div className="fm-merker">
          {person.merker.map((m) => (
            <Statusmerke key={m.tekst} merke={m} />
          ))}
        </div>
      )}
    </div>
  );
}

/** People under each other, as a list. */
export function Personliste({ personer, sprak }: { personer: readonly Personradvisning[]; sprak: Sprak }) {
  return (
    <ul className="fm-personliste">
      {personer.map((p) => (
        <li key={p.id}>
          <Personrad person={p} sprak={sprak} />
        </li>
      ))}
    </ul>
  );
}

export interface Personhodevisning {
  readonly navn: string;
  /** «Elev», «Foresatt», «Ansatt». */
  readonly rolle: string;
  readonly detaljer: readonly string[];
  readonly skjermet?: boolean | undefined;
  readonly merker?: readonly Statusmerkevisning[] | undefined;
}

/** The top of a person card: who this is about. */
export function Personhode({ person, sprak }: { person: Personhodevisning; sprak: Sprak }) {
  return (
    <div className="fm-personhode">
      <h1 className="fm-h1">
        {person.navn}
        {person.skjermet ? <Ikon navn="skjold" merke={tekst(sprak).felt.skjermetPerson} /> : null}
      </h1>
      <p className="fm-dempet">{[person.rolle, ...person.detaljer].join(', ')}</p>
      {person.merker === undefined || person.merker.length === 0 ? null : (
        <div className="fm-merker">
          {person.merker.map((m) => (
            <Statusmerke key={m.tekst} merke={m} />
          ))}
        </div>
      )}
    </div>
  );
}
