import type { Hjelpetekster } from './modell.ts';

/** Help on the pages guardians and pupils have. Short: it is read with one hand. */
export const HJEMMET = {
  '/mine-barn': {
    nb: 'Her ser du barna du har tilgang til, og hvorfor. Velg et barn for å se hvem andre som kan se det, eller hvem du kan kontakte. Foreldreansvaret kommer fra Folkeregisteret. Mangler et barn, si fra til skolen.',
    nn: 'Her ser du barna du har tilgang til, og kvifor. Vel eit barn for å sjå kven andre som kan sjå det, eller kven du kan kontakte. Foreldreansvaret kjem frå Folkeregisteret. Manglar eit barn, sei frå til skulen.',
  },
  '/mine-barn/:personId/hvem': {
    nb: 'Her står alle utenfor skolen som kan se barnet ditt, og hva tilgangen bygger på. Er noe feil, ta kontakt med skolen. Foreldreansvar rettes hos Skatteetaten og kommer hit natten etter.',
    nn: 'Her står alle utanfor skulen som kan sjå barnet ditt, og kva tilgangen byggjer på. Er noko feil, ta kontakt med skulen. Foreldreansvar blir retta hos Skatteetaten og kjem hit natta etter.',
  },
  '/mine-barn/:elevId/kontakter': {
    nb: 'Her finner du lærerne og skolen til barnet, med telefon og e-post de bruker i arbeidet. Private nummer vises aldri. Navnene kommer fra klassen og stillingene ved skolen.',
    nn: 'Her finn du lærarane og skulen til barnet, med telefon og e-post dei bruker i arbeidet. Private nummer blir aldri viste. Namna kjem frå klassen og stillingane ved skulen.',
  },
  '/utviklingssamtale': {
    nb: 'Her står samtalene skolen har invitert dere til, barn for barn. Velg, bytt eller avlys til fristen er ute. Begge foresatte ser timen, om ikke skolen har en samtale med hver av dere.',
    nn: 'Her står samtalane skulen har invitert dykk til, barn for barn. Vel, byt eller avlys til fristen er ute. Begge føresette ser timen, om ikkje skulen har ein samtale med kvar av dykk.',
  },
  '/utviklingssamtale/:rundeId/:elevId': {
    nb: 'Velg en av de ledige timene. De som ikke står her, er tatt, og ingen får vite av hvem. Har dere en time fra før, blir den byttet når du velger en ny.',
    nn: 'Vel ein av dei ledige timane. Dei som ikkje står her, er tekne, og ingen får vite av kven. Har de ein time frå før, blir han bytt når du vel ein ny.',
  },
  '/pamelding': {
    nb: 'Her står det skolen spør om, barn for barn, det som venter på svar først. Er én foresatt nok, ser begge svaret og kan endre det til fristen er ute. Står dere på venteliste, rykker dere opp av seg selv.',
    nn: 'Her står det skulen spør om, barn for barn, det som ventar på svar først. Er éin føresett nok, ser begge svaret og kan endre det til fristen er ute. Står de på venteliste, rykkjer de opp av seg sjølv.',
  },
  '/pamelding/:pameldingId/:elevId': {
    nb: 'Svar på spørsmålene og lagre. Det står på siden hvem som ser svaret, og når det slettes. Er svaret anonymt, ser skolen bare at du har svart.',
    nn: 'Svar på spørsmåla og lagre. Det står på sida kven som ser svaret, og når det blir sletta. Er svaret anonymt, ser skulen berre at du har svart.',
  },
  '/mine-varsler': {
    nb: 'Her får du vite når noen ny får tilgang til barnet ditt, og når skolen spør deg om det. Svar på det som venter. Er noe feil, ring skolen før tilgangen åpner.',
    nn: 'Her får du vite når nokon ny får tilgang til barnet ditt, og når skulen spør deg om det. Svar på det som ventar. Er noko feil, ring skulen før tilgangen opnar.',
  },
  '/varsler-pa-enheten': {
    nb: 'Slå på varsler for telefonen du bruker nå. Varselet sier bare at det er noe nytt, aldri hva eller hvem. Du kan slå det av her når du vil, og får SMS eller e-post som før.',
    nn: 'Slå på varsel for telefonen du bruker no. Varselet seier berre at det er noko nytt, aldri kva eller kven. Du kan slå det av her når du vil, og får SMS eller e-post som før.',
  },
  '/min-profil': {
    nb: 'Her står det skolen vet om deg. Telefon og e-post kommer fra Kontakt- og reservasjonsregisteret, navn og adresse fra Folkeregisteret. De rettes der. Velg «Oppdater» for å hente på nytt.',
    nn: 'Her står det skulen veit om deg. Telefon og e-post kjem frå Kontakt- og reservasjonsregisteret, namn og adresse frå Folkeregisteret. Dei blir retta der. Vel «Oppdater» for å hente på nytt.',
  },
  '/min-profil/jobbtelefon': {
    nb: 'Skriv et nummer skolen kan nå deg på i arbeidstiden. Det er det eneste nummeret du skriver inn selv her. La feltet stå tomt for å ta det bort.',
    nn: 'Skriv eit nummer skulen kan nå deg på i arbeidstida. Det er det einaste nummeret du skriv inn sjølv her. Lat feltet stå tomt for å ta det bort.',
  },
  '/meld-fravar/frakoblet': {
    nb: 'Du er uten nett. Skriv meldingen likevel: den står på telefonen og sendes når nettet er tilbake. Kommer den etter fristen, får du vite det her.',
    nn: 'Du er utan nett. Skriv meldinga likevel: ho står på telefonen og blir send når nettet er tilbake. Kjem ho etter fristen, får du vite det her.',
  },
  '/meld-fravar': {
    nb: 'Velg barn, når og hvorfor, og send. Skolen, SFO og de som ordner skyssen, ser samme melding. Etter fristen kan du fortsatt melde. Fristen og typene har skolen bestemt.',
    nn: 'Vel barn, når og kvifor, og send. Skulen, SFO og dei som ordnar skyssen, ser same melding. Etter fristen kan du framleis melde. Fristen og typane har skulen bestemt.',
  },
  '/meld-fravar/:meldingId': {
    nb: 'Her kan du endre eller trekke det du har meldt, til fristen går ut. Etter det må du kontakte skolen. Skolen, SFO og de som ordner skyssen, ser endringen.',
    nn: 'Her kan du endre eller trekkje det du har meldt, til fristen går ut. Etter det må du kontakte skulen. Skulen, SFO og dei som ordnar skyssen, ser endringa.',
  },
  '/fravar/:elevId': {
    nb: 'Her ser du fraværet dette skoleåret, dag for dag og time for time, med årsak. Det kommer fra meldinger og fra registeret lærerne fører. Er noe feil, ta kontakt med kontaktlæreren.',
    nn: 'Her ser du fråværet dette skuleåret, dag for dag og time for time, med årsak. Det kjem frå meldingar og frå registeret lærarane fører. Er noko feil, ta kontakt med kontaktlæraren.',
  },
  '/skolens-rutine': {
    nb: 'Her står fristen for å melde fravær, og hva skolen gjør når en elev mangler. Du kan ikke endre noe her. Kommunen og rektor bestemmer rutinen.',
    nn: 'Her står fristen for å melde fråvær, og kva skulen gjer når ein elev manglar. Du kan ikkje endre noko her. Kommunen og rektor bestemmer rutinen.',
  },
  '/mitt-barn/etterlyst/:sakId': {
    nb: 'Skolen vet ikke hvor barnet ditt er. Let, og svar her med en gang du vet noe. Skolen leter også og ser svaret straks. Klokkeslettet for politiet kommer fra skolens rutine.',
    nn: 'Skulen veit ikkje kvar barnet ditt er. Leit, og svar her med ein gong du veit noko. Skulen leitar òg og ser svaret straks. Klokkeslettet for politiet kjem frå rutinen til skulen.',
  },
  '/to-hjem': {
    nb: 'Si fra hvilke uker eller dager barnet er hos deg. Det står som ikke bekreftet til en annen foresatt har svart. Siden viser aldri navn, adresse eller telefon til den andre.',
    nn: 'Sei frå kva veker eller dagar barnet er hos deg. Det står som ikkje stadfesta til ein annan føresett har svart. Sida viser aldri namn, adresse eller telefon til den andre.',
  },
  '/permisjon': {
    nb: 'Her søker du om fri fra skolen, og ser søknadene og svarene. Begge foresatte ser det samme. Du kan endre til søknaden er behandlet. Grensene står i kommunens forskrift.',
    nn: 'Her søkjer du om fri frå skulen, og ser søknadene og svara. Begge føresette ser det same. Du kan endre til søknaden er handsama. Grensene står i forskrifta til kommunen.',
  },
  '/permisjon/:soknadId': {
    nb: 'Her ser du søknaden og vedtaket, med begrunnelse og frist for å klage. Før den er behandlet, kan du endre eller trekke den. Klagen sender du til skolen.',
    nn: 'Her ser du søknaden og vedtaket, med grunngiving og frist for å klage. Før han er handsama, kan du endre eller trekkje han. Klagen sender du til skulen.',
  },
  '/samtykker': {
    nb: 'Her bestemmer du om bilder, turer og deling, ett valg for hver ting. Du kan ombestemme deg når som helst. Når begge foresatte må svare, gjelder det først da.',
    nn: 'Her bestemmer du om bilete, turar og deling, eitt val for kvar ting. Du kan ombestemme deg når som helst. Når begge føresette må svare, gjeld det først då.',
  },
  '/skolestart': {
    nb: 'Her er barnet som skal begynne på 1. trinn. Bekreft nærskolen, eller si hva dere ønsker. Svar innen fristen. Barnet og adressen kommer fra Folkeregisteret.',
    nn: 'Her er barnet som skal byrje på 1. trinn. Stadfest nærskulen, eller sei kva de ønskjer. Svar innan fristen. Barnet og adressa kjem frå Folkeregisteret.',
  },
  '/skolestart/:id': {
    nb: 'Her svarer du for ett barn: nærskolen, en annen skole, tidlig eller utsatt start. Du kan endre svaret til fristen. Vedtaket kommer her når kommunen har bestemt.',
    nn: 'Her svarer du for eitt barn: nærskulen, ein annan skule, tidleg eller utsett start. Du kan endre svaret til fristen. Vedtaket kjem her når kommunen har bestemt.',
  },
  '/skolestart/:id/brev': {
    nb: 'Dette er vedtaket om skoleplass. Det sier hvorfor, og hvordan og når dere kan klage. Vi noterer at du har åpnet det, for klagefristen regnes fra da.',
    nn: 'Dette er vedtaket om skuleplass. Det seier kvifor, og korleis og når de kan klage. Vi noterer at du har opna det, for klagefristen blir rekna frå då.',
  },
  '/timeplan/elev/:elevId': {
    nb: 'Her er uka til eleven: fag, rom og lærer, time for time. Skolen lager planen, og endringer vises her med en gang. Mangler en time, er den ikke lagt i planen.',
    nn: 'Her er veka til eleven: fag, rom og lærar, time for time. Skulen lagar planen, og endringar står her med ein gong. Manglar ein time, er han ikkje lagd i planen.',
  },
  '/hvem-har-sett/:personId/barn': {
    nb: 'Her ser du hvem som har fått vist opplysninger om barnet, og når. Velg et annet tidsrom for å se mer. Listen kommer fra leseloggen, som ingen kan endre.',
    nn: 'Her ser du kven som har fått vist opplysningar om barnet, og når. Vel eit anna tidsrom for å sjå meir. Lista kjem frå leseloggen, som ingen kan endre.',
  },
  '/okter': {
    nb: 'Her ser du hvor du er innlogget, og telefoner som kan melde fravær uten ny innlogging. Logg ut det du ikke kjenner igjen. Det virker med en gang.',
    nn: 'Her ser du kvar du er innlogga, og telefonar som kan melde fråvær utan ny innlogging. Logg ut det du ikkje kjenner igjen. Det verkar med ein gong.',
  },
} as const satisfies Hjelpetekster;
