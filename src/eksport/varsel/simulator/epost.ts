import net from 'node:net';
import type { AddressInfo } from 'node:net';
import tls from 'node:tls';

export interface Brev {
  readonly fra: string;
  readonly til: string;
  readonly id: string;
  readonly emne: string;
  readonly tekst: string;
  readonly ra: string;
  /** Came over a sealed connection. */
  readonly sikret: boolean;
  /** Who had logged in; empty when nobody had. */
  readonly bruker: string;
}

/** `dryss` answers a byte at a time; `avkledd` hides STARTTLS, as somebody between us would; `bryter` hangs up after the dot without a word. */
export type Epostoppforsel = 'ok' | 'grå' | 'ukjent' | 'nede' | 'stille' | 'dryss' | 'avkledd' | 'bryter' | 'mottatt';

export interface Epostsimulatorvalg {
  readonly tls?: { readonly key: string; readonly cert: string; readonly fra: 'start' | 'starttls' };
  /** Whoever sends must say who he is. */
  readonly konto?: { readonly bruker: string; readonly passord: string };
}

export interface Epostsimulator {
  readonly lytt: () => Promise<number>;
  readonly stopp: () => Promise<void>;
  /** The mailboxes: one letter for each Message-ID, as a mailbox shows them. */
  readonly brev: () => readonly Brev[];
  /** Letters taken, copies too. */
  readonly tatt: () => number;
  /** Passwords that came over an open line: must be none. */
  readonly apnePassord: () => number;
  sett: (o: Epostoppforsel, antall?: number) => void;
}

const dekod = (ord: string): string =>
  ord
    .replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, b: string) => Buffer.from(b, 'base64').toString('utf8'))
    .replace(/=\?UTF-8\?Q\?([^?]*)\?=/g, (_, q: string) =>
      Buffer.from(
        q.replaceAll('_', ' ').replace(/=([0-9A-F]{2})/g, (_x, h: string) => String.fromCodePoint(parseInt(h, 16))),
        'latin1',
      ).toString('utf8'),
    );

function lesBrev(ra: string): Pick<Brev, 'id' | 'emne' | 'tekst' | 'ra'> {
  const [hode, kropp] = ra.split('\r\n\r\n', 2) as [string, string];
  const felt = (navn: string) => new RegExp(`^${navn}: (.*)$`, 'mi').exec(hode)?.[1]?.trim() ?? '';
  return {
    id: felt('Message-ID'),
    emne: dekod(felt('Subject')),
    tekst: Buffer.from(kropp, 'base64').toString('utf8').trim(),
    ra,
  };
}

/** A mail server on a free port: greets, seals, asks for a password, takes letters, and can be made to misbehave. */
export function lagEpostsimulator(valg: Epostsimulatorvalg = {}): Epostsimulator {
  const bokser = new Map<string, Brev>();
  const apne = new Set<net.Socket>();
  let [tatt, apnePassord] = [0, 0];
  let na: { o: Epostoppforsel; antall: number } = { o: 'ok', antall: Infinity };
  const neste = (): Epostoppforsel => {
    const { o } = na;
    na = na.antall > 1 ? { ...na, antall: na.antall - 1 } : { o: 'ok', antall: Infinity };
    return o;
  };

  function samtale(s: net.Socket, o: Epostoppforsel, sikret: boolean): void {
    let [fra, til, data, rest, bruker] = ['', '', undefined as string | undefined, '', ''];
    const si = (t: string) => void s.write(`${t}\r\n`);
    const tilbyrTls = valg.tls?.fra === 'starttls' && !sikret && o !== 'avkledd';
    const maLogge = () => valg.konto !== undefined && bruker === '';
    const kommando = (linje: string): void => {
      if (/^EHLO /i.test(linje)) return si(['250-simulator', '250-8BITMIME', ...(tilbyrTls ? ['250-STARTTLS'] : []), '250 AUTH PLAIN'].join('\r\n')); // prettier-ignore
      if (linje === 'STARTTLS' && tilbyrTls) {
        si('220 2.0.0 Go');
        s.removeAllListeners('data');
        const t = new tls.TLSSocket(s, { isServer: true, key: valg.tls!.key, cert: valg.tls!.cert });
        t.on('error', () => s.destroy());
        return samtale(t, o, true);
      }
      if (/^AUTH PLAIN /i.test(linje)) {
        if (!sikret) apnePassord += 1;
        const [, navn, passord] = Buffer.from(linje.slice(11), 'base64').toString('utf8').split('\0');
        const ok = valg.konto === undefined || (navn === valg.konto.bruker && passord === valg.konto.passord);
        if (ok) bruker = navn ?? '';
        return si(ok ? '235 2.7.0 Ok' : '535 5.7.8 Nei');
      }
      if (/^MAIL FROM:/i.test(linje)) {
        if (maLogge()) return si('530 5.7.0 Authentication required');
        fra = /<(.*?)>/.exec(linje)?.[1] ?? '';
        return si('250 2.1.0 Ok');
      }
      if (/^RCPT TO:/i.test(linje)) {
        til = /<(.*?)>/.exec(linje)?.[1] ?? '';
        if (o === 'grå') return si('451 4.7.1 Try again later');
        return si(o === 'ukjent' || til.startsWith('ukjent') ? '550 5.1.1 No such user' : '250 2.1.5 Ok');
      }
      if (linje === 'DATA') {
        data = '';
        return si('354 End data with <CR><LF>.<CR><LF>');
      }
      if (linje !== 'QUIT') return si('502 5.5.2 Error');
      si('221 2.0.0 Bye');
      s.end();
    };
    s.on('data', (b) => {
      rest += b.toString('latin1');
      for (let i = rest.indexOf('\r\n'); i >= 0; i = rest.indexOf('\r\n')) {
        const linje = rest.slice(0, i);
        rest = rest.slice(i + 2);
        if (data === undefined) {
          kommando(linje);
          continue;
        }
        if (linje !== '.') {
          data += `${linje.startsWith('..') ? linje.slice(1) : linje}\r\n`;
          continue;
        }
        const brev = { fra, til, ...lesBrev(data), sikret, bruker };
        data = undefined;
        if (o === 'bryter') return s.destroy();
        tatt += 1;
        bokser.set(brev.id, brev);
        // «mottatt»: it is in the mailbox, but the word never comes back
        if (o === 'mottatt') return s.destroy();
        si(`250 2.0.0 Ok: queued as ${tatt}`);
      }
      return undefined;
    });
  }

  const ta = (s: net.Socket): void => {
    apne.add(s);
    s.on('close', () => apne.delete(s));
    s.on('error', () => undefined);
    const o = neste();
    if (o === 'nede') return void s.destroy();
    if (o === 'stille') return undefined;
    if (o === 'dryss') {
      const tikk = setInterval(() => s.write('2'), 50);
      return void s.on('close', () => clearInterval(tikk));
    }
    samtale(s, o, valg.tls?.fra === 'start');
    return void s.write('220 simulator ESMTP\r\n');
  };
  const tjener =
    valg.tls?.fra === 'start' ? tls.createServer({ key: valg.tls.key, cert: valg.tls.cert }, ta) : net.createServer(ta);
  tjener.on('tlsClientError', () => undefined);
  return {
    lytt: () =>
      new Promise((ok) => {
        tjener.listen(0, '127.0.0.1', () => ok((tjener.address() as AddressInfo).port));
      }),
    stopp: () =>
      new Promise((ok) => {
        for (const s of apne) s.destroy();
        tjener.close(() => ok());
      }),
    brev: () => [...bokser.values()],
    tatt: () => tatt,
    apnePassord: () => apnePassord,
    sett(o, antall = Infinity) {
      na = { o, antall };
    },
  };
}
