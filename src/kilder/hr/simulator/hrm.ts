import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ekteKlokke, idag, type Klokke } from '#grunn/tid/index.ts';
import type { Verden } from '#verden/index.ts';
import { lagOppforsel, send, svarMedOppforsel, svarPaOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';
import type { Utvalg } from './ansatte.ts';
import { organisasjonskart, personsXml, type Personvalg } from './personsxml.ts';

export interface HrmSimulatorvalg {
  readonly verden: Verden;
  readonly bruker?: string;
  readonly passord?: string;
  readonly firma?: string;
  readonly klokke?: Klokke;
  /** Asked at each call, so that a position can be there one night and gone the next. */
  readonly utvalg?: () => Utvalg;
}

export interface HrmSimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
  readonly antallKall: number;
}

const XML = { 'content-type': 'application/xml; charset=utf-8' };

/** Visma's hrm_ws over real HTTP under `/hrm_ws`, with the user and password given (`hrm` / `hemmelig`). */
export function lagHrmSimulator(valg: HrmSimulatorvalg): HrmSimulator {
  const { verden, bruker = 'hrm', passord = 'hemmelig', firma = '1', klokke = ekteKlokke } = valg;
  const oppforsel = lagOppforsel('hr');
  const bevis = `Basic ${Buffer.from(`${bruker}:${passord}`).toString('base64')}`;
  let antallKall = 0;

  /** What a path asks for; undefined for a path hrm_ws does not have, null for something that does not exist. */
  function sporsmal(sti: string): Personvalg | 'kart' | null | undefined {
    const i_dag = idag(klokke);
    const [, , tjeneste, ...del] = sti.split('/').slice(1).map(decodeURIComponent);
    if (tjeneste === 'organization' && del[0] === 'chart' && del.length === 3) return del[2] === firma ? 'kart' : null;
    if (tjeneste !== 'persons') return undefined;
    if (del[0] === 'id' && del.length === 2) return { bare: (nummer) => nummer === del[1] };
    if (del[0] !== 'company') return undefined;
    if (del[1] !== firma) return null;
    if (del[2] === 'start-id' && del[4] === 'end-id' && del.length === 6) {
      const [fra, til] = [Number(del[3]), Number(del[5])];
      return { bare: (nummer) => Number(nummer) >= fra && Number(nummer) <= til, med: (s) => s.fra <= i_dag };
    }
    if (del[2] === 'not-started' && del[3] === 'date-interval' && del.length === 6) {
      const [fra = '', til = ''] = del.slice(4);
      return { med: (s) => s.fra > i_dag && s.fra >= fra && s.fra <= til };
    }
    return undefined;
  }

  async function svar(res: ServerResponse, sti: string): Promise<true> {
    const hva = sporsmal(sti);
    if (hva === undefined) return send(res, 404, 'No such service', { 'content-type': 'text/plain' });
    const o = oppforsel.neste();
    const personer = (p: Personvalg): Personvalg => ({
      firma,
      ...valg.utvalg?.(),
      ...p,
      soppel: o.slag === 'soppel',
      ...(o.slag === 'mangler' ? { bare: (nummer: string) => (p.bare?.(nummer) ?? true) && Number(nummer) % 10 === 0 } : {}),
    });
    const hel = () => (hva === 'kart' ? organisasjonskart(verden) : [...personsXml(verden, personer(hva ?? {}))].join(''));
    if (await svarMedOppforsel(res, o, { helt: hel })) return true;
    if (hva === null) return send(res, 404, '', XML);
    if (hva === 'kart') return send(res, 200, organisasjonskart(verden), XML);
    const deler = personsXml(verden, personer(hva));
    if (/\/persons\/id\//.test(sti)) {
      const alt = [...deler];
      return alt.length > 2 ? send(res, 200, alt.join(''), XML) : send(res, 404, '', XML);
    }
    res.writeHead(200, XML);
    await pipeline(Readable.from(deler), res).catch(() => undefined); // whoever asked may have hung up
    return true;
  }

  return {
    oppforsel,
    get antallKall() {
      return antallKall;
    },
    async handler(req, res) {
      if (await svarPaOppforsel(req, res, oppforsel, '/')) return true;
      const sti = new URL(req.url ?? '/', 'http://x').pathname;
      if (!sti.startsWith('/hrm_ws/')) return false;
      antallKall += 1;
      if (req.method !== 'GET') return send(res, 405, '', { allow: 'GET' });
      if (req.headers.authorization !== bevis) return send(res, 401, '', { 'www-authenticate': 'Basic realm="hrm_ws"' });
      return svar(res, sti);
    },
  };
}
