import { Kildefeil } from '#grunn/feil/index.ts';
import { hent } from '#grunn/http/index.ts';
import type { Kanal, Statussvar } from './modell.ts';
import type { Smsoppsett } from './oppsett.ts';
import { fyll, pa } from './regler-sms.ts';

/** SMS through any provider that takes JSON over HTTP, by template. The key is sent as `Idempotency-Key` and wherever the template puts it. */
export function smsKanal(o: Smsoppsett, hentHemmelig: () => Promise<string | undefined>): Kanal {
  const hoder = async (nokkel?: string) => {
    const hemmelig = await hentHemmelig();
    return {
      'content-type': 'application/json',
      accept: 'application/json',
      ...o.hoder,
      ...(nokkel === undefined ? {} : { 'idempotency-key': nokkel }),
      ...(hemmelig === undefined ? {} : { authorization: hemmelig }),
    };
  };
  const { status } = o;
  return {
    async send(f) {
      const felter = { til: f.til, tekst: f.tekst, avsender: o.avsender, nokkel: f.nokkel };
      const svar = await hent(o.url, {
        kilde: 'sms',
        svar: 'json',
        metode: 'POST',
        hoder: () => hoder(f.nokkel),
        kropp: JSON.stringify(fyll(o.kropp, felter)),
        timeoutMs: 15_000,
        maksBytes: 64 * 1024,
        // the outbox tries again, with the decision asked anew
        forsok: 1,
        godta: o.avvist,
      });
      if (o.avvist.includes(svar.status)) return { utfall: 'avvist' };
      const referanse = pa(svar.kropp, o.referanse);
      if (referanse === undefined || referanse.length > 300)
        throw new Kildefeil('sms', 'feil_svar', 'SMS-leverandøren svarte uten meldingsnummer.', { forbigaende: true });
      return { utfall: 'sendt', referanse };
    },
    ...(status === undefined
      ? {}
      : {
          async status(referanse: string): Promise<Statussvar> {
            const url = String(fyll(status.url, { referanse: encodeURIComponent(referanse) }));
            const svar = await hent(url, { kilde: 'sms', svar: 'json', hoder: () => hoder(), timeoutMs: 10_000, maksBytes: 64 * 1024, forsok: 1 }); // prettier-ignore
            const verdi = pa(svar.kropp, status.felt) ?? '';
            if (status.levert.includes(verdi)) return 'bekreftet';
            return status.ikkeLevert.includes(verdi) ? 'ikkeLevert' : 'underveis';
          },
        }),
  };
}
