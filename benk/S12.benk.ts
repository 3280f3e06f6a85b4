import { kjorTilbakekall, SLAG } from './innlogging/tilbakekall.ts';
import { benk } from './modell.ts';

/** `--antall=1000` of each kind, `--trafikk=8` others asking at the same time. */
export default benk({
  id: 'S12',
  viser:
    'access taken away during traffic (foreldreansvar, end date, sperring, session, closed guardian access): denied at the next request',
  mal: { hoyst: 0, tekst: 'requests let through after the commit' },
  async kjor(ctx) {
    const antall = Number(ctx.valg['antall'] ?? 1000);
    const trafikk = Number(ctx.valg['trafikk'] ?? 8);
    const { url } = await ctx.postgres();
    const svar = await kjorTilbakekall({ url, antall, trafikk, si: (t) => ctx.si(t) });
    const sluppet = SLAG.reduce((n, s) => n + svar.slag[s].sluppet, 0);
    return {
      value: sluppet,
      ok: SLAG.every((s) => svar.slag[s].provd === antall && svar.slag[s].apentFor === antall),
      delmal: { lengsteMs: { verdi: Math.max(...SLAG.map((s) => svar.slag[s].lengsteMs)), hoyst: 1000 } },
      kinds: svar.slag,
      otherRequests: svar.andre,
      otherFailures: svar.andreFeil,
    };
  },
});
