import { lagTekster } from '#web/tekster/index.ts';

/** The texts of whom to contact. */
export const tekst = lagTekster({
  nb: {
    tittel: 'Kontakt skolen',
    tilbake: 'Barna dine',
    klasse: (navn: string, klasse: string, skole: string) => `${navn} går i ${klasse} ved ${skole}.`,
    utenKlasse: (navn: string, skole: string) => `${navn} går ved ${skole}.`,
    sms: 'Ikke send SMS til lærernes private telefoner',
    smsOm:
      'Ansatte gir ikke ut private numre og svarer ikke på SMS som kommer til dem. Bruk arbeidsnummeret eller adressen som står her. Ikke skriv om helse eller andre følsomme ting på SMS eller e-post.',
    larere: 'Lærere',
    ingenLarere: 'Skolen har ikke ført opp lærere for barnet ennå.',
    skolen: 'På skolen',
    ingenSkolen: 'Skolen har ikke ført opp noen her.',
    rolle: { kontaktlarer: 'Kontaktlærer', faglarer: 'Lærer', assistent: 'Assistent', vikar: 'Vikar' },
    katalog: {
      rektor: 'Rektor eller avdelingsleder',
      hovudstegsleder: 'Hovedtrinnsleder',
      radgiver: 'Rådgiver',
      sosiallarer: 'Sosiallærer',
      skolekonsulent: 'Kontoret',
      sfoLeder: 'SFO-leder',
    },
    ring: 'Arbeidstelefon',
    utenNummer: 'Ingen arbeidstelefon er ført opp.',
  },
  nn: {
    tittel: 'Kontakt skulen',
    tilbake: 'Barna dine',
    klasse: (navn: string, klasse: string, skole: string) => `${navn} går i ${klasse} ved ${skole}.`,
    utenKlasse: (navn: string, skole: string) => `${navn} går ved ${skole}.`,
    sms: 'Ikkje send SMS til dei private telefonane til lærarane',
    smsOm:
      'Tilsette gir ikkje ut private nummer og svarar ikkje på SMS som kjem til dei. Bruk arbeidsnummeret eller adressa som står her. Ikkje skriv om helse eller andre følsame ting på SMS eller e-post.',
    larere: 'Lærarar',
    ingenLarere: 'Skulen har ikkje ført opp lærarar for barnet enno.',
    skolen: 'På skulen',
    ingenSkolen: 'Skulen har ikkje ført opp nokon her.',
    rolle: { kontaktlarer: 'Kontaktlærar', faglarer: 'Lærar', assistent: 'Assistent', vikar: 'Vikar' },
    katalog: {
      rektor: 'Rektor eller avdelingsleiar',
      hovudstegsleder: 'Hovudstegsleiar',
      radgiver: 'Rådgjevar',
      sosiallarer: 'Sosiallærar',
      skolekonsulent: 'Kontoret',
      sfoLeder: 'SFO-leiar',
    },
    ring: 'Arbeidstelefon',
    utenNummer: 'Ingen arbeidstelefon er ført opp.',
  },
});
