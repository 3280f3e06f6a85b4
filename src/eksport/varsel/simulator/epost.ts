import net from 'node:net';
import type { AddressInfo } from 'node:net';

export interface Brev {
  readonly fra: string;
  readonly til: string;
  readonly id: string;
  readonly emne: string;
  readonly tekst: string;
  readonly ra: string;
}

export type Epostoppforsel = 'ok' | 'grå' | 'ukjent' | 'nede' | 'stille';

export interface Epostsimulator {
  readonly lytt: () => Promise<number>;
  readonly stopp: () => Promise<void>;
  /** The mailboxes: one letter for each Message-ID, as a mailbox shows them. */
  readonly brev: () => readonly Brev[];
  /** Letters taken, copies too. */
  readonly tatt: () => number;
  sett: (o: Epostoppforsel, antall?: number) => void;
}

const dekod = (ord: string): string =>
  ord.replace(/=\?UTF-8\?B\?([^?]*)\?=/g, (_, b: string) => Buffer.from(b, 'base64').toString('utf8'));

function lesBrev(fra: string, til: string, ra: string): Brev {
  const [hode, kropp] = ra.split('\r\n\r\n', 2) as [string, string];
  const felt = (navn: string) => new RegExp(`^${navn}: (.*)$`, 'mi').exec(hode)?.[1]?.trim() ?? '';
  return { fra, til, id: felt('Message-ID'), emne: dekod(felt('Subject')), tekst: Buffer.from(kropp, 'base64').toString('utf8').trim(), ra }; // prettier-ignore
}

/** A mail server on a free port: greets, takes letters and can be made to misbehave. */
export function lagEpostsimulator(): Epostsimulator {
  const bokser = new Map<string, Brev>();
  let tatt = 0;
  let na: { o: Epostoppforsel; antall: number } = { o: 'ok', antall: Infinity };
  const neste = (): Epostoppforsel => {
    const { o } = na;
    na = na.antall > 1 ? { ...na, antall: na.antall - 1 } : { o: 'ok', antall: Infinity };
    return o;
  };
  const tjener = net.createServer((s) => {
    const o = neste();
    if (o === 'nede') return s.destroy();
    if (o === 'stille') return undefined;
    let [fra, til, data, rest] = ['', '', undefined as string | undefined, ''];
    const si = (t: string) => void s.write(`${t}\r\n`);
    s.on('error', () => undefined);
    s.on('data', (b) => {
      rest += b.toString('latin1');
      for (let i = rest.indexOf('\r\n'); i >= 0; i = rest.indexOf('\r\n')) {
        const linje = rest.slice(0, i);
        rest = rest.slice(i + 2);
        if (data !== undefined) {
          if (linje !== '.') {
            data += `${linje.startsWith('..') ? linje.slice(1) : linje}\r\n`;
            continue;
          }
          tatt += 1;
          const brev = lesBrev(fra, til, data);
          bokser.set(brev.id, brev);
          data = undefined;
          si(`250 2.0.0 Ok: queued as ${tatt}`);
        } else if (/^EHLO /i.test(linje)) si('250-simulator\r\n250-8BITMIME\r\n250 AUTH PLAIN');
        else if (/^AUTH PLAIN /i.test(linje)) si(linje.length > 20 ? '235 2.7.0 Ok' : '535 5.7.8 Nei');
        else if (/^MAIL FROM:/i.test(linje)) {
          fra = /<(.*)>/.exec(linje)?.[1] ?? '';
          si('250 2.1.0 Ok');
        } else if (/^RCPT TO:/i.test(linje)) {
          til = /<(.*)>/.exec(linje)?.[1] ?? '';
          si(o === 'grå' ? '451 4.7.1 Try again later' : o === 'ukjent' || til.startsWith('ukjent') ? '550 5.1.1 No such user' : '250 2.1.5 Ok'); // prettier-ignore
        } else if (linje === 'DATA') {
          data = '';
          si('354 End data with <CR><LF>.<CR><LF>');
        } else if (linje === 'QUIT') {
          si('221 2.0.0 Bye');
          s.end();
        } else si('502 5.5.2 Error');
      }
    });
    si('220 simulator ESMTP');
    return undefined;
  });
  return {
    lytt: () =>
      new Promise((ok) => {
        tjener.listen(0, '127.0.0.1', () => ok((tjener.address() as AddressInfo).port));
      }),
    stopp: () => new Promise((ok) => void tjener.close(() => ok())),
    brev: () => [...bokser.values()],
    tatt: () => tatt,
    sett(o, antall = Infinity) {
      na = { o, antall };
    },
  };
}
