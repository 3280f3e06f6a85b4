import { z } from 'zod';
import { visning, ikkeFunnet } from '#grunn/handling/index.ts';
import { lesInnstilling } from '#grunn/innstilling/index.ts';
import { finnPerson } from '#register/person/index.ts';
import { avgjorRelasjon, hentBarnefakta, hentRelasjonerFor, manglerSamtykke } from '#tilgang/relasjon/index.ts';
import { hentNavn, hentRundtValg } from '#tilgang/vern/index.ts';
import { erStengt, hentBarn } from './lager.ts';
import { EgneBarn, hjelp, Hvorforbilde } from './modell.ts';
import { hvorforTilgang } from './tilgang.ts';

/** «Kan Bård se Baug?»: the decision object of the two, for those who keep the register. */
export const visHvorforTilgang = visning({
  regel: hvorforTilgang.les,
  inndata: z.object({ personId: z.uuid(), hvem: z.uuid() }),
  utdata: Hvorforbilde,
  gjelder: (s, inn) => finnPerson(s, inn.personId),
  async hent(s, inn, _utsnitt, barn) {
    const rundt = await hentRundtValg(s, barn.personId, hvorforTilgang.les);
    const hvem = rundt.find((r) => r.personId === inn.hvem);
    // somebody nothing ties to the child, or who is not for this reader to know of
    if (hvem === undefined) throw ikkeFunnet(s.sprak);
    const f = await hentBarnefakta(s.db, barn.personId);
    const r = avgjorRelasjon(f, hvem.personId, s.idag);
    const venter = f.beslutninger.find((b) => b.personId === hvem.personId && b.slag === 'samtykke');
    const mangler = venter === undefined ? [] : (manglerSamtykke(f, venter, s.idag) ?? []);
    const navn = await hentNavn(s.db, [barn.personId, ...mangler], s.idag);
    return {
      barnId: barn.personId,
      barn: navn.get(barn.personId) ?? '',
      personId: hvem.personId,
      person: hvem.navn,
      rolle: hvem.rolle,
      dato: s.idag,
      na: s.na,
      relasjon: r.relasjon,
      ellers: r.ellers,
      grunn: r.grunn,
      retter: [...r.retter],
      til: r.til,
      steg: r.spor.map((x) => ({
        regel: x.regel,
        slag: x.slag,
        kilde: x.kilde,
        siden: x.siden ?? null,
        detalj: x.detalj ?? null,
        avgjorde: x.avgjorde,
      })),
      mangler: mangler.map((id) => navn.get(id) ?? ''),
      kanSvareOpplysning: ['mor', 'far', 'medmor'].includes(hvem.rolle ?? '') && !hvem.harAnsvar,
    };
  },
  viser: (ut) => [ut.barnId, ut.personId],
});

/**
 * A guardian's own children. Whoever has none, is blocked or waits, gets the same page in the same words: it says how children come here and who
 * corrects what, and nothing of whether there is a child (V01).
 */
export const visEgneBarn = visning({
  regel: hvorforTilgang.egne,
  inndata: z.object({}),
  utdata: EgneBarn,
  async hent(s) {
    const relasjoner = await hentRelasjonerFor(s, { personId: s.aktor.id });
    const ser = relasjoner.filter((r) => r.retter.includes('se') && r.relasjon !== 'EGEN').map((r) => r.barnId);
    const barn = await hentBarn(s.db, ser, s.idag);
    return {
      barn: barn.map((b) => ({ barnId: b.id, navn: b.navn ?? '', skole: b.skole, klasse: b.klasse })),
      stengt: await erStengt(s.db),
      hjelp: await lesInnstilling(s.db, hjelp),
    };
  },
  viser: (ut) => ut.barn.map((b) => b.barnId),
});
