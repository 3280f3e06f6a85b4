import { Kildefeil } from '#grunn/feil/index.ts';
import { lesLinjer, type Bytekilde } from '#grunn/tekst/index.ts';
import { Oppstartselev, Oppstartsgruppe, Oppstartshode, type Oppstartspost } from './modell.ts';

/** A line is one pupil; a large kommune has some tens of megabytes. */
const GRENSER = { maksLinje: 64 * 1024, maksTotalt: 512 * 1024 * 1024 };

/**
 * Reads the start file line by line. A line that cannot be read is held with its number and the field; the rest goes on.
 * @throws Kildefeil when the header is missing, or the file is not text of the agreed size.
 */
export async function* lesOppstartsfil(kilde: Bytekilde): AsyncGenerator<Oppstartspost> {
  let hode = false;
  for await (const { nummer, tekst } of lesLinjer(kilde, { kilde: 'oppstart', ...GRENSER })) {
    if (tekst.trim() === '') continue;
    let ra: unknown;
    try {
      ra = JSON.parse(tekst);
    } catch {
      ra = undefined;
    }
    if (!hode) {
      const lest = Oppstartshode.safeParse(ra);
      if (!lest.success)
        throw new Kildefeil(
          'oppstart',
          'uleselig',
          'Oppstartsfilen mangler første linje med «friminutt»: «oppstart», kommunenummer og antall.',
        );
      hode = true;
      yield { slag: 'hode', hode: lest.data };
      continue;
    }
    const erGruppe = typeof ra === 'object' && ra !== null && 'gruppe' in ra;
    const lest = erGruppe ? Oppstartsgruppe.safeParse(ra) : Oppstartselev.safeParse(ra);
    if (lest.success)
      yield 'gruppe' in lest.data
        ? { slag: 'gruppe', linje: nummer, gruppe: lest.data }
        : { slag: 'elev', linje: nummer, elev: lest.data };
    else
      yield { slag: 'holdt', linje: nummer, felt: ra === undefined ? 'linje' : String(lest.error.issues[0]?.path[0] ?? 'linje') };
  }
  if (!hode) throw new Kildefeil('oppstart', 'uleselig', 'Oppstartsfilen er tom.');
}
