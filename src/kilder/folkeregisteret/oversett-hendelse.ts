// A line of the feed to our own words. Pure.
import type { RaHendelse } from './kontrakt.ts';
import type { Folkeregisterhendelse } from './modell.ts';
import { nyAvviksliste, tekst, tidspunkt } from './oversett-verdi.ts';

/** Skatteetaten calls address protection, annulled death and false identity time-critical; parental responsibility decides who sees what. */
const HASTER: ReadonlySet<string> = new Set([
  'endringIAdressebeskyttelse',
  'personErDoed',
  'endringIDoedsfall',
  'personErReaktivert',
  'endringIForeldreansvar',
  'endringIFalskIdentitet',
]);

/** «Hendelser fra Folkeregisteret» 1.8 and the XSD of the event document; both the old and the new name of rettslig handleevne. */
const KJENTE: ReadonlySet<string> = new Set([
  ...HASTER,
  ...`personErOpprettet personErOppdatert personErOpphoert personErViderefoertSomGjeldendeVedSammenslaaing personErOpphoertSomDublett
  personErEndretVedSplitting personErGjenopprettetVedSplitting personErBosatt personErUtflyttet personErInaktiv endringIStatus
  endringIIdentitetsgrunnlag endringIUtenlandskPersonidentifikasjon endringIUtlendingsmyndighetenesIdentifikasjonsnummer
  endringILegitimasjonsdokument endringIIdentifikasjonsnummer endringIKontaktopplysningerForDoedsbo endringIDeltBosted endringIFoedsel
  endringIFoedselINorge endringIKjoenn endringIFamilierelasjon endringISivilstand endringINavn endringIBostedsadresse
  endringIBostedsadresseVedKommuneregulering endringIBostedsadresseUtenFlytting endringIOppholdsadresse endringIInnflytting
  endringIUtflytting endringIBrukAvSamiskSpraak endringISametingetsValgmanntall endringIKontaktinformasjon endringIStatsborgerskap
  endringIOpphold endringIOppholdPaaSvalbard endringIVergemaal endringIRettsligHandleevne endringIFratattRettsligHandleevne
  endringIPerson`.split(/\s+/),
]);

/**
 * An event is only a signal that somebody must be read again: also `personErOppdatert`, which carries nothing (F-06). Unknown kinds are
 * passed on with `kjent: false` (F-15). A number that has ended as a duplicate is kept: looking it up gives the person who continues.
 */
export function oversettHendelse(ra: RaHendelse): Folkeregisterhendelse {
  const h = ra.hendelse;
  const hendelsestype = tekst(h?.hendelsetype) ?? tekst(h?.hendelsestype) ?? 'ukjent';
  const nummer = tekst(h?.folkeregisteridentifikator);
  return {
    sekvensnummer: ra.sekvensnummer,
    dokumentidentifikator: tekst(h?.persondokument),
    hendelsestype,
    identifikator: nummer !== null && /^\d{11}$/.test(nummer) ? nummer : null,
    hendelsestidspunkt: tidspunkt(h?.ajourholdstidspunkt, 'ajourholdstidspunkt', nyAvviksliste()),
    haster: HASTER.has(hendelsestype),
    kjent: KJENTE.has(hendelsestype),
  };
}

/** In the order they happened, each once. A part of the feed can be played again (F-12), so equal numbers are the same event. */
export function ordneHendelser(alle: readonly Folkeregisterhendelse[]): readonly Folkeregisterhendelse[] {
  const per = new Map(alle.map((h) => [h.sekvensnummer, h]));
  return [...per.values()].toSorted((a, b) => a.sekvensnummer - b.sekvensnummer);
}

/** The urgent ones first, each group in its own order. For reading people again: the feed's position still moves by the whole page. */
export const hasterForst = (alle: readonly Folkeregisterhendelse[]): readonly Folkeregisterhendelse[] => [
  ...alle.filter((h) => h.haster),
  ...alle.filter((h) => !h.haster),
];
