import { lagTekster } from '#web/tekster/index.ts';

export const tekst = lagTekster({
  nb: {
    tittel: 'Økter',
    ingress: 'Her er du innlogget. Er det et sted du ikke kjenner igjen, så logg det ut.',
    innlogget: 'Innlogget nå',
    enhet: 'Enhet',
    ukjent: 'Ukjent enhet',
    med: 'Logget inn med',
    siden: 'Siden',
    brukt: 'Sist brukt',
    avslutt: 'Avslutt',
    loggUt: 'Logg ut',
    denne: 'Denne enheten',
    avsluttAndre: 'Logg ut alle andre steder',
    ingen: 'Du er ikke innlogget andre steder.',
    enheter: 'Enheter som kan melde fravær',
    enheterOm: (dager: number) =>
      dager === 0
        ? 'Kommunen har slått av dette for nye enheter.'
        : `Din egen telefon eller maskin kan melde fravær uten innlogging i ${dager} dager, også når den ikke har nett. Den kan ikke noe annet: alt annet spør om ID-porten.`,
    utloper: 'Gjelder til',
    fjern: 'Fjern',
    ingenEnheter: 'Ingen enheter er husket.',
    husk: 'Husk denne enheten',
  },
  nn: {
    tittel: 'Økter',
    ingress: 'Her er du innlogga. Er det ein stad du ikkje kjenner att, så logg han ut.',
    innlogget: 'Innlogga no',
    enhet: 'Eining',
    ukjent: 'Ukjend eining',
    med: 'Logga inn med',
    siden: 'Sidan',
    brukt: 'Sist brukt',
    avslutt: 'Avslutt',
    loggUt: 'Logg ut',
    denne: 'Denne eininga',
    avsluttAndre: 'Logg ut alle andre stader',
    ingen: 'Du er ikkje innlogga andre stader.',
    enheter: 'Einingar som kan melde fråvær',
    enheterOm: (dager: number) =>
      dager === 0
        ? 'Kommunen har slått av dette for nye einingar.'
        : `Din eigen telefon eller maskin kan melde fråvær utan innlogging i ${dager} dagar, også når han ikkje har nett. Han kan ikkje noko anna: alt anna spør om ID-porten.`,
    utloper: 'Gjeld til',
    fjern: 'Fjern',
    ingenEnheter: 'Ingen einingar er hugsa.',
    husk: 'Hugs denne eininga',
  },
});
