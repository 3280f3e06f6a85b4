import { z } from 'zod';
import { handling, konflikt, type Kontekst } from '#grunn/handling/index.ts';
import { apneSkolear, skolearsgrenser } from '#register/skole/index.ts';
import { Arstrinn, Fagkode, Gruppenavn, Skole, Skolear, Slag } from '../inndata.ts';
import { finnFagkoder, finnGruppe, finnSkole } from '../lager.ts';
import { skrivGrupper, type Gruppeverdier } from '../lager-historikk.ts';
import { MED_FAG } from '../modell.ts';
import { gruppeTilgang } from '../tilgang.ts';

/** Writes groups. @throws FunksjonellFeil at `navn` when the name is taken, 409 when somebody else was first. */
async function skriv(
  s: Kontekst,
  g: Gruppeverdier,
  for_: (Gruppeverdier & { readonly kilde: string }) | undefined,
  endringssett: string,
): Promise<void> {
  const skrevet = await skrivGrupper(s.db, [g], for_, { endringssett, na: s.na }).catch((e: unknown) => {
    if ((e as { code?: string }).code !== '23505') throw e;
    const tekst = {
      nb: `Skolen har alt ei gruppe av samme slag som heter ${g.navn}. Velg et annet navn.`,
      nn: `Skulen har alt ei gruppe av same slag som heiter ${g.navn}. Vel eit anna namn.`,
    };
    throw s.feil('navn_i_bruk', tekst, { status: 400, felt: { navn: tekst } });
  });
  if (!skrevet) throw konflikt(s.sprak);
}

async function krevFag(s: Kontekst, slag: string, fagkode: string | null): Promise<string | null> {
  if (!MED_FAG.has(slag) || fagkode === null) return null;
  if ((await finnFagkoder(s.db, s.idag)).some((f) => f.kode === fagkode)) return fagkode;
  const tekst = { nb: 'Velg et fag fra lista.', nn: 'Vel eit fag frå lista.' };
  throw s.feil('ukjent_fag', tekst, { status: 400, felt: { fagkode: tekst } });
}

/** A new class or group for a school year (B27). */
export const opprettGruppe = handling({
  regel: gruppeTilgang.opprett,
  inndata: z.object({ skole: Skole, skolear: Skolear, slag: Slag, navn: Gruppenavn, arstrinn: Arstrinn, fagkode: Fagkode }),
  utdata: z.object({ gruppeId: z.string() }),
  gjelder: (s, inn) => finnSkole(s.db, inn.skole),
  async utfor(s, _skole, inn) {
    if (!apneSkolear(s.idag, true).slice(0, 2).includes(inn.skolear)) {
      const tekst = {
        nb: 'Grupper lages i dette skoleåret eller det neste.',
        nn: 'Grupper blir laga i dette skuleåret eller det neste.',
      };
      throw s.feil('utenfor_skolearet', tekst, { status: 400, felt: { skolear: tekst } });
    }
    const gruppeId = crypto.randomUUID();
    const endringssett = crypto.randomUUID();
    const fagkode = await krevFag(s, inn.slag, inn.fagkode);
    await skriv(s, { ...inn, gruppeId, fagkode, ...skolearsgrenser(inn.skolear) }, undefined, endringssett);
    return { ut: { gruppeId }, endringssett, spor: { skole: inn.skole, skolear: inn.skolear, slag: inn.slag } };
  },
});

/** Name, years and subject of a group (B27). Who is in it stays. */
export const endreGruppe = handling({
  regel: gruppeTilgang.endre,
  inndata: z.object({ gruppeId: z.uuid(), navn: Gruppenavn, arstrinn: Arstrinn, fagkode: Fagkode }),
  utdata: z.object({ gruppeId: z.string(), endringssett: z.string() }),
  gjelder: (s, inn) => finnGruppe(s.db, inn.gruppeId),
  versjon: (g) => g.versjon,
  async utfor(s, g, inn) {
    const endringssett = crypto.randomUUID();
    const fagkode = await krevFag(s, g.slag, inn.fagkode);
    await skriv(s, { ...g, navn: inn.navn, arstrinn: inn.arstrinn, fagkode }, g, endringssett);
    return { ut: { gruppeId: g.gruppeId, endringssett }, endringssett, spor: { felt: ['navn', 'arstrinn', 'fagkode'] } };
  },
});
