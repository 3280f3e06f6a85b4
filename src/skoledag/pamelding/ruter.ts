import { fil, knapp, ruter, side, skjema, strom } from '#grunn/handling/index.ts';
import { lagSvarfil } from './fil.ts';
import { apneIgjen, apnePamelding, endrePamelding, gjenopprettPamelding, lagPamelding, lukkPamelding, minnOmPamelding, slettPamelding } from './handlinger/liste.ts'; // prettier-ignore
import { fjernSporsmalet, leggTilSporsmal } from './handlinger/sporsmal.ts';
import { svarPamelding } from './handlinger/svar.ts';
import { temaFor } from './regler.ts';
import { MINE, tegnMinePameldinger, tegnMinPamelding } from './sider/hjem.tsx';
import { tegnPamelding } from './sider/liste.tsx';
import { PAMELDINGER, tegnNyPamelding, tegnOversikt } from './sider/skole.tsx';
import { tegnSporsmal } from './sider/sporsmal.tsx';
import { svarfil } from './visninger/fil.ts';
import { minePameldinger, minPamelding } from './visninger/hjem.ts';
import { nyPamelding, pameldingsoversikt, pameldingsside } from './visninger/skole.ts';

const DEN = `${PAMELDINGER}/:pameldingId`;
const til = (gjort: string) => (ut: { readonly pameldingId: string }) => `${PAMELDINGER}/${ut.pameldingId}?gjort=${gjort}`;
const medAntall = (gjort: string) => (ut: { readonly pameldingId: string; readonly antall: number }) =>
  `${PAMELDINGER}/${ut.pameldingId}?gjort=${gjort}&antall=${ut.antall}`;

/** Sign-up lists and questionnaires, as the home and as the school meet them. */
export const pameldingRuter = ruter('', [
  side(MINE, minePameldinger, tegnMinePameldinger),
  skjema(`${MINE}/:pameldingId/:elevId`, minPamelding, tegnMinPamelding, svarPamelding, () => `${MINE}?gjort=svart`),
  side(PAMELDINGER, pameldingsoversikt, tegnOversikt),
  skjema(`${PAMELDINGER}/ny`, nyPamelding, tegnNyPamelding, lagPamelding, til('laget')),
  skjema(DEN, pameldingsside, tegnPamelding, endrePamelding, medAntall('endret')),
  skjema(`${DEN}/sporsmal`, pameldingsside, tegnSporsmal, leggTilSporsmal, til('lagtTil')),
  knapp(`${DEN}/sporsmal/:sporsmalId/fjern`, fjernSporsmalet, til('fjernet')),
  knapp(`${DEN}/apne`, apnePamelding, medAntall('apnet')),
  knapp(`${DEN}/lukk`, lukkPamelding, til('lukket')),
  knapp(`${DEN}/apne-igjen`, apneIgjen, til('apnetIgjen')),
  knapp(`${DEN}/minn`, minnOmPamelding, medAntall('minnet')),
  knapp(`${DEN}/slett`, slettPamelding, (ut) => `${PAMELDINGER}?gjort=slettet&id=${ut.pameldingId}`),
  knapp(`${DEN}/gjenopprett`, gjenopprettPamelding, til('gjenopprettet')),
  strom(`${DEN}/endringer`, pameldingsside, (ra) => temaFor(String(ra['pameldingId']))),
  fil(`${DEN}/svar`, svarfil, lagSvarfil),
]);
