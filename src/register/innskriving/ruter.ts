import { fil, knapp, ruter, side, skjema } from '#grunn/handling/index.ts';
import { tegnBrevPdf } from './brev-pdf.ts';
import { fjernKrets, kretserSomIDag, limInnKretser, plasserBarn } from './handlinger/krets.ts';
import { apneRunde, hentBarn, settKapasitet } from './handlinger/runde.ts';
import { apneVedtak, sokTidlig, svarInnskriving } from './handlinger/svar.ts';
import { angreInntak, taInn } from './handlinger/ta-inn.ts';
import { vedtaAlle, vedtaPlass } from './handlinger/vedta.ts';
import { tegnBarn } from './sider/barn.tsx';
import { tegnMittBrev, tegnSkolensBrev } from './sider/brev.tsx';
import { tegnMin, tegnSkolestart } from './sider/hjem.tsx';
import { tegnKretser } from './sider/kretser.tsx';
import { tegnOversikt } from './sider/oversikt.tsx';
import { tegnInnboks } from './sider/ukjent.tsx';
import { barneside, innboks, kretsliste, oversikt, skolensBrev } from './visninger.ts';
import { minInnskriving, mittBrev, skolestart } from './visninger-hjem.ts';

const lista = (ut: { readonly skole: string; readonly skolear: number }, gjort: string) =>
  `/innskriving?skolear=${ut.skolear}&skole=${ut.skole}&gjort=${gjort}`;

/** Enrolment to the first year, as the office and as the home meet it. */
export const innskrivingRuter = ruter('', [
  side('/innskriving', oversikt, tegnOversikt),
  skjema('/innskriving/runde', oversikt, tegnOversikt, apneRunde, (ut) => `/innskriving?skolear=${ut.skolear}&gjort=runde`),
  knapp('/innskriving/hent', hentBarn, (ut) => `/innskriving?skolear=${ut.skolear}&gjort=hentet&antall=${ut.antall}`),
  skjema('/innskriving/plasser', oversikt, tegnOversikt, settKapasitet, (ut) => lista(ut, 'plasser')),
  knapp('/innskriving/vedta-alle', vedtaAlle, (ut) => `${lista(ut, 'vedtatt')}&antall=${ut.antall}`),
  knapp(
    '/innskriving/ta-inn',
    taInn,
    (ut) => `${lista(ut, 'tatt_inn')}&antall=${ut.antall}${ut.sett === null ? '' : `&sett=${ut.sett}`}`,
  ),
  knapp('/innskriving/angre', angreInntak, (ut) => lista(ut, 'angret')),
  skjema(
    '/innskriving/ukjent',
    innboks,
    tegnInnboks,
    plasserBarn,
    (ut) => `/innskriving/ukjent?skolear=${ut.skolear}&gjort=plassert`,
  ),
  skjema('/innskriving/kretser', kretsliste, tegnKretser, limInnKretser, (ut) => `/innskriving/kretser?gjort=lagt_til&antall=${ut.antall}&hoppet=${ut.hoppet}`), // prettier-ignore
  knapp('/innskriving/kretser/som-i-dag', kretserSomIDag, (ut) => `/innskriving/kretser?gjort=lagt_til&antall=${ut.antall}`),
  knapp('/innskriving/kretser/fjern', fjernKrets, () => '/innskriving/kretser?gjort=fjernet'),
  skjema('/innskriving/barn/:id', barneside, tegnBarn, vedtaPlass, (ut) => `/innskriving/barn/${ut.id}?gjort=vedtatt`),
  skjema(
    '/innskriving/barn/:id/plasser',
    barneside,
    tegnBarn,
    plasserBarn,
    (_ut, ra) => `/innskriving/barn/${String(ra['id'])}?gjort=plassert`,
  ),
  side('/innskriving/barn/:id/brev', skolensBrev, tegnSkolensBrev),
  fil('/innskriving/barn/:id/brev.pdf', skolensBrev, (ut) => tegnBrevPdf(ut.brev)),
  skjema('/skolestart', skolestart, tegnSkolestart, sokTidlig, (ut) => `/skolestart/${ut.id}?gjort=svart`),
  skjema('/skolestart/:id', minInnskriving, tegnMin, svarInnskriving, (ut) => `/skolestart/${ut.id}?gjort=svart`),
  knapp('/skolestart/:id/apne', apneVedtak, (ut) => `/skolestart/${ut.id}/brev`),
  side('/skolestart/:id/brev', mittBrev, tegnMittBrev),
  fil('/skolestart/:id/brev.pdf', mittBrev, (ut) => tegnBrevPdf(ut.brev)),
]);
