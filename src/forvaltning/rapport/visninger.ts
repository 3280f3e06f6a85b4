import { ikkeFunnet, ingenPersoner, visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn, Utsnitt } from '#grunn/tilgang/index.ts';
import { dagI, finnGruppe, finnGrupper, finnSkole, finnSkoler, finnSkolerMedGrupper } from '#register/gruppe/index.ts';
import { dekrypterIdentifikator, personTilgang } from '#register/person/index.ts';
import { vernutsnitt } from '#register/skjerming/index.ts';
import { apneSkolear, valgtSkolear } from '#register/skole/index.ts';
import { avgjorRelasjon, beslekteteIder, harRett, hentBarnefaktaForAlle } from '#tilgang/relasjon/index.ts';
import { slippes, utelates, utlever, type Bestillingsrad, type Filflate } from '#tilgang/utlevering/index.ts';
import { finnElever, hentKontakt, hentNumre, type Elevlinje, type Foresattlinje } from './lager.ts';
import { Filvalg, GRUPPETYPER, Rapportfil, Rapportside, Rapportvalg, type Kolonne } from './modell.ts';
import { brevfelt, BREVORD, KOLONNE, medForesatte, muligeKolonner, telefonTilFil, valgteKolonner } from './regler.ts';
import { rapportTilgang } from './tilgang.ts';

const flateFor = (v: { readonly mottaker: 'skole' | 'hjem' }): Filflate =>
  v.mottaker === 'hjem' ? 'klasselisteHjem' : 'utskrift';

/** The places this reader may choose among, and what the list is of. @throws FunksjonellFeil 404 for what is out of reach. */
async function hentRamme(s: Kontekst, inn: Rapportvalg, utsnitt: Utsnitt) {
  const egneSkoler = utsnitt.omfang.egenSkole ?? [];
  const heleSkolen = utsnitt.alt || egneSkoler.length > 0;
  const bare = heleSkolen ? null : (utsnitt.omfang.egenGruppe ?? []);
  const apne = apneSkolear(s.idag, heleSkolen);
  const skolear = valgtSkolear(s, inn.skolear, [...apne]);
  const skoler = heleSkolen
    ? await finnSkoler(s.db, { alt: utsnitt.alt, skoler: egneSkoler })
    : await finnSkolerMedGrupper(s.db, bare ?? []);
  const skole = inn.skole ?? (skoler.length === 1 ? skoler[0]!.organisasjonsnummer : null);
  const felles = {
    skoler: skoler.map((x) => ({ id: x.organisasjonsnummer, navn: x.navn })),
    skole,
    skolear,
    apne: [...apne],
    heleSkolen,
    trinn: heleSkolen ? (inn.trinn ?? null) : null,
    type: heleSkolen ? (inn.type ?? null) : null,
    gruppe: inn.gruppe ?? null,
    mottaker: inn.mottaker,
  };
  if (skole === null) return { ...felles, grupper: [], objekt: undefined };
  if (!skoler.some((x) => x.organisasjonsnummer === skole)) throw ikkeFunnet(s.sprak);
  const dato = dagI(skolear, s.idag);
  const grupper = (await finnGrupper(s.db, { skole, skolear, dato, medSkjermede: true, bare }))
    .flatMap((g) => {
      const type = GRUPPETYPER.find((x) => x === g.slag);
      return type === undefined ? [] : [{ id: g.gruppeId, navn: g.navn, type }];
    })
    .toSorted((a, b) => a.navn.localeCompare(b.navn, 'nb', { numeric: true }));
  // a group that is not among these (another year, another school) is as if it was not chosen, but never wider than what was asked
  const gruppe = inn.gruppe === undefined ? (heleSkolen ? null : (grupper[0]?.id ?? null)) : inn.gruppe;
  if (gruppe !== null && !grupper.some((g) => g.id === gruppe)) throw ikkeFunnet(s.sprak);
  const objekt: Innsyn<object> | undefined = gruppe === null ? (heleSkolen ? await finnSkole(s.db, skole) : undefined) : await finnGruppe(s.db, gruppe); // prettier-ignore
  if (objekt !== undefined && !s.kan(rapportTilgang.les, objekt).tillatt) throw ikkeFunnet(s.sprak);
  return { ...felles, gruppe, grupper, objekt };
}

/** The guardians who are told about each child today: as the access solution decides it, never only by kinship. Two statements. */
async function hentForesatte(s: Kontekst, barn: readonly string[]): Promise<Map<string, Foresattlinje[]>> {
  const fakta = await hentBarnefaktaForAlle(s.db, barn);
  const til = [...fakta].map(([barnId, f]) => ({
    barn: barnId,
    ider: beslekteteIder(f).filter((id) => id !== f.barnId && harRett(avgjorRelasjon(f, id, s.idag), 'meldinger')),
  }));
  const kontakt = await hentKontakt(s.db, {
    personer: [...new Set(til.flatMap((t) => t.ider))],
    vern: vernutsnitt(s.aktor, s.idag),
    idag: s.idag,
  });
  return new Map(til.map((t) => [t.barn, kontakt.filter((k) => t.ider.includes(k.personId))]));
}

const linje = (e: Elevlinje, f: Foresattlinje | null, nummer: string | null): Bestillingsrad => ({
  elev: e,
  annen: f,
  verdier: {
    fornavn: e.fornavn,
    etternavn: e.etternavn,
    klasse: e.klasse,
    trinn: String(e.trinn),
    gruppe: e.gruppe,
    kontaktlarer: e.kontaktlarer,
    fodselsdato: e.fodselsdato,
    kjonn: e.kjonn,
    foresatt: f?.navn ?? null,
    foresattMobil: f?.mobil == null ? null : telefonTilFil(f.mobil),
    foresattEpost: f?.epost ?? null,
    fodselsnummer: nummer,
  },
});

type Ramme = Awaited<ReturnType<typeof hentRamme>>;

/** The rows that are asked for, before the gate. `nummer`: whole numbers are fetched; elsewhere they are never opened. */
async function hentRader(s: Kontekst, r: Ramme, kolonner: readonly Kolonne[], nummer: boolean): Promise<Bestillingsrad[]> {
  if (r.skole === null || r.objekt === undefined) return [];
  const flate = flateFor(r);
  const vern = vernutsnitt(s.aktor, s.idag);
  const elever = await finnElever(s.db, { skole: r.skole, skolear: r.skolear, dato: dagI(r.skolear, s.idag), trinn: r.trinn, type: r.type, gruppe: r.gruppe, vern }); // prettier-ignore
  const med = elever.filter((e) => e.apen && !utelates(flate, e.gradering)).map((e) => e.personId);
  const foresatte = medForesatte(kolonner) ? await hentForesatte(s, [...new Set(med)]) : undefined;
  const slipper = new Set(elever.filter((e) => slippes(flate, e.gradering, 'nummer')).map((e) => e.personId));
  const numre = nummer ? await hentNumre(s.db, [...new Set(med.filter((id) => slipper.has(id)))]) : [];
  const klare = new Map(numre.map((n) => [n.personId, dekrypterIdentifikator(s.nokler, n.kryptert)]));
  return elever.flatMap((e) => {
    const egne = foresatte?.get(e.personId) ?? [];
    const tall = klare.get(e.personId) ?? null;
    return egne.length === 0 ? [linje(e, null, tall)] : egne.map((f) => linje(e, f, tall));
  });
}

const kolonnerI = (s: Kontekst, inn: Rapportvalg, r: Ramme): { mulige: Kolonne[]; valgte: Kolonne[] } => {
  const mulige = muligeKolonner(inn.mottaker, (krav) => {
    if (r.objekt === undefined) return false;
    const alene = s.kan(rapportTilgang[krav], r.objekt).tillatt;
    return krav === 'nummer' ? alene && s.kan(personTilgang.visFodselsnummer).tillatt : alene;
  });
  return { mulige, valgte: valgteKolonner(inn.kolonne, mulige) };
};

/** The reader works at the school, so the number left out may be said (surface «antall»). */
const fortelles = (s: Kontekst, r: Ramme): boolean => r.skole !== null && vernutsnitt(s.aktor, s.idag).skoler.includes(r.skole);

const bestill = (k: Kolonne) => ({ id: k, slag: KOLONNE[k].slag, om: KOLONNE[k].om });
const FORHANDSVIST = 30;

/** What can be chosen, and how the list will look. Numbers are never in the preview: they need a reason. */
export const rapportside = visning({
  regel: rapportTilgang.les,
  inndata: Rapportvalg,
  utdata: Rapportside,
  async hent(s, inn, utsnitt) {
    const { objekt, ...r } = await hentRamme(s, inn, utsnitt);
    const { mulige, valgte } = kolonnerI(s, inn, { ...r, objekt });
    const synlige = valgte.filter((k) => KOLONNE[k].krav !== 'nummer');
    const alle = await hentRader(s, { ...r, objekt }, synlige, false);
    const flate = flateFor(r);
    const med = alle.filter((x) => x.elev.apen && !utelates(flate, x.elev.gradering));
    const viste = med.slice(0, FORHANDSVIST);
    const ut = await utlever(s, { flate, beslutning: s.kan(rapportTilgang.les, objekt), format: 'forhåndsvisning', kolonner: synlige.map(bestill), rader: [...viste, ...alle.filter((x) => !med.includes(x))] }); // prettier-ignore
    return {
      ...r,
      mulige,
      kolonner: valgte,
      rader: ut.rader.map((rad) => valgte.map((k) => (synlige.includes(k) ? (rad[synlige.indexOf(k)] ?? null) : null))),
      utelatt: fortelles(s, { ...r, objekt }) ? ut.utelatt : null,
      antall: med.length,
      vist: [],
    };
  },
  viser: ingenPersoner,
});

/** The columns of a letter: those it speaks of, and whose it is. @throws FunksjonellFeil 422 with the field when something lacks, or may not be had. */
function lesBrev(
  s: Kontekst,
  inn: { readonly brevtittel: string; readonly brevtekst: string },
  mulige: readonly Kolonne[],
): Kolonne[] {
  const felt = brevfelt(`${inn.brevtittel} ${inn.brevtekst}`, mulige);
  const lov = [...mulige.filter((k) => k !== 'fodselsnummer'), ...BREVORD].map((k) => `{${k}}`);
  const ukjent = felt.ukjente.map((x) => `{${x}}`).join(', ');
  const feil = {
    ...(inn.brevtittel === ''
      ? { brevtittel: { nb: 'Skriv en overskrift til brevet.', nn: 'Skriv ei overskrift til brevet.' } }
      : {}),
    ...(inn.brevtekst === ''
      ? { brevtekst: { nb: 'Skriv brevet.', nn: 'Skriv brevet du vil sende.' } }
      : ukjent === ''
        ? {}
        : {
            brevtekst: {
              nb: `Vi kan ikke fylle inn ${ukjent}. Du kan bruke ${lov.join(', ')}.`,
              nn: `Vi kan ikkje fylle inn ${ukjent}. Du kan bruke ${lov.join(', ')}.`,
            },
          }),
  };
  if (Object.keys(feil).length > 0)
    throw s.feil('ugyldig_brev', { nb: 'Noe må rettes før brevene kan lages.', nn: 'Noko må rettast før breva kan lagast.' }, { status: 422, felt: feil }); // prettier-ignore
  return mulige.filter((k) => felt.kolonner.includes(k) || k === 'fornavn' || k === 'etternavn' || k === 'klasse');
}

/** The list as it leaves. The gate writes the read log with the reason. @throws FunksjonellFeil 422 where the number has no reason. */
export const rapportfil = visning({
  regel: rapportTilgang.hent,
  inndata: Filvalg,
  utdata: Rapportfil,
  async hent(s, inn, utsnitt) {
    const r = await hentRamme(s, inn, utsnitt);
    if (r.skole === null || r.objekt === undefined) throw ikkeFunnet(s.sprak);
    const { valgte, mulige } = kolonnerI(s, inn, r);
    const brev = inn.format === 'brev' ? lesBrev(s, inn, mulige) : undefined;
    const nummer = brev === undefined && valgte.includes('fodselsnummer');
    if (nummer && inn.begrunnelse.length < 5)
      throw s.feil(
        'mangler_begrunnelse',
        { nb: 'Fødselsnummer krever at du sier hva lista skal brukes til.', nn: 'Fødselsnummer krev at du seier kva lista skal brukast til.' }, // prettier-ignore
        { status: 422, felt: { begrunnelse: { nb: 'Skriv hva lista skal brukes til, med minst fem tegn.', nn: 'Skriv kva lista skal brukast til, med minst fem teikn.' } } }, // prettier-ignore
      );
    const begrunnelse = inn.begrunnelse === '' ? undefined : inn.begrunnelse;
    const kolonner =
      inn.format === 'etiketter' ? valgte.filter((k) => ['fornavn', 'etternavn', 'klasse'].includes(k)) : (brev ?? valgte);
    const rader = await hentRader(s, r, kolonner, kolonner.includes('fodselsnummer'));
    const ut = await utlever(s, { flate: flateFor(r), beslutning: s.kan(rapportTilgang.hent, r.objekt), format: inn.format, kolonner: kolonner.map(bestill), rader, begrunnelse }); // prettier-ignore
    return {
      kolonner,
      rader: ut.rader.map((x) => [...x]),
      utelatt: fortelles(s, r) ? ut.utelatt : null,
      format: inn.format,
      brev: brev === undefined ? null : { tittel: inn.brevtittel, tekst: inn.brevtekst },
      mottaker: r.mottaker,
      skolenavn: r.skoler.find((x) => x.id === r.skole)?.navn ?? '',
      skolear: r.skolear,
      utvalg: r.grupper.find((g) => g.id === r.gruppe)?.navn ?? (r.trinn === null ? null : `${r.trinn}`),
      hentetAv: ut.hentetAv,
      hentet: ut.hentet,
    };
  },
  viser: ingenPersoner,
});
