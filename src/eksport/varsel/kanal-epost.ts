// Mail out, by the parts of RFC 5321 a submission needs. One connection a message: a notice is not worth a pool.
import net from 'node:net';
import tls from 'node:tls';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lagBrev, rens } from './regler-epost.ts';
import type { Kanal } from './modell.ts';
import type { Epostoppsett } from './oppsett.ts';

interface Svar {
  readonly kode: number;
  readonly linjer: readonly string[];
}

const feil = (svar: Svar, hva: string): Kildefeil =>
  new Kildefeil('epost', svar.kode >= 500 ? 'avvist' : 'serverfeil', `E-postserveren svarte ${svar.kode} på ${hva}.`, {
    status: svar.kode,
    forbigaende: true,
  });

/** A conversation: a line out, a whole answer in. */
function samtale(forst: net.Socket, timeoutMs: number) {
  let sokkel = forst;
  let rest = '';
  let linjer: string[] = [];
  const ferdige: Svar[] = [];
  let venter: { readonly ok: (s: Svar) => void; readonly nei: (e: Error) => void } | undefined;
  let dod: Error | undefined;
  const bryt = (e: Error) => {
    dod ??= e;
    venter?.nei(dod);
    venter = undefined;
  };
  const pa = (s: net.Socket) => {
    s.setTimeout(timeoutMs, () => s.destroy(new Kildefeil('epost', 'treg', 'E-postserveren svarte ikke i tide.')));
    s.on('data', (b: Buffer) => {
      rest += b.toString('latin1');
      if (rest.length > 64 * 1024) return s.destroy(new Kildefeil('epost', 'for_stor', 'E-postserveren svarte for mye.'));
      for (let i = rest.indexOf('\n'); i >= 0; i = rest.indexOf('\n')) {
        const linje = rest.slice(0, i).replace(/\r$/, '');
        rest = rest.slice(i + 1);
        linjer.push(linje.slice(4));
        if (/^\d{3}-/.test(linje)) continue;
        const svar = { kode: Number(linje.slice(0, 3)) || 0, linjer };
        linjer = [];
        if (venter === undefined) ferdige.push(svar);
        else {
          venter.ok(svar);
          venter = undefined;
        }
      }
      return undefined;
    });
    s.on('error', (e) =>
      bryt(e instanceof Kildefeil ? e : new Kildefeil('epost', 'nede', 'Fikk ikke kontakt med e-postserveren.')),
    );
    s.on('close', () => bryt(new Kildefeil('epost', 'nede', 'E-postserveren brøt forbindelsen.')));
  };
  pa(sokkel);
  const les = (): Promise<Svar> =>
    new Promise((ok, nei) => {
      const klar = ferdige.shift();
      if (klar !== undefined) return ok(klar);
      if (dod !== undefined) return nei(dod);
      venter = { ok, nei };
      return undefined;
    });
  return {
    les,
    /** Sends and waits for one of the codes. */
    async si(linje: string, godta: readonly number[], hva: string): Promise<Svar> {
      sokkel.write(`${linje}\r\n`);
      const svar = await les();
      if (!godta.includes(svar.kode)) throw feil(svar, hva);
      return svar;
    },
    /** The rest of the conversation is sealed. What was said before is forgotten (RFC 3207). */
    async forsegl(vert: string): Promise<void> {
      sokkel.removeAllListeners();
      rest = '';
      const t = tls.connect({ socket: sokkel, servername: net.isIP(vert) === 0 ? vert : '' });
      await new Promise<void>((ok, nei) => {
        t.once('secureConnect', ok);
        t.once('error', () => nei(new Kildefeil('epost', 'nede', 'Forbindelsen til e-postserveren kunne ikke sikres.')));
      });
      t.removeAllListeners('error');
      sokkel = t;
      pa(t);
    },
    slutt: () => sokkel.destroy(),
  };
}

const kobleTil = (o: Epostoppsett): net.Socket =>
  o.sikring === 'tls'
    ? tls.connect({ host: o.vert, port: o.port, servername: net.isIP(o.vert) === 0 ? o.vert : '' })
    : net.connect({ host: o.vert, port: o.port });

/**
 * Mail by SMTP. «bekreftet» is the server's 250 after the last dot: it has taken it on itself (RFC 5321, 4.2.5). The key is the Message-ID, so a
 * copy sent after a crash is the same letter to every mailbox that looks.
 */
export function epostKanal(o: Epostoppsett, hentPassord: () => Promise<string | undefined>): Kanal {
  const domene = o.fra.split('@')[1] ?? 'localhost';
  return {
    async send(f) {
      if (!rens(f.til)) return { utfall: 'avvist' };
      const s = samtale(kobleTil(o), o.timeoutMs);
      try {
        const hilsen = await s.les();
        if (hilsen.kode !== 220) throw feil(hilsen, 'tilkoblingen');
        const ehlo = () => s.si(`EHLO ${domene}`, [250], 'EHLO');
        let kan = (await ehlo()).linjer;
        if (o.sikring === 'starttls') {
          await s.si('STARTTLS', [220], 'STARTTLS');
          await s.forsegl(o.vert);
          kan = (await ehlo()).linjer;
        }
        if (o.bruker !== undefined) {
          const passord = (await hentPassord()) ?? '';
          if (!kan.some((l) => /^AUTH\b.*\bPLAIN\b/i.test(l)))
            throw new Kildefeil('epost', 'avvist', 'E-postserveren tar ikke imot passordet slik vi sender det.', {
              forbigaende: true,
            });
          await s.si(`AUTH PLAIN ${Buffer.from(`\0${o.bruker}\0${passord}`).toString('base64')}`, [235], 'innloggingen');
        }
        await s.si(`MAIL FROM:<${o.fra}>`, [250], 'avsenderen');
        try {
          await s.si(`RCPT TO:<${f.til}>`, [250, 251], 'mottakeren');
        } catch (e) {
          // no such mailbox: never by this road
          if (e instanceof Kildefeil && [550, 551, 553, 556].includes(e.status ?? 0)) return { utfall: 'avvist' };
          throw e;
        }
        await s.si('DATA', [354], 'DATA');
        const svar = await s.si(`${lagBrev({ ...f, fra: o.fra, avsendernavn: o.avsendernavn, id: `${f.nokkel}@${domene}`, dato: new Date(Date.now()) })}\r\n.`, [250], 'brevet'); // prettier-ignore
        await s.si('QUIT', [221], 'QUIT').catch(() => undefined);
        return { utfall: 'bekreftet', referanse: (svar.linjer[0] ?? '').replace(/[^\w .:@<>/-]/g, '').slice(0, 200) };
      } finally {
        s.slutt();
      }
    },
  };
}
