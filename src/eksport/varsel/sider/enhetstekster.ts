import { lagTekster } from '#web/tekster/index.ts';

export const enhetstekst = lagTekster({
  nb: {
    tittel: 'Varsler på denne enheten',
    ingress: 'Telefonen eller datamaskinen sier fra når det er noe nytt. Varselet viser aldri hva det gjelder, eller hvem.',
    slaPa: 'Slå på varsler på denne enheten',
    slaAv: 'Slå av',
    paslatt: 'Varsler er slått på her.',
    avslatt: 'Varsler er slått av her.',
    nektet: 'Nettleseren slipper ikke varsler fra Friminutt fram. Du kan endre det i innstillingene for nettstedet.',
    feil: 'Det gikk ikke nå. Prøv igjen litt senere.',
    utenPush:
      'Denne nettleseren kan ikke vise varsler. På iPhone: velg Del, så Legg til på Hjem-skjerm, og åpne Friminutt derfra.',
    ikkeApnet: 'Kommunen har ikke åpnet for varsler på enheter ennå.',
    ellers: 'Ellers',
    ellersOm: 'Du får SMS eller e-post som før, også når varselet på enheten ikke kommer fram.',
    minProfil: 'Se hvor vi når deg',
    enheter: (n: number) => (n === 1 ? 'Én enhet får varsler' : `${n} enheter får varsler`),
    mistet: 'Har du mistet en enhet, eller bruker andre den nå, slår du av her.',
    slaAvAlle: 'Slå av på alle enhetene mine',
    alleAv: 'Varsler er slått av på alle enhetene dine.',
  },
  nn: {
    tittel: 'Varsel på denne eininga',
    ingress: 'Telefonen eller datamaskina seier frå når det er noko nytt. Varselet viser aldri kva det gjeld, eller kven.',
    slaPa: 'Slå på varsel på denne eininga',
    slaAv: 'Slå av',
    paslatt: 'Varsel er slått på her.',
    avslatt: 'Varsel er slått av her.',
    nektet: 'Nettlesaren slepper ikkje varsel frå Friminutt fram. Du kan endre det i innstillingane for nettstaden.',
    feil: 'Det gjekk ikkje no. Prøv igjen litt seinare.',
    utenPush:
      'Denne nettlesaren kan ikkje vise varsel. På iPhone: vel Del, så Legg til på Heim-skjerm, og opne Friminutt derifrå.',
    ikkeApnet: 'Kommunen har ikkje opna for varsel på einingar enno.',
    ellers: 'Elles',
    ellersOm: 'Du får SMS eller e-post som før, også når varselet på eininga ikkje kjem fram.',
    minProfil: 'Sjå kvar vi når deg',
    enheter: (n: number) => (n === 1 ? 'Éi eining får varsel' : `${n} einingar får varsel`),
    mistet: 'Har du mista ei eining, eller bruker andre henne no, slår du av her.',
    slaAvAlle: 'Slå av på alle einingane mine',
    alleAv: 'Varsel er slått av på alle einingane dine.',
  },
});
