import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import { lagOppforsel, lesKropp, send, svarMedOppforsel, svarPaOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';

export interface Simulertkontakt {
  readonly epostadresse?: string | null;
  readonly mobiltelefonnummer?: string | null;
  readonly oppdatert?: string;
}

export interface Nabosimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
}

/** A neighbouring system that offers the contact API under `/nabosystem/kontakt/v1`. */
export function lagNabosimulator(finn: (ident: string) => Simulertkontakt | undefined): Nabosimulator {
  const oppforsel = lagOppforsel('nabosystem');
  return {
    oppforsel,
    async handler(req, res) {
      const { pathname } = new URL(req.url ?? '/', 'http://x');
      if (await svarPaOppforsel(req, res, oppforsel, '/nabosystem')) return true;
      if (pathname !== '/nabosystem/kontakt/v1/personer') return false;
      if (req.method !== 'POST') return send(res, 405, '{"error":"bruk POST"}', { allow: 'POST' });
      const identer = lesIdenter(await lesKropp(req));
      const personer = identer.flatMap((ident) => {
        const k = finn(ident);
        return k === undefined ? [] : [{ personidentifikator: ident, ...k }];
      });
      const o = oppforsel.neste();
      const fremmed = { personidentifikator: '20914695016', epostadresse: 'fremmed@epost.example' };
      const svar = () => JSON.stringify({ personer: o.slag === 'feil_person' ? [...personer, fremmed] : personer });
      if (await svarMedOppforsel(res, o, { helt: svar })) return true;
      if (req.headers.authorization?.startsWith('Bearer ') !== true) return send(res, 401, '{"error":"invalid_token"}');
      return send(res, 200, svar());
    },
  };
}

function lesIdenter(ra: string): readonly string[] {
  try {
    const liste = (JSON.parse(ra) as { personidentifikatorer?: unknown } | null)?.personidentifikatorer;
    return Array.isArray(liste) ? liste.filter((v): v is string => typeof v === 'string') : [];
  } catch {
    return [];
  }
}

/** The same as an import file. */
export const tegnNabofil = (
  kontakter: readonly (Simulertkontakt & { readonly personidentifikator: string })[],
  laget: string,
): string =>
  [
    JSON.stringify({ format: 'friminutt-kontakt-1', laget }),
    ...kontakter.map((k) => JSON.stringify(k)),
    JSON.stringify({ antall: kontakter.length }),
    '',
  ].join('\n');
