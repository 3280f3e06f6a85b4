import { z } from 'zod';
import { visning, type Kontekst } from '#grunn/handling/index.ts';
import type { Innsyn } from '#grunn/tilgang/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import { finnPerson, hentProfilfelt, type Personref } from '../person/index.ts';
import { hentEgneKanaler, hentProfilrader } from './lager.ts';
import { Minprofil } from './modell.ts';
import { kontaktbilde, oppdateringstilstand, type Forsok } from './regler.ts';
import { profilTilgang } from './tilgang.ts';

const Tidspunkt = z.iso.datetime({ offset: true }).optional().catch(undefined);

/** Oneself, as an act on Min profil is about. */
export const finnMeg = (s: Kontekst): Promise<Innsyn<Personref> | undefined> => finnPerson(s, s.aktor.id);

const tid = (f: Forsok | null): Forsok | undefined =>
  f === null ? undefined : { status: f.status, startet: new Date(f.startet).toISOString() };

/** Min profil (K13–K24). */
export const minProfil = visning({
  regel: profilTilgang.se,
  inndata: z.object({ spurt: Tidspunkt, nettopp: z.literal('ja').optional().catch(undefined) }),
  utdata: Minprofil,
  gjelder: (s) => finnMeg(s),
  async hent(s, inn, _utsnitt, meg) {
    const barn = s.aktor.tilknytninger
      .filter((t) => t.relasjon === 'egetBarn' && t.stengt === undefined && gjelder(s.idag, t.fra, t.til))
      .map((t) => t.omfang);
    const p = await hentProfilfelt(s, meg);
    const r = await hentProfilrader(s.db, { personId: meg.personId, barn, idag: s.idag, na: s.na });
    const { epostadresse, mobiltelefonnummer } = p.felt;
    const kjent = p.harHattKontakt || r.harHattNabo || r.harElev;
    const bilde = kontaktbilde({
      krr: p.krr,
      gjelder: {
        epostadresse: { verdi: epostadresse.gjeldende?.verdi ?? null, fraKrr: epostadresse.gjeldende?.kilde === 'krr' },
        mobiltelefonnummer: {
          verdi: mobiltelefonnummer.gjeldende?.verdi ?? null,
          fraKrr: mobiltelefonnummer.gjeldende?.kilde === 'krr',
        },
      },
      naboer: r.naboer,
      hentet: p.hentet,
      sisteNatt: tid(r.sisteNatt),
      sisteEgne: tid(r.sisteEgne),
      na: s.na,
    });
    const { adresse } = p;
    return {
      personId: meg.personId,
      na: s.na,
      navn: p.navn,
      adresse: p.skjermet
        ? { slag: 'skjermet' as const }
        : adresse === null || (adresse.linjer.length === 0 && adresse.postnummer === null)
          ? { slag: 'ukjent' as const }
          : { slag: 'apen' as const, linjer: [...adresse.linjer], postnummer: adresse.postnummer, poststed: adresse.poststed },
      kontakt: kjent ? bilde : null,
      jobbtelefon: p.felt.telefonArbeid.gjeldende?.verdi ?? null,
      oppdatering: oppdateringstilstand({
        spurt: inn.spurt,
        nettopp: inn.nettopp !== undefined,
        hentet: p.hentet,
        nede: bilde.nede,
        na: s.na,
      }),
      versjon: meg.kontaktversjon,
    };
  },
  viser: (ut) => [ut.personId],
});

/** Must this guardian put something right in the register? Asked only of those it has been asked about. One statement. */
export async function trengerKontakt(s: Pick<Kontekst, 'db' | 'aktor' | 'na'>): Promise<boolean> {
  const rader = await hentEgneKanaler(s.db, s.aktor.id);
  const krr = rader.find((r) => r.kilde === 'krr');
  if (krr === undefined) return false;
  const verdi = (navn: 'epostadresse' | 'mobiltelefonnummer') => {
    const rad = rader.find((r) => r[navn] !== null);
    return { verdi: rad?.[navn] ?? null, fraKrr: rad === krr };
  };
  const { mangelfull, utdatert } = kontaktbilde({
    krr,
    gjelder: { epostadresse: verdi('epostadresse'), mobiltelefonnummer: verdi('mobiltelefonnummer') },
    naboer: [],
    hentet: null,
    sisteNatt: undefined,
    sisteEgne: undefined,
    na: s.na,
  });
  return mangelfull || utdatert;
}
