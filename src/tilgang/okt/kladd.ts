import type { Dormiljo } from '#grunn/handling/index.ts';
import type { Oktdor } from '#grunn/tjener/index.ts';
import { lagreSkjemakladd, taSkjemakladd } from './lager.ts';
import { hvemVarInnlogget, noterAvvist } from './okt.ts';

const KONTEKST = 'tilgang.skjemakladd';
/** Long enough to find the code device; what is not fetched by then must be typed again. */
const BEVARES_MINUTTER = 30;

/** What the server needs around sessions that have ended or are not enough, but for the page without roles. */
export function lagOktdor(m: Pick<Dormiljo, 'db' | 'klokke' | 'nokler'>): Omit<Oktdor, 'utenRolle'> {
  const na = () => m.klokke.na();
  return {
    async lagreKladd(token, { sti, felt }) {
      const person = await hvemVarInnlogget(m.db, token, na().toString());
      if (person === undefined || Object.keys(felt).length === 0) return undefined;
      return lagreSkjemakladd(m.db, {
        personId: person.personId,
        sti,
        innhold: m.nokler.krypterStor(JSON.stringify(felt), KONTEKST),
        na: na().toString(),
        utloper: na().add({ minutes: BEVARES_MINUTTER }).toString(),
      });
    },
    async hentKladd(id, { sti, personId }) {
      if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
      const innhold = await taSkjemakladd(m.db, { id, sti, personId, na: na().toString() });
      return innhold && (JSON.parse(m.nokler.dekrypterStor(innhold, KONTEKST)) as Record<string, string>);
    },
    avvist: (token) => noterAvvist(m.db, token, na().toString()),
  };
}
