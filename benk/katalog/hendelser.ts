// The incidents others have had (hendelser.csv), and what of each can be shown so far. A row is shown by tests that carry its id.
import type { Rad } from './rader.ts';

/** Rows of login, access, import and logging: each must have a passing test. The others say what they wait for. */
export const HENDELSER: readonly Rad[] = [
  { id: 'I-01', hva: 'vern overskrevet av Folkeregisteret' },
  { id: 'I-02', hva: 'e-post med skolens navn til dem uten tilgang' },
  { id: 'I-03', hva: 'fortrolig adresse på klasselista' },
  { id: 'I-04', hva: 'ny foresatt uten at den andre fikk vite det' },
  { id: 'I-05', hva: 'stenge hele kanalen for foresatte, og åpne med forskjellen vist' },
  { id: 'I-06', hva: 'en innlogget kan være en annen' },
  { id: 'I-07', hva: 'fritekst om fravær' },
  { id: 'I-08', hva: 'fil med passord i åpen mappe' },
  { id: 'I-09', hva: 'ansatte uten grunn ser vernede, og sider som finnes i et søk' },
  { id: 'I-10', hva: 'velgere og søk gir mer enn navnet' },
  { id: 'I-11', hva: 'tredjeparts app ser andre i gruppa (ingen vei inn for andre finnes; scope prøves når den kommer)' },
  { id: 'I-12', hva: 'økt som sto åpen, testkontoer, ingen grense på forsøk' },
  { id: 'I-13', hva: 'nytt felt vist til alle, og ingen visste hvem som hadde sett' },
  { id: 'I-14', hva: 'gamle meldinger åpnet ved flytting', venter: 'Overføring fra gamle systemer kommer senere' },
  {
    id: 'I-15',
    hva: 'melding til feil mottaker (varsler uten innhold; meldinger til grupper, med angrefrist, kommer med meldingene)',
  },
  { id: 'I-16', hva: 'fra profil til foresatte til deres andre barn' },
  { id: 'I-17', hva: 'leverandørens support med alles data' },
  { id: 'I-18', hva: 'gamle filer som aldri ble slettet', venter: 'Sletting etter frist kommer med arkivet' },
  { id: 'I-19', hva: 'angriperen kan slette loggen (sikkerhetskopiene kommer med driften)' },
  { id: 'I-20', hva: 'helseopplysninger som vanlig tekst' },
  { id: 'I-21', hva: 'kvittering uten levering (varslene; arkiv, PAS, VIGO og UBW kommer med eksporten)' },
  {
    id: 'I-22',
    hva: 'to beskjeder i feil rekkefølge (det som er over, eller for gammelt, sendes ikke; rundskriv kommer med meldingene)',
  },
  { id: 'I-23', hva: 'alle åpner samtidig' },
  { id: 'I-24', hva: 'alle ser alt (den ukentlige loggkontrollen kommer med forvaltningen)' },
  { id: 'I-25', hva: 'loggtjener åpen på nettet' },
  { id: 'I-26', hva: 'fødselsnummer i statistikken (rapportene; små celler i statistikk kommer med eksporten)' },
  { id: 'I-27', hva: 'foreldreansvar ved dom' },
  {
    id: 'I-28',
    hva: 'sikkerhetskopier som ikke kunne leses',
    venter: 'Sikkerhetskopi og prøvd gjenoppretting kommer med driften',
  },
];
