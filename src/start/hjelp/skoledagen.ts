import type { Hjelpetekster } from './modell.ts';

/** Help on the pages of the school day and the school's work. */
export const SKOLEDAGEN = {
  '/': {
    nb: 'Dette er dagen din: det som venter på deg, og det du bruker mest. Velg en linje for å gå rett til den. Tallene er regnet ut nå, av det registrene og skolen har meldt.',
    nn: 'Dette er dagen din: det som ventar på deg, og det du bruker mest. Vel ei linje for å gå rett til henne. Tala er rekna ut no, av det registera og skulen har meldt.',
  },
  '/register': {
    nb: 'Velg klassen du skal føre. Du ser klassene ved skolene du har en rolle ved i dag, også som vikar. Merket viser om klassen alt er ført.',
    nn: 'Vel klassen du skal føre. Du ser klassane ved skulane du har ei rolle ved i dag, òg som vikar. Merket viser om klassen alt er ført.',
  },
  '/register/:skole/:gruppe': {
    nb: 'Før hvem som er her. Alle er til stede til du sier noe annet, og det foresatte har meldt, står der alt. Piltaster flytter, F er fravær, S er for sent. Én lagring tar hele klassen.',
    nn: 'Før kven som er her. Alle er til stades til du seier noko anna, og det føresette har meldt, står der alt. Piltastar flytter, F er fråvær, S er for seint. Éi lagring tek heile klassen.',
  },
  '/register/:skole/:gruppe/annetsted': {
    nb: 'Si fra når elever er på tur, i en annen gruppe, på SFO eller på en forsinket buss, så etterlyses de ikke. Velg hvem, og når de er tilbake. Ta bort det som ikke stemmer lenger.',
    nn: 'Sei frå når elevar er på tur, i ei anna gruppe, på SFO eller på ein forseinka buss, så blir dei ikkje etterlyste. Vel kven, og når dei er tilbake. Ta bort det som ikkje stemmer lenger.',
  },
  '/tavla': {
    nb: 'Velg skolen du vil se tavla for. Du ser skolene du har en rolle ved i dag.',
    nn: 'Vel skulen du vil sjå tavla for. Du ser skulane du har ei rolle ved i dag.',
  },
  '/tavla/:skole': {
    nb: 'Her står hver klasse, hvem som er gjort rede for, og hvem som mangler. Åpne saker står øverst med neste steg, og så de som er meldt etter fristen. Tavla oppdaterer seg selv. Klokkeslettene er skolens egne.',
    nn: 'Her står kvar klasse, kven som er gjort greie for, og kven som manglar. Opne saker står øvst med neste steg, og så dei som er melde etter fristen. Tavla oppdaterer seg sjølv. Klokkesletta er skulen sine eigne.',
  },
  '/etterlysning/:sakId': {
    nb: 'En elev ingen har gjort rede for. Let, ring og skriv hvert forsøk: hvem, når og hva de svarte. Telefonlista er de som har rett til nødmelding i dag. Saken lukkes når eleven er funnet.',
    nn: 'Ein elev ingen har gjort greie for. Leit, ring og skriv kvart forsøk: kven, når og kva dei svarte. Telefonlista er dei som har rett til naudmelding i dag. Saka blir lukka når eleven er funnen.',
  },
  '/fravarsoversikt': {
    nb: 'Her ser du fraværet elev for elev, i dager og timer, og hvem som har nådd en grense for oppfølging. Velg klasse. Tallene er for dette skoleåret og kommer fra meldingene og registeret.',
    nn: 'Her ser du fråværet elev for elev, i dagar og timar, og kven som har nådd ei grense for oppfølging. Vel klasse. Tala er for dette skuleåret og kjem frå meldingane og registeret.',
  },
  '/bortvising/:elevId': {
    nb: 'Når eleven er vist bort: hvor lenge, hvorfor og hvem som bestemte det. En lærer bestemmer høyst to klokketimer, rektor resten. På 1.–7. trinn skal foresatte vite det før eleven sendes hjem. Foresatte og eleven ser det som står her.',
    nn: 'Når eleven er vist bort: kor lenge, kvifor og kven som bestemte det. Ein lærar bestemmer høgst to klokketimar, rektor resten. På 1.–7. trinn skal føresette vite det før eleven blir send heim. Føresette og eleven ser det som står her.',
  },
  '/elevfravar/:elevId': {
    nb: 'Alt fravær for én elev, med årsak og dokumentasjon. Her sier du at eleven gikk hjem, melder for hjemmet, fører legeerklæring, følger opp og avgjør fratrekk på vitnemålet. Selve fraværet rettes i klasseregisteret; det som sto, blir stående i historikken.',
    nn: 'Alt fråvær for éin elev, med årsak og dokumentasjon. Her seier du at eleven gjekk heim, melder for heimen, fører legeerklæring, følgjer opp og avgjer fråtrekk på vitnemålet. Sjølve fråværet blir retta i klasseregisteret; det som stod, blir ståande i historikken.',
  },
  '/utviklingssamtaler': {
    nb: 'Rundene med samtaler for gruppene dine, de nyeste først, og hvor mange som har time. Sett opp en ny runde her. Gruppene er de du er kontaktlærer for, eller de ved skolen du leder.',
    nn: 'Rundane med samtalar for gruppene dine, dei nyaste først, og kor mange som har time. Set opp ein ny runde her. Gruppene er dei du er kontaktlærar for, eller dei ved skulen du leier.',
  },
  '/utviklingssamtaler/ny': {
    nb: 'Velg gruppe, dager, klokkeslett og lengde, så blir timene laget. Hjemmene ser dem ikke før du har sett over dem og åpnet. Trengs det flere enn fire dager, lag en runde til.',
    nn: 'Vel gruppe, dagar, klokkeslett og lengd, så blir timane laga. Heimane ser dei ikkje før du har sett over dei og opna. Trengst det fleire enn fire dagar, lag ein runde til.',
  },
  '/utviklingssamtaler/:rundeId': {
    nb: 'Her ser du hver elev, timen og tallene mot lovens krav. Åpne for hjemmene, minn dem som mangler, steng timer og før samtaler som holdt. En time uten navn tilhører en elev du ikke skal se.',
    nn: 'Her ser du kvar elev, timen og tala mot krava i lova. Opne for heimane, minn dei som manglar, steng timar og før samtalar som haldne. Ein time utan namn høyrer til ein elev du ikkje skal sjå.',
  },
  '/utviklingssamtaler/:rundeId/:elevId': {
    nb: 'Sett opp, flytt eller avlys timen for et hjem, også etter fristen. Hjemmet får beskjed om at noe er nytt. Ble samtalen holdt en annen dag, skriv datoen her.',
    nn: 'Set opp, flytt eller avlys timen for ein heim, òg etter fristen. Heimen får beskjed om at det er nytt å lese. Vart samtalen halden ein annan dag, skriv datoen her.',
  },
  '/pameldinger': {
    nb: 'Påmeldinger og skjema for gruppene dine eller skolen, de nyeste først, og hvor mange som har svart. Lag en ny her. Slettede hentes tilbake med «Angre».',
    nn: 'Påmeldingar og skjema for gruppene dine eller skulen, dei nyaste først, og kor mange som har svart. Lag ei ny her. Sletta kan hentast tilbake med «Angre».',
  },
  '/pameldinger/ny': {
    nb: 'Velg hvem det er til, hvem som svarer, og siste dag. Ingen ser det før du åpner, og spørsmålene legger du til etterpå. En påmelding kan ha plasser med venteliste; et spørreskjema kan være anonymt.',
    nn: 'Vel kven det er til, kven som svarer, og siste dag. Ingen ser det før du opnar, og spørsmåla legg du til etterpå. Ei påmelding kan ha plassar med venteliste; eit spørjeskjema kan vere anonymt.',
  },
  '/pameldinger/:pameldingId': {
    nb: 'Her ser du hvem som har svart, hva svarene blir til sammen, og hvem som mangler. Minn dem høyst én gang om dagen. Anonyme svar vises først når det er lukket og minst fem har svart.',
    nn: 'Her ser du kven som har svart, kva svara blir til saman, og kven som manglar. Minn dei høgst éin gong om dagen. Anonyme svar blir viste først når det er lukka og minst fem har svart.',
  },
  '/pameldinger/:pameldingId/sporsmal': {
    nb: 'Skriv spørsmålet og velg hva slags svar det er. Valgene skrives med ett på hver linje. Spørsmålene kan endres til noen har svart. Kort tekst finnes bare der kommunen har åpnet for fritekst.',
    nn: 'Skriv spørsmålet og vel kva slags svar det er. Vala skriv du med eitt på kvar linje. Spørsmåla kan endrast til nokon har svart. Kort tekst finst berre der kommunen har opna for fritekst.',
  },
  '/permisjoner': {
    nb: 'Søknader om fri som venter på svar, de eldste først. Åpne en for å gjøre vedtak. Hvem som kan avgjøre, følger av antall dager og kommunens forskrift.',
    nn: 'Søknader om fri som ventar på svar, dei eldste først. Opne ein for å gjere vedtak. Kven som kan avgjere, følgjer av talet på dagar og forskrifta til kommunen.',
  },
  '/permisjoner/:soknadId': {
    nb: 'Les søknaden og gjør vedtak. Begrunnelsen står i brevet til de foresatte, med klagefrist og klageinstans. Innvilget permisjon føres som fravær av eget slag.',
    nn: 'Les søknaden og gjer vedtak. Grunngivinga står i brevet til dei føresette, med klagefrist og klageinstans. Innvilga permisjon blir ført som fråvær av eige slag.',
  },
  '/samtykkeoversikt': {
    nb: 'Velg en klasse for å se hvem som kan være med på bilder, turer og deling. Svarene kommer fra foresatte, og fra elever som er gamle nok.',
    nn: 'Vel ein klasse for å sjå kven som kan vere med på bilete, turar og deling. Svara kjem frå føresette, og frå elevar som er gamle nok.',
  },
  '/samtykker/klasse/:skole/:klasse': {
    nb: 'Klassen elev for elev: ja, nei eller ikke svart. Uten svar er det nei. Åpne en elev for å føre et svar gitt på papir eller telefon.',
    nn: 'Klassen elev for elev: ja, nei eller ikkje svart. Utan svar er det nei. Opne ein elev for å føre eit svar gitt på papir eller telefon.',
  },
  '/samtykker/elev/:elevId': {
    nb: 'Samtykkene for én elev: hvem som har svart hva, og når. Her fører du et svar foresatte har gitt på annen måte. De får se det, og kan endre det selv.',
    nn: 'Samtykka for éin elev: kven som har svart kva, og når. Her fører du eit svar føresette har gitt på annan måte. Dei får sjå det, og kan endre det sjølve.',
  },
  '/samtykketyper': {
    nb: 'Her bestemmes hva skolen spør foresatte om, og med hvilke ord. Endrer du meningen, må alle svare på nytt. Spør bare om det som er frivillig.',
    nn: 'Her blir det bestemt kva skulen spør føresette om, og med kva ord. Endrar du meininga, må alle svare på nytt. Spør berre om det som er frivillig.',
  },
  '/rutiner': {
    nb: 'Velg kommunen eller en skole for å se fristene, klokkeslettene og typene fravær. En skole uten egne verdier følger kommunens.',
    nn: 'Vel kommunen eller ein skule for å sjå fristane, klokkesletta og typane fråvær. Ein skule utan eigne verdiar følgjer kommunen sine.',
  },
  '/rutiner/:sted': {
    nb: 'Hver verdi sier hvor den kommer fra: standarden, kommunen eller skolen, med hvem, når og hvorfor. Endre en del om gangen, gå tilbake til kommunens verdi, eller angre. Alt gjelder fra nå.',
    nn: 'Kvar verdi seier kvar han kjem frå: standarden, kommunen eller skulen, med kven, når og kvifor. Endre ein del om gongen, gå tilbake til verdien til kommunen, eller angre. Alt gjeld frå no.',
  },
  '/rutiner/:sted/:del': {
    nb: 'Skriv verdiene og hvorfor. Klokkeslett skrives 08.30, og må stå i rekkefølge gjennom dagen. Det som er likt kommunens, lagres ikke som skolens eget.',
    nn: 'Skriv verdiane og kvifor. Klokkeslett blir skrivne 08.30, og må stå i rekkjefølgje gjennom dagen. Det som er likt det til kommunen, blir ikkje lagra som skulen sitt eige.',
  },
  '/timeplan': {
    nb: 'Uka for en klasse, en gruppe, en lærer eller et rom. Velg øverst. Rektor og skolekontoret endrer timene, og kan dra dem dit de skal. Det som kolliderer, er merket.',
    nn: 'Veka for ein klasse, ei gruppe, ein lærar eller eit rom. Vel øvst. Rektor og skulekontoret endrar timane, og kan dra dei dit dei skal. Det som kolliderer, er merkt.',
  },
  '/timeplan/celle': {
    nb: 'Én time i planen: fag, gruppe, lærer og rom. Endre dag og time for å flytte den, eller ta den ut nederst. Den som er opptatt da, er merket i lista.',
    nn: 'Éin time i planen: fag, gruppe, lærar og rom. Endre dag og time for å flytte han, eller ta han ut nedst. Den som er oppteken då, er merkt i lista.',
  },
  '/timeplan/ringetider': {
    nb: 'Når timene begynner og slutter på skolen. Alle planer, registeret og fravær per time bruker disse. Endringen gjelder fra datoen du setter.',
    nn: 'Når timane byrjar og sluttar på skulen. Alle planar, registeret og fråvær per time bruker desse. Endringa gjeld frå datoen du set.',
  },
  '/timeplan/rom': {
    nb: 'Rommene skolen kan legge timer i, ett i hver linje. Etter navnet kan du skrive antall plasser, for eksempel: Naturfagrom; 30.',
    nn: 'Romma skulen kan leggje timar i, eitt i kvar linje. Etter namnet kan du skrive talet på plassar, til dømes: Naturfagrom; 30.',
  },
  '/timeplan/plan': {
    nb: 'Lag en ny plan når uka blir en annen. Den kan begynne tom eller med timene fra den forrige, og gjelder fra datoen du setter.',
    nn: 'Lag ein ny plan når veka blir ei anna. Han kan byrje tom eller med timane frå den førre, og gjeld frå datoen du set.',
  },
  '/timeplan/endre-plan': {
    nb: 'Her gir du planen et annet navn eller andre datoer. Slutter planen tidligere, står de siste ukene uten timer til en ny plan tar over.',
    nn: 'Her gir du planen eit anna namn eller andre datoar. Sluttar planen tidlegare, står dei siste vekene utan timar til ein ny plan tek over.',
  },
  '/timeplan/uke': {
    nb: 'Her ser du uka slik den blir: planen, og det som er endret enkelte dager. Velg en time for å sette inn vikar, bytte rom eller avlyse.',
    nn: 'Her ser du veka slik ho blir: planen, og det som er endra enkelte dagar. Vel ein time for å setje inn vikar, byte rom eller avlyse.',
  },
  '/timeplan/dag': {
    nb: 'Her endrer du én time én dag: vikar, annet rom, avlyst, eller tilbake til planen. Elever, foresatte og lærere ser det med en gang.',
    nn: 'Her endrar du éin time éin dag: vikar, anna rom, avlyst, eller tilbake til planen. Elevar, føresette og lærarar ser det med ein gong.',
  },
  '/timeplan/les-inn': {
    nb: 'Lim inn timer fra et regneark, én i hver linje. Du får se hva som blir lest, og hva som kolliderer, før noe lagres.',
    nn: 'Lim inn timar frå eit rekneark, éin i kvar linje. Du får sjå kva som blir lese, og kva som kolliderer, før noko blir lagra.',
  },
  '/tilrettelegging': {
    nb: 'Elever med behov eller rett til tilrettelegging, blant dem du har ansvar for eller underviser. Åpne en elev for mer. Vedtakene ligger i arkivet, aldri her.',
    nn: 'Elevar med behov for eller rett til tilrettelegging, blant dei du har ansvar for eller underviser. Opne ein elev for meir. Vedtaka ligg i arkivet, aldri her.',
  },
  '/tilrettelegging/:elevId': {
    nb: 'Det eleven har behov for eller rett til: slag, når, hvem og hvor lenge. Registrer nytt eller endre det som står. Skriv aldri noe fra vedtaket her.',
    nn: 'Det eleven har behov for eller rett til: slag, når, kven og kor lenge. Registrer nytt eller endre det som står. Skriv aldri noko frå vedtaket her.',
  },
  '/tilrettelegging/:elevId/ny': {
    nb: 'Registrer et behov eller en rett. Rett krever et vedtak, og at du skriver saksnummeret i arkivet. De som underviser eleven, ser det fra datoen du setter.',
    nn: 'Registrer eit behov eller ein rett. Rett krev eit vedtak, og at du skriv saksnummeret i arkivet. Dei som underviser eleven, ser det frå datoen du set.',
  },
  '/tilrettelegging/:elevId/:sakId': {
    nb: 'Endre eller avslutt tilretteleggingen. Det som sto før, blir liggende som historikk med dato og navn.',
    nn: 'Endre eller avslutt tilrettelegginga. Det som stod før, blir liggjande som historikk med dato og namn.',
  },
  '/skyss': {
    nb: 'Elever med rett til skyss, regnet ut av avstand, trinn og særlige grunner, og om de er med i dag. Velg skole og hent fila til skysselskapet. Avstanden registreres på hver elev.',
    nn: 'Elevar med rett til skyss, rekna ut av avstand, trinn og særlege grunnar, og om dei er med i dag. Vel skule og hent fila til skysselskapet. Avstanden blir registrert på kvar elev.',
  },
  '/skyss/:elevId': {
    nb: 'Registrer avstand og grunner for hvert hjem, så regnes retten ut etter loven. Skriv bare at det er særlig grunn, aldri hva den er.',
    nn: 'Registrer avstand og grunnar for kvar heim, så blir retten rekna ut etter lova. Skriv berre at det er særleg grunn, aldri kva han er.',
  },
} as const satisfies Hjelpetekster;
