import { z } from 'zod';
import { handling, ikkeFunnet, type Kontekst } from '#grunn/handling/index.ts';
import { tosprak } from '#grunn/sprak/index.ts';
import { hvemRinges } from '../kontakter.ts';
import { finnSak, leggTilSteg, type Sakinnsyn } from '../lager.ts';
import { RESULTATER, UTFALL } from '../modell.ts';
import { utfallAv } from '../regler.ts';
import { etterlysningTilgang } from '../tilgang.ts';

const Ut = z.object({ sakId: z.string(), skole: z.string(), lukket: z.boolean() });

function krevApen(s: Kontekst, k: Sakinnsyn): void {
  if (k.lukket === null) return;
  throw s.feil('lukket', { nb: 'Saken er alt lukket.', nn: 'Saka er alt lukka.' }, { status: 409 });
}

/** Somebody at school looked, called, or was answered. Found or at home closes the case; handed over goes to the leaders. */
export const skrivSteg = handling({
  regel: etterlysningTilgang.steg,
  inndata: z.object({
    sakId: z.uuid(),
    hva: z.enum(['lette', 'ringte', 'eskalert', 'politi']),
    hvem: z.preprocess((v) => (v === '' ? undefined : v), z.uuid().optional()),
    resultat: z.enum(RESULTATER, { error: tosprak('Velg hvordan det gikk.', 'Vel korleis det gjekk.') }),
  }),
  utdata: Ut,
  gjelder: (s, inn) => finnSak(s, inn.sakId),
  async utfor(s, k, inn) {
    krevApen(s, k);
    // the log of a missing child names nobody the school was not to call
    if (inn.hvem !== undefined && (k.elevId === null || !(await hvemRinges(s, k.elevId)).includes(inn.hvem)))
      throw ikkeFunnet(s.sprak);
    const utfall = utfallAv(inn.hva, inn.resultat);
    await leggTilSteg(s.db, {
      sakId: k.id,
      hva: inn.hva,
      hvem: inn.hvem ?? null,
      resultat: inn.resultat,
      av: s.aktor.id,
      na: s.na,
      utfall,
      eskaler: inn.hva === 'eskalert' || inn.hva === 'politi',
    });
    return {
      ut: { sakId: k.id, skole: k.skole, lukket: utfall !== undefined },
      spor: { hva: inn.hva, resultat: inn.resultat },
      skjedd: [`skoledag:${k.skole}`],
    };
  },
});

/** A guardian answers what the school asked: is looking, has found the child, the child is at home, does not know. */
export const svarPaEtterlysning = handling({
  regel: etterlysningTilgang.svar,
  inndata: z.object({ sakId: z.uuid(), resultat: z.enum(['leter', 'funnet', 'hjemme', 'vet_ikke']) }),
  utdata: Ut,
  gjelder: (s, inn) => finnSak(s, inn.sakId),
  async utfor(s, k, inn) {
    krevApen(s, k);
    const utfall = utfallAv('svar', inn.resultat);
    await leggTilSteg(s.db, {
      sakId: k.id,
      hva: 'svar',
      hvem: s.aktor.id,
      resultat: inn.resultat,
      av: s.aktor.id,
      na: s.na,
      utfall,
      eskaler: false,
    });
    return {
      ut: { sakId: k.id, skole: k.skole, lukket: utfall !== undefined },
      spor: { resultat: inn.resultat },
      skjedd: [`skoledag:${k.skole}`],
    };
  },
});

/** The case is closed with its outcome. */
export const lukkSak = handling({
  regel: etterlysningTilgang.lukk,
  inndata: z.object({
    sakId: z.uuid(),
    utfall: z.enum(UTFALL, { error: tosprak('Velg hvordan det endte.', 'Vel korleis det enda.') }),
  }),
  utdata: Ut,
  gjelder: (s, inn) => finnSak(s, inn.sakId),
  async utfor(s, k, inn) {
    krevApen(s, k);
    await leggTilSteg(s.db, {
      sakId: k.id,
      hva: 'lukket',
      hvem: null,
      resultat: 'avklart',
      av: s.aktor.id,
      na: s.na,
      utfall: inn.utfall,
      eskaler: false,
    });
    return { ut: { sakId: k.id, skole: k.skole, lukket: true }, spor: { utfall: inn.utfall }, skjedd: [`skoledag:${k.skole}`] };
  },
});
