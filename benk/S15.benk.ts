import { koble } from '#grunn/db/index.ts';
import { lagNokkelring, nyNokkelfil } from '#grunn/krypto/index.ts';
import { ekteKlokke, idag } from '#grunn/tid/index.ts';
import { tegnFregFil } from '#kilder/folkeregisteret/simulator/index.ts';
import { kjorFolkeregisterFil } from '#register/innlesing/index.ts';
import { lagVerden } from '#verden/index.ts';
import { angrip, lagDump, star, starNokkel } from '#verktoy/dumpangrep.ts';
import { benk } from './modell.ts';

const STRENGE: ReadonlySet<string> = new Set(['fortrolig', 'strengtFortrolig']);

/** S15: a dump of a whole kommune against every number of 18 birth years. `--elever=`, `--ar=` birth years. */
export default benk({
  id: 'S15',
  viser:
    'a stolen dump: numbers recovered by trying all of 18 birth years, keys in it, and addresses of protected people that can be read',
  mal: { hoyst: 0, tekst: 'numbers recovered' },
  async kjor(ctx) {
    const verden = lagVerden({ elever: Number(ctx.valg['elever'] ?? 500), fro: ctx.fro });
    const { url } = await ctx.postgres({ varig: false });
    const db = koble({ url, rolle: 'friminutt_import' });
    const fil = nyNokkelfil();
    const m = { db, nokler: lagNokkelring(fil), klokke: ekteKlokke, miljo: 'test' as const, bolk: 1000 };
    ctx.si('leser inn en kommune');
    async function* innhold(): AsyncIterable<Uint8Array> {
      yield* tegnFregFil(verden, { format: 'persondokument-ndjson' });
    }
    const lest = await kjorFolkeregisterFil(
      m,
      { innhold: innhold(), kommunenummer: verden.kommune.kommunenummer },
      { utlostAv: 'benk' },
    );
    if (lest.status !== 'ferdig') throw new Error(`Innlesingen ble ${lest.status}`);
    await db.destroy();
    const dump = await lagDump(url);
    const folk = [...verden.personer.values()];
    const streng = folk.filter((f) => STRENGE.has(f.adressebeskyttelse) || f.adresser.some((a) => STRENGE.has(a.gradering)));
    const linje = (a: (typeof folk)[number]['adresser'][number]) =>
      `${a.gatenavn ?? ''} ${a.husnummer ?? ''}${a.husbokstav ?? ''}`.trim();
    const apne = new Set(folk.filter((f) => !streng.includes(f)).flatMap((f) => f.adresser.map(linje)));
    const vernede = streng.flatMap((f) => f.adresser.map(linje)).filter((l) => l.length > 5 && !apne.has(l));
    const iAr = Number(idag(ekteKlokke).slice(0, 4));
    const ar = Array.from({ length: Number(ctx.valg['ar'] ?? 18) }, (_, i) => iAr - 1 - i);
    ctx.si(`prøver alle numre i ${ar.length} årskull mot ${Math.round(dump.byte / 1e6)} MB`);
    const { svar, ms } = await ctx.tid(() => angrip(dump, ar));
    return {
      value: svar.funnet.length,
      tried: svar.provd,
      attackSeconds: Math.round(ms / 1000),
      tables: dump.tabeller,
      delmal: {
        plainNumbers: { verdi: folk.filter((f) => f.identifikator !== null && star(dump, f.identifikator)).length, hoyst: 0 },
        keysInDump: {
          verdi: [...Object.values(fil.nokler), fil.oppslag, fil.segl!].filter((n) => starNokkel(dump, n)).length,
          hoyst: 0,
        },
        protectedAddresses: { verdi: vernede.filter((l) => star(dump, l)).length, hoyst: 0 },
        protectedAddressesTried: { verdi: vernede.length, minst: 1 },
      },
    };
  },
});
