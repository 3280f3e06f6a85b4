import { Ikon } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Personvisning } from './modell.ts';
import { persondetalj, personnavn } from './ord.ts';

/** A person in a table or a sentence: the name, and in a quieter tone what tells two of the same name apart. */
export function Person({ person, rolle, sprak }: { person: Personvisning; rolle?: string | undefined; sprak: Sprak }) {
  const detalj = [rolle, persondetalj(sprak, person)].filter((d) => d !== undefined).join(', ');
  return (
    <div>
      <span className="fm-linje fm-personnavn">
        {person.slag === 'kjent' ? (
          <a className="ds-link" href={`/person/${person.id}`}>
            {person.navn}
          </a>
        ) : (
          personnavn(sprak, person)
        )}
        {person.slag === 'skjermet' ? <Ikon navn="skjold" /> : null}
      </span>
      {detalj === '' ? null : <span className="fm-linje fm-dempet fm-liten">{detalj}</span>}
    </div>
  );
}
