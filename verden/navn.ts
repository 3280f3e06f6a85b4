// Names in Tenor's manner: an adjective and a noun, so that nobody can take them for a real person.
import type { Tilfeldig } from './tilfeldig.ts';

const FORNAVN =
  `Rask Blid Stille Lystig Modig Snill Klok Sprek Trygg Varm Lun Frisk Rolig Glad Kvikk Munter Søvnig Nysgjerrig Ivrig
Tapper Vennlig Skarp Myk Sterk Lett Tung Rund Kantete Gyllen Sølvblank Himmelblå Skoggrønn Kirsebærrød Solgul Lilla Fiolett Turkis
Hvit Grå Brun Svart Spraglete Prikkete Stripete Rutete Bølgete Glatt Ru Fløyelsmyk Krøllete Bustete Velstelt Pyntet Enkel Sammensatt
Tydelig Utydelig Uklar Gjennomsiktig Nøyaktig Punktlig Forsinket Tidlig Sen Evig Kortvarig Langsom Lynrask Hurtig Treg Seig Smidig
Elastisk Stiv Ubøyelig Bøyelig Ærlig Ekte Oppriktig Hemmelig Åpen Lukket Halvåpen Våken Drømmende Tankefull Oppfinnsom Kreativ
Praktisk Teoretisk Musikalsk Poetisk Dramatisk Komisk Alvorlig Høytidelig Hverdagslig Sjelden Vanlig Merkelig Underlig Besynderlig
Forunderlig Fantastisk Fabelaktig Strålende Glitrende Skinnende Lysende Blendende Dempet Skyggefull Duggfrisk Tørr Fuktig Regntung
Solrik Vindfull Stormfull Tåkete Iskald Kjølig Lunken Glovarm Nybakt Velsmakende Søt Salt Sur Bitter Mild Krydret Saftig Sprø
Sparsommelig Gavmild Raus Beskjeden Stolt Ydmyk Staselig Grasiøs Klossete Kunstferdig Omstendelig Grundig Lettbent Tungrodd Framsynt
Etterpåklok Nådig Streng Rettferdig Upartisk Uavhengig Selvstendig Avhengig Samarbeidsvillig Medgjørlig Sta Egen Særegen Alminnelig
Høflig Frekk Godslig Gretten Tålmodig Utålmodig Ustoppelig Uforferdet Unnselig Ubekymret Sorgløs Sindig Sedvanlig Ørliten Årvåken
Ærbar Øm Åndsfrisk Čáppa Ođas Ruoksat Jaska Čielggas Lys-Blid Stor-Stille`.split(/\s+/);

const ETTERNAVN = `Brygge Fjære Knaus Vidde Myr Tind Kolle Odde Holme Skjær Vik Sund Elv Foss Bekk Tjern Dam Kilde Isbre Fonn Li
Skrent Stup Kløft Dal Eng Åker Hage Park Lund Skogholt Furu Gran Bjørk Rogn Selje Hassel Lønn Alm Ask Eik Einer Lyng Mose Bregne
Kløver Prestekrage Blåklokke Hvitveis Blåveis Løvetann Rosebusk Syrin Tulipan Krokus Nellik Lilje Solsikke Valmue Hestehov Ringblomst
Spurv Trost Lerke Svale Meis Rype Tiur Ørn Falk Ugle Måke Terne Ærfugl Lundefugl Havsule Hegre Trane Svane Gås And Rev Ulv Gaupe
Bjørn Jerv Mår Røyskatt Ekorn Hare Piggsvin Grevling Bever Oter Elg Hjort Rein Rådyr Sau Geit Ku Hest Føll Kje Kalv Lam Laks Ørret
Sild Makrell Torsk Sei Hyse Kveite Krabbe Hummer Reke Skjell Musling Sjøstjerne Båt Seil Mast Åre Anker Tau Ror Kompass Kart Lykt
Fakkel Lampe Stearinlys Ovn Peis Gryte Panne Øse Bolle Fat Kopp Mugge Krus Gaffel Skje Kniv Duk Pute Teppe Vott Lue Skjerf Genser
Jakke Sko Støvel Sokk Ski Skøyte Spark Kjelke Sykkel Ball Sprettert Drage Trommehvirvel Fiolin Fløyte Trompet Harpe Gitar Piano Sang
Vise Rim Gåte Eventyr Fortelling Roman Dikt Bok Hefte Blyant Viskelær Penn Linjal Tavle Kritt Pult Stol Bord Benk Hylle Skap Skuff
Nøkkel Lås Dør Vindu Trapp Loft Kjeller Tak Pipe Vegg Murstein Planke Spiker Hammer Sag Høvel Tang Meisel Ambolt Blåsebelg Vannhjul
Mølle Låve Stabbur Naust Seter Løe Grind Gjerde Sti Veiskille Bru Tunnel Rundkjøring Stasjon Perrong Vogn Lokomotiv Ferge Kai Molo
Fyrtårn Bøye Tåkelur Regnbue Sky Torden Lyn Snøfnugg Istapp Rim-Frost Duggdråpe Morgenrøde Solnedgang Nordlys Stjerne Måne Komet
Guovssahas Čáhci Áhpi Eadnu Bárru Njunuš Skog-Berg Øy-Strand Åsrygg Ærespris Østavind`.split(/\s+/);

export interface Personnavn {
  readonly fornavn: string;
  readonly mellomnavn?: string;
  readonly etternavn: string;
}

/** A first name; about one in twenty has two. */
export function nyttFornavn(t: Tilfeldig): string {
  const navn = t.velg(FORNAVN);
  return t.skjer(0.05) ? `${navn} ${t.velg(FORNAVN)}` : navn;
}

/** A family name, with the odd double-barrelled one. */
export function nyttEtternavn(t: Tilfeldig): string {
  const navn = t.velg(ETTERNAVN);
  return t.skjer(0.03) ? `${navn}-${t.velg(ETTERNAVN)}` : navn;
}

/** Letters a–z and digits only, for user names and e-mail addresses. Sámi letters and accents lose their marks. */
export function asciinavn(navn: string): string {
  return navn
    .toLowerCase()
    .replaceAll('æ', 'a')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .replaceAll('đ', 'd')
    .replaceAll('ŋ', 'n')
    .replaceAll('ŧ', 't')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]/g, '');
}
