import fs from 'node:fs';
import nodemailer from 'nodemailer';
import { Kildefeil } from '#grunn/feil/index.ts';
import { rens } from './regler-epost.ts';
import type { Kanal } from './modell.ts';
import type { Epostoppsett } from './oppsett.ts';

/** The server's word that there is no such mailbox: never by this road (RFC 5321, 4.2.3). */
const INGEN_POSTKASSE = [550, 551, 553, 556];
/** No letter takes this many times longer than one silence may: an answer a byte at a time is not waited out. */
const HOYST = 4;

interface Smtpfeil {
  readonly code?: string;
  readonly responseCode?: number;
  readonly command?: string;
}

/** What went wrong, in our words. The server's own sentence may hold the address, and stays out. */
function tilKildefeil(e: Smtpfeil): Kildefeil {
  const status = e.responseCode;
  if (status !== undefined && status >= 400)
    return new Kildefeil('epost', status >= 500 ? 'avvist' : 'serverfeil', `E-postserveren svarte ${status}.`, {
      status,
      forbigaende: true,
    });
  if (e.code === 'ETIMEDOUT' || e.code === 'EABORTED' || e.code === 'ETIME')
    return new Kildefeil('epost', 'treg', 'E-postserveren svarte ikke i tide.');
  if (e.code === 'ETLS') return new Kildefeil('epost', 'nede', 'Forbindelsen til e-postserveren kunne ikke sikres.');
  return new Kildefeil('epost', 'nede', 'Fikk ikke kontakt med e-postserveren.');
}

/**
 * Mail by SMTP. «bekreftet» is the server's 250 after the last dot: it has taken it on itself (RFC 5321, 4.2.5). The key is the Message-ID, so a
 * copy sent after a crash is the same letter to every mailbox that looks. One connection a letter: a notice is not worth a pool.
 * @throws when the certificate file cannot be read.
 */
export function epostKanal(o: Epostoppsett, hentPassord: () => Promise<string | undefined>): Kanal {
  const domene = o.fra.split('@')[1] ?? 'localhost';
  const tillit = o.sertifikatfil === undefined ? {} : { ca: fs.readFileSync(o.sertifikatfil, 'utf8') };
  const tilkobling = {
    host: o.vert,
    port: o.port,
    name: domene,
    secure: o.sikring === 'tls',
    requireTLS: o.sikring === 'starttls',
    ignoreTLS: o.sikring === 'uten',
    tls: { ...tillit, minVersion: 'TLSv1.2' as const },
    connectionTimeout: o.timeoutMs,
    greetingTimeout: o.timeoutMs,
    socketTimeout: o.timeoutMs,
    dnsTimeout: o.timeoutMs,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  return {
    async send(f) {
      if (!rens(f.til)) return { utfall: 'avvist' };
      // the password is read each time: a new one counts without a restart
      const auth = o.bruker === undefined ? {} : { auth: { user: o.bruker, pass: (await hentPassord()) ?? '' }, forceAuth: true };
      const sender = nodemailer.createTransport({ ...tilkobling, ...auth });
      try {
        const svar = await sender.sendMail({
          envelope: { from: o.fra, to: f.til },
          from: { name: o.avsendernavn, address: o.fra },
          to: { name: '', address: f.til },
          subject: f.emne,
          text: f.tekst,
          textEncoding: 'base64',
          messageId: `<${f.nokkel}@${domene}>`,
          // no automatic answer to an automatic letter (RFC 3834)
          headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': f.sprak },
          xMailer: false,
          signal: AbortSignal.timeout(o.timeoutMs * HOYST),
        });
        if (!/^250\b/.test(svar.response)) throw { responseCode: 451 } satisfies Smtpfeil;
        return {
          utfall: 'bekreftet',
          referanse: svar.response
            .slice(4)
            .replace(/[^\w .:@<>/-]/g, '')
            .slice(0, 200),
        };
      } catch (e) {
        const feil = e as Smtpfeil;
        if (feil.command === 'RCPT TO' && INGEN_POSTKASSE.includes(feil.responseCode ?? 0)) return { utfall: 'avvist' };
        throw tilKildefeil(feil);
      } finally {
        sender.close();
      }
    },
  };
}
