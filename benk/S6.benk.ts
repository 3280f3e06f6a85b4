import { alleRuter } from '#start/ruter.ts';
import { benk } from './modell.ts';
import { letEtterKanarier, nyttKanarisvar } from './tilgang/kanari.ts';
import { apneOrakelrigg } from './tilgang/rigg.ts';
import { lagSporreverden } from './tilgang/verden.ts';

/** `--verdener=3`, `--sider=250` pages a role. */
export default benk({
  id: 'S6',
  viser:
    'canaries: names, streets, telephones, e-mail and reasons nobody else has, looked for in every page, file, form, error and log',
  mal: { hoyst: 0, tekst: 'places they do not belong' },
  async kjor(ctx) {
    const { url } = await ctx.postgres({ varig: false });
    const r = await apneOrakelrigg(url, alleRuter);
    const ut = nyttKanarisvar();
    try {
      for (let i = 0; i < Number(ctx.valg['verdener'] ?? 3); i++) {
        const v = lagSporreverden(ctx.fro + i, r);
        await r.legg(v);
        await letEtterKanarier(r, v, alleRuter, { perRolle: Number(ctx.valg['sider'] ?? 250) }, ut);
        r.logg.length = 0;
        ctx.si(`${ut.svar} svar, ${ut.feil.length} feil`);
      }
    } finally {
      await r.steng();
    }
    return {
      value: ut.feil.length,
      ok: ut.viste > 0,
      answers: ut.svar,
      bytesSearched: ut.byte,
      showedSomebody: ut.viste,
      shapes: ut.typer.size,
      ...(ut.feil.length > 0 ? { examples: ut.feil.slice(0, 10) } : {}),
    };
  },
});
