// One server for all simulators and login stand-ins, told apart by path.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers and returns true, or returns false when the path is another's. */
export type Simulatorhandler = (req: IncomingMessage, res: ServerResponse) => Promise<boolean>;

export interface Simulatortjener {
  /** `http://127.0.0.1:<port>` without trailing slash; throws before `lytt`. */
  readonly url: string;
  /** Port 0 picks a free one. Listens on loopback only: a simulator hands out made-up people to anyone who asks. */
  readonly lytt: (port?: number) => Promise<string>;
  /** Cuts open connections and frees the port. */
  readonly stopp: () => Promise<void>;
}

/** Mounts simulators by path on one server. Handlers are asked in turn; nobody's path answers 404. */
export function lagSimulatortjener(handlere: readonly Simulatorhandler[]): Simulatortjener {
  const tjener = createServer((req, res) => {
    void (async () => {
      for (const handler of handlere) if (await handler(req, res)) return;
      res.writeHead(404, { 'content-type': 'application/json' }).end('{"feil":"ingen simulator har denne adressen"}');
    })().catch((feil: unknown) => {
      // A fault in a simulator is ours; the text stays in the developer's terminal.
      console.error('Feil i simulator:', feil instanceof Error ? feil.stack : feil);
      if (!res.headersSent) res.writeHead(500);
      res.end();
    });
  });
  const adresse = () => {
    const a = tjener.address() as AddressInfo | null;
    if (!a) throw new Error('Simulatortjeneren lytter ikke ennå.');
    return `http://127.0.0.1:${a.port}`;
  };
  return {
    get url() {
      return adresse();
    },
    lytt: (port = 0) =>
      new Promise((ferdig, feilet) => {
        tjener.once('error', feilet);
        tjener.listen(port, '127.0.0.1', () => {
          tjener.off('error', feilet);
          ferdig(adresse());
        });
      }),
    stopp: () =>
      new Promise((ferdig) => {
        tjener.close(() => ferdig());
        tjener.closeAllConnections();
      }),
  };
}
