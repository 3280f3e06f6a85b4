/** What operations shall do for each refusal from Maskinporten. Source: Digdir, «Feilsøking i Maskinporten». */
export interface Driftsmelding {
  /** Maskinporten's own code; undefined for the refusals it sends without one. */
  readonly kode: string | undefined;
  /** Recognised by the code, or by this text when there is no code. */
  readonly kjennetegn?: RegExp;
  readonly melding: string;
}

export const DRIFTSMELDINGER: readonly Driftsmelding[] = [
  {
    kode: 'MP-011',
    melding:
      'Forespørselen inneholder en ugyldig verdi. Se etter skrivefeil eller linjeskift i klient-ID, scope og organisasjonsnummer.',
  },
  {
    kode: 'MP-012',
    melding:
      'Samme forespørsel ble sendt to ganger (jti brukt før). Gjentar det seg, må to installasjoner med samme nøkkel få hver sin.',
  },
  {
    kode: 'MP-100',
    melding:
      'Klienten er ukjent i dette miljøet. Sjekk klient-ID, og at klienten er opprettet i samme miljø (test eller produksjon).',
  },
  { kode: 'MP-110', melding: 'Mottakeren (aud) er feil. Sjekk at adressen til Maskinporten peker på riktig miljø.' },
  {
    kode: 'MP-120',
    melding:
      'Virksomhetssertifikatet er ikke gyldig her. Sjekk at det ikke er utløpt, og at testsertifikat ikke brukes i produksjon eller omvendt.',
  },
  {
    kode: 'MP-121',
    melding:
      'Nøkkelen på klienten er utløpt. Nøkler lever ett år: registrer en ny nøkkel, eller den samme på nytt, i Samarbeidsportalen.',
  },
  {
    kode: 'MP-122',
    melding: 'Virksomhetssertifikatet tilhører en annen virksomhet enn klienten. Bruk sertifikatet til den som eier klienten.',
  },
  { kode: 'MP-123', melding: 'Sertifikatkjeden (x5c) kunne ikke leses. Legg inn hele kjeden, virksomhetens sertifikat først.' },
  {
    kode: 'MP-124',
    melding:
      'Signaturen ble ikke godkjent. Sjekk at den private nøkkelen hører til den registrerte nøkkelen eller sertifikatet, og riktig miljø.',
  },
  { kode: 'MP-130', melding: 'Forespørselen var utløpt da den kom fram. Sjekk klokken på serveren.' },
  {
    kode: 'MP-200',
    melding: 'Scopet er ikke registrert på klienten. Legg det til på klienten i Samarbeidsportalen, eller rett skrivefeilen.',
  },
  { kode: 'MP-201', melding: 'Scopet passer ikke med integrasjonstypen til klienten. Opprett en ny klient av riktig type.' },
  {
    kode: 'MP-250',
    melding: 'Kommunen har ikke fått tilgang til scopet. Kommunen må be den som eier registeret om tilgang.',
  },
  {
    kode: 'MP-251',
    melding:
      'Kommunen har ikke delegert tilgangen til leverandøren. Kommunen må logge inn i Altinn og delegere riktig rettighet.',
  },
  { kode: 'MP-301', melding: 'Typen i authorization_details er ukjent for Maskinporten.' },
  { kode: 'MP-302', melding: 'authorization_details inneholder ukjente felt.' },
  { kode: 'MP-303', melding: 'authorization_details inneholder ugyldige verdier.' },
  {
    kode: undefined,
    kjennetegn: /combination consumer_org in claim and delegation scope/i,
    melding: 'Organisasjonsnummeret i consumer_org er det samme som klientens eget. Ta bort consumer_org for denne kommunen.',
  },
  {
    kode: undefined,
    kjennetegn: /issue time is after now/i,
    melding: 'Klokken på serveren går foran. Still den mot en tidstjener.',
  },
];

/**
 * The Norwegian sentence for a refusal, with Maskinporten's code in front when there is one. The description itself is not quoted:
 * it is written for developers. Never throws.
 */
export function driftsmelding(status: number, svar: { readonly error?: string; readonly error_description?: string }): string {
  const beskrivelse = svar.error_description ?? '';
  const kode = /\bMP-\d{3}\b/.exec(`${svar.error ?? ''} ${beskrivelse}`)?.[0];
  const kjent = kode
    ? DRIFTSMELDINGER.find((m) => m.kode === kode)
    : DRIFTSMELDINGER.find((m) => m.kjennetegn?.test(beskrivelse));
  const spor = /correlation[_ -]?id\W{0,3}([0-9a-f-]{16,40})\b/i.exec(beskrivelse)?.[1];
  const setning =
    kjent?.melding ?? 'Maskinporten avviste forespørselen uten en kode vi kjenner. Se «Feilsøking i Maskinporten» hos Digdir.';
  return `${kode ? `${kode}: ` : ''}${setning}${kjent ? '' : ` (status ${status})`}${spor ? ` Sporings-ID ${spor}.` : ''}`;
}
