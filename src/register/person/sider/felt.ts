// From a field of the card's model to the one way a registered value is drawn.
import type { Opplysningskilde } from '#grunn/opplysning/index.ts';
import type { Feltverdi, Feltvisning, Lenkevisning } from '#web/komponenter/index.ts';
import type { Sprak } from '#web/tekster/index.ts';
import type { Kortadresse, Kortfelt, Kortnavn, Personkort, Skjermbar } from '../modell.ts';
import { tekst } from '../tekster/index.ts';
import { hvorforlenke, kartlenke, lenker } from './lenker.ts';
import { feltverdi, land } from './verdi.ts';

/** Whose card, who reads it, and when. */
export interface Kortleser {
  readonly kort: Personkort;
  readonly sprak: Sprak;
}

interface Feltvalg {
  readonly navn?: string;
  readonly etikett: string;
  readonly verdi?: Feltverdi;
  /** Why it is empty. */
  readonly grunn?: string | undefined;
  readonly lenke?: Lenkevisning | undefined;
}

/** A field as it stands on the card. */
export function somFelt<T>({ kort, sprak }: Kortleser, f: Kortfelt<T>, v: Feltvalg): Feltvisning {
  const g = f.gjeldende;
  return {
    navn: v.navn ?? f.felt,
    etikett: v.etikett,
    verdi: v.verdi ?? feltverdi(f.felt, g?.verdi, sprak, v.grunn),
    kilde: g?.kilde,
    last: f.last,
    // an empty field that nobody here can fill is just empty: it has no source to tell of
    register: g === null && !f.kanRedigeres ? undefined : (f.register ?? undefined),
    hentet: g?.hentet,
    registrert: g?.registrert,
    registrertAv: g?.registrertAv,
    gyldigTil: g?.gyldigTil,
    hvorforHref: hvorforlenke(kort.personId, f.felt, kort.paDato ?? undefined),
    redigerHref: f.kanRedigeres ? `${lenker.rediger(kort.personId)}#felt-${f.felt}` : undefined,
    lenke: v.lenke,
  };
}

/** A field that may be hidden: then nothing of it is drawn but that it is. */
export function somSkjermbart<T>(
  leser: Kortleser,
  f: Skjermbar<Kortfelt<T>>,
  navn: string,
  v: Feltvalg & { skjultGrunn: string },
): Feltvisning {
  if (f.slag === 'apen') return somFelt(leser, f, v);
  return {
    navn,
    etikett: v.etikett,
    verdi: { slag: 'skjermet', grunn: v.skjultGrunn },
    last: false,
    hvorforHref: hvorforlenke(leser.kort.personId, navn, leser.kort.paDato ?? undefined),
  };
}

/** First, middle and last name as fields of their own: one value, one «Hvorfor?». */
export function navnefelt(leser: Kortleser): Feltvisning[] {
  const { kort, sprak } = leser;
  const t = tekst(sprak).felt;
  const navn = kort.navn.gjeldende?.verdi;
  const del = (hva: keyof Kortnavn): Feltvisning => {
    const felt = somFelt(leser, kort.navn, { navn: hva, etikett: t[hva], verdi: feltverdi(hva, navn?.[hva], sprak) });
    // what is not there has no source
    return felt.verdi.slag === 'tom'
      ? { ...felt, kilde: undefined, last: false, register: undefined, hentet: undefined, hvorforHref: undefined }
      : felt;
  };
  return [del('fornavn'), del('mellomnavn'), del('etternavn')];
}

export type Adressefeltnavn = 'bostedsadresse' | 'deltBosted' | 'oppholdsadresse' | 'postadresse';

/** Address, dwelling number, postal code and place: one value, drawn as the fields people know. */
export function adressefelt(leser: Kortleser, navn: Adressefeltnavn): Feltvisning[] {
  const { kort, sprak } = leser;
  const t = tekst(sprak);
  const f = kort[navn];
  if (f === null) return [];
  if (f.slag === 'skjermet')
    return [somSkjermbart(leser, f, navn, { etikett: t.felt.bostedsadresse, skjultGrunn: t.vern.adresseSkjult })];
  const a = f.gjeldende?.verdi;
  const del = (id: string, etikett: string, verdi: Feltverdi, lenke?: Lenkevisning): Feltvisning => ({
    ...somFelt(leser, f, { navn: id === '' ? navn : `${navn}-${id}`, etikett, verdi, lenke }),
    // one value, one «Hvorfor?»
    ...(id === '' ? {} : { hvorforHref: undefined }),
  });
  if (a === undefined) return [del('', t.felt.bostedsadresse, { slag: 'tom' })];
  if (a.linjer.length === 0 && a.postnummer === null)
    return [del('', t.felt.bostedsadresse, { slag: 'tom', grunn: t.tom.ukjentBosted })];
  const gate: Feltverdi =
    a.linjer.length === 1
      ? { slag: 'tekst', tekst: a.linjer[0]! }
      : a.linjer.length === 0
        ? { slag: 'tom' }
        : { slag: 'linjer', linjer: a.linjer };
  const iNorge = a.landkode === 'NOR';
  return [
    del('', t.felt.bostedsadresse, gate, kanKart(a) ? { tekst: t.kart, href: kartlenke(a) } : undefined),
    ...(navn === 'postadresse' || !iNorge
      ? []
      : [del('leilighetsnummer', t.felt.leilighetsnummer, feltverdi('', a.bruksenhetsnummer, sprak))]),
    del('postnummer', t.felt.postnummer, feltverdi('', a.postnummer, sprak)),
    del('poststed', t.felt.poststed, feltverdi('', a.poststed, sprak)),
    ...(iNorge ? [] : [del('land', t.felt.land, feltverdi('land', land(a.landkode, sprak), sprak))]),
  ];
}

const kanKart = (a: Kortadresse): boolean =>
  a.landkode === 'NOR' && a.linjer.length > 0 && !a.linjer.some((l) => /postboks/i.test(l));

/** A value that is not a field of the model: kept by one source, without rivals. */
export function enkeltfelt(o: {
  navn: string;
  etikett: string;
  verdi: Feltverdi;
  kilde?: Opplysningskilde | undefined;
  last?: boolean;
  hentet?: string | undefined;
  registrert?: string | undefined;
  hvorforHref?: string | undefined;
}): Feltvisning {
  return { last: false, ...o };
}
