// Employees whose positions or access show what goes wrong between HR and the school system (seed 003), and the municipal roles.
import { nyAnsatt, stilling, type Stillingstype } from '../ansatte.ts';
import type { Verdensansatt, Verdensperson, Verdensskole, Verdensstilling } from '../modell.ts';
import { dagerEtter } from '../tid.ts';
import { ansvar, elevVed, fodtForAlder, fodtForTrinn, foreldre, hjemVed, person, voksen, type Scene } from './oppsett.ts';

/** Everybody who works here in a special way. Their employee numbers follow those of the known people. */
export function byggAnsatteMedRolle(scene: Scene): void {
  kommuneniva(scene);
  stillinger(scene);
  sfo(scene);
}

interface Plan {
  readonly id: string;
  readonly navn: string;
  readonly kjonn: 'kvinne' | 'mann';
  readonly stillinger: readonly (readonly [Stillingstype, Verdensskole | null, Partial<Verdensstilling>?])[];
  readonly ansatt?: Partial<Verdensansatt>;
  readonly person?: Partial<Verdensperson>;
}

function ansett(scene: Scene, plan: Plan): Verdensperson {
  const p = voksen(scene, plan.id, plan.navn, plan.kjonn, hjemVed(scene, scene.strandlia), {
    ...plan.person,
  });
  const nummer = (scene.ansatt += 1);
  const alle = plan.stillinger.map(([type, skole, mer], i) =>
    stilling(type, {
      stillingsnummer: `${100_000 + nummer}-${i + 1}`,
      skole: skole?.organisasjonsnummer ?? null,
      fra: `${scene.plass.skolear - 3}-08-01`,
      hovedstilling: i === 0,
      ...mer,
    }),
  );
  p.ansatt = { ...nyAnsatt(p, nummer, alle), ...plan.ansatt };
  return p;
}

function kommuneniva(scene: Scene): void {
  ansett(scene, {
    id: 'systemforvalter',
    navn: 'Oppfinnsom|Kompass',
    kjonn: 'kvinne',
    stillinger: [['radgiver', null, { tittel: 'Rådgiver oppvekst skole' }]],
    ansatt: { tilganger: ['systemforvalter'] },
  });
  ansett(scene, {
    id: 'kommunalsjef',
    navn: 'Staselig|Fyrtårn',
    kjonn: 'mann',
    stillinger: [['kommunalsjef', null]],
    ansatt: { tilganger: ['kommunalsjef'] },
  });
  ansett(scene, {
    id: 'brukerstotte',
    navn: 'Hjelpsom|Skiftenøkkel',
    kjonn: 'mann',
    stillinger: [['konsulent', null, { tittel: 'Konsulent brukerstøtte IT' }]],
    ansatt: { tilganger: ['brukerstotte'] },
  });
  ansett(scene, {
    id: 'faktureringsansvarlig',
    navn: 'Sparsommelig|Skuff',
    kjonn: 'kvinne',
    stillinger: [['konsulent', null, { tittel: 'Konsulent fakturering' }]],
    ansatt: { tilganger: ['faktureringsansvarlig'] },
  });
  // Set up by hand when the system was new; no position, not in HR, still an administrator (seed 003, A13).
  ansett(scene, {
    id: 'kommuneadmin-uten-stilling',
    navn: 'Evig|Nøkkel',
    kjonn: 'mann',
    stillinger: [],
    ansatt: { iHr: false, tilganger: ['kommuneadmin'] },
  });
}

function stillinger(scene: Scene): void {
  const { nordbygda, solsiden, strandlia, ungdom, oyvaer, plass } = scene;
  const dag = (antall: number): string => dagerEtter(plass.dato, antall);
  ansett(scene, {
    id: 'to-stillinger',
    navn: 'Elastisk|Bru',
    kjonn: 'kvinne',
    stillinger: [
      ['adjunkt', solsiden, { prosent: 60, kontaktlarerFor: ['5A'] }],
      ['adjunkt', strandlia, { prosent: 40 }],
    ],
  });
  ansett(scene, {
    id: 'sluttdato-tilbakedatert',
    navn: 'Forsvunnet|Trapp',
    kjonn: 'mann',
    stillinger: [['larer', solsiden, { til: dag(-22), sluttdatoTilbakedatert: true }]],
  });
  // A substitute who left in June: HR never got an end date, so the position is still open everywhere.
  ansett(scene, {
    id: 'sluttdato-mangler',
    navn: 'Uendelig|Tau',
    kjonn: 'kvinne',
    stillinger: [['larer', nordbygda, { tittel: 'Vikar', prosent: 50 }]],
  });
  ansett(scene, {
    id: 'handregistrert-ansatt',
    navn: 'Manuell|Blyant',
    kjonn: 'mann',
    stillinger: [['assistent', solsiden, { tittel: 'Tospråklig assistent', prosent: 20 }]],
    ansatt: { iHr: false },
  });
  ansett(scene, {
    id: 'sluttet-med-tilgang',
    navn: 'Avsluttet|Port',
    kjonn: 'kvinne',
    stillinger: [['skolekonsulent', strandlia, { til: dag(-120) }]],
    ansatt: { tilganger: ['kommuneadmin'] },
  });
  ansett(scene, {
    id: 'slutter-i-dag',
    navn: 'Siste|Perrong',
    kjonn: 'mann',
    stillinger: [['lektor', ungdom, { til: plass.dato }]],
  });
  ansett(scene, {
    id: 'sluttet-i-gar',
    navn: 'Forrige|Perrong',
    kjonn: 'kvinne',
    stillinger: [['lektor', ungdom, { til: dag(-1) }]],
  });
  ansett(scene, {
    id: 'starter-senere',
    navn: 'Tidlig|Lykt',
    kjonn: 'kvinne',
    stillinger: [['adjunkt', oyvaer, { fra: dag(40) }]],
  });
  ansett(scene, {
    id: 'timelonnet',
    navn: 'Sporadisk|Skje',
    kjonn: 'mann',
    stillinger: [['larer', oyvaer, { prosent: 0, tittel: 'Tilkallingsvikar' }]],
  });
  // Came back with a new employee number, and has exchanged a D-number for a fødselsnummer since (F-35).
  const svalefodt = fodtForAlder(scene, 45, '05-09');
  ansett(scene, {
    id: 'gjenansatt',
    navn: 'Tilbakevendende|Svale',
    kjonn: 'kvinne',
    stillinger: [['larer', strandlia, { fra: `${plass.skolear}-08-01` }]],
    ansatt: { tidligereAnsattnummer: ['087654'] },
    person: { fodselsdato: svalefodt, tidligere: [{ identifikator: plass.serie.dNummer(svalefodt, 'kvinne'), type: 'dNummer' }] },
  });
  const larer = ansett(scene, {
    id: 'ansatt-og-forelder',
    navn: 'Samarbeidsvillig|Tavle',
    kjonn: 'kvinne',
    stillinger: [['adjunktMedTillegg', solsiden, { kontaktlarerFor: ['7A'] }]],
  });
  person(scene, 'ansatt-og-forelder.barn', 'Medgjørlig|Tavle', 'mann', {
    fodselsdato: fodtForTrinn(scene, 7, '04-19'),
    adresser: larer.adresser,
    foreldre: foreldre(larer),
    foreldreansvar: ansvar('mor', larer),
    elevforhold: elevVed(scene, solsiden, 7, 'A'),
  });
}

function sfo(scene: Scene): void {
  const { nordbygda } = scene;
  ansett(scene, { id: 'sfo-leder', navn: 'Samlende|Ball', kjonn: 'kvinne', stillinger: [['sfoLeder', nordbygda]] });
  ansett(scene, {
    id: 'sfo-ansatt',
    navn: 'Leken|Sprettert',
    kjonn: 'mann',
    stillinger: [['sfoAssistent', nordbygda, { prosent: 60 }]],
  });
}
