import type { Verden, Verdensskole } from '#verden/index.ts';
import { lagOppforsel, send, svarMedOppforsel, svarPaOppforsel, type Oppforselsbryter } from '#verktoy/oppforsel.ts';
import type { Simulatorhandler } from '#verktoy/simulatortjener.ts';

export interface NsrSimulator {
  readonly handler: Simulatorhandler;
  readonly oppforsel: Oppforselsbryter;
}

const NEDLAGT: Verdensskole = {
  organisasjonsnummer: '310999991',
  navn: 'Gamle Fjordvik skole',
  type: 'barneskole',
  trinn: [1, 7],
  malform: 'nb',
  sfo: false,
  skolekrets: 0,
};

/** Nasjonalt skoleregister over HTTP under `/nsr`, both v3 and v4, with the world's schools and one that is closed. */
export function lagNsrSimulator(verden: Verden, { perSide = 1000 }: { readonly perSide?: number } = {}): NsrSimulator {
  const oppforsel = lagOppforsel('nsr');
  const skoler = [...verden.skoler, NEDLAGT];
  const flagg = (s: Verdensskole) => ({
    ErAktiv: s !== NEDLAGT,
    ErSkole: true,
    ErGrunnskole: true,
    ErPrivatskole: false,
    ErOffentligSkole: true,
    ErSpesialskole: false,
    SkoletrinnGSFra: s.trinn[0],
    SkoletrinnGSTil: s.trinn[1],
    Maalform: s.malform === 'nb' ? { Id: 'B', Navn: 'Bokmål' } : { Id: 'N', Navn: 'Nynorsk' },
    Koordinat: { Lengdegrad: 10.5 + s.skolekrets / 100, Breddegrad: 63.4, Zoom: 12, GeoKilde: 'GeoNorge' },
    DatoEndret: '2026-08-12T01:10:25.873+00:00',
    ...(s === NEDLAGT ? { UtgaattDato: '2020-07-31T00:00:00+00:00' } : {}),
  });
  const { kommunenummer } = verden.kommune;
  const v4 = (s: Verdensskole) => ({
    Organisasjonsnummer: s.organisasjonsnummer,
    Navn: s.navn,
    Kommune: { Navn: verden.kommune.navn, Kommunenummer: kommunenummer },
    Beliggenhetsadresse: { Adresse: 'Skoleveien 1', Postnummer: '9990', Poststed: 'FJORDVIK', Land: 'Norge' },
    Skolekategorier: [{ Id: '1', Navn: 'Grunnskole' }],
    ...flagg(s),
  });
  const v3 = (s: Verdensskole) => ({
    Orgnr: s.organisasjonsnummer,
    Navn: s.navn,
    Kommune: { Navn: verden.kommune.navn, Kommunenr: kommunenummer },
    Beliggenhetsadresse: { Adresse: 'Skoleveien 1', Postnr: '9990', Poststed: 'FJORDVIK', Land: 'Norge' },
    ...flagg(s),
  });

  function svar(sti: string, sok: URLSearchParams): unknown {
    const [, , versjon, hva, id] = sti.split('/');
    const finn = () => skoler.find((s) => s.organisasjonsnummer === id);
    if (versjon === 'v3' && hva === 'enhet') return finn() && v3(finn() as Verdensskole);
    if (versjon === 'v3' && sti.endsWith(`/enheter/kommune/${kommunenummer}`)) return skoler.map(v3);
    if (versjon === 'v4' && hva === 'enhet') return finn() && v4(finn() as Verdensskole);
    if (versjon !== 'v4' || hva !== 'enheter' || id !== undefined) return undefined;
    const nr = Number(sok.get('sidenummer') ?? 1);
    return {
      Sidenummer: nr,
      AntallPerSide: perSide,
      AntallSider: Math.ceil((skoler.length + 1) / perSide),
      TotaltAntallEnheter: skoler.length + 1,
      EnhetListe: [
        ...skoler.map((s) => ({
          Organisasjonsnummer: s.organisasjonsnummer,
          Navn: s.navn,
          Kommunenummer: kommunenummer,
          ...flagg(s),
        })),
        {
          Organisasjonsnummer: '310999999',
          Navn: 'Nabovik skole',
          Kommunenummer: '9902',
          ErAktiv: true,
          ErSkole: true,
          ErGrunnskole: true,
        },
      ].slice((nr - 1) * perSide, nr * perSide),
    };
  }

  return {
    oppforsel,
    async handler(req, res) {
      if (await svarPaOppforsel(req, res, oppforsel)) return true;
      const adresse = new URL(req.url ?? '/', 'http://x');
      if (!adresse.pathname.startsWith('/nsr/')) return false;
      const o = oppforsel.neste();
      const kropp = svar(adresse.pathname, adresse.searchParams);
      if (await svarMedOppforsel(res, o, { helt: () => JSON.stringify(kropp) })) return true;
      if (kropp === undefined) return send(res, 404, '{"Message":"Ikke funnet"}');
      if (o.slag === 'soppel') return send(res, 200, '{"noe":"annet"}');
      if (o.slag === 'feil_person' && /\/enhet\//.test(adresse.pathname)) return send(res, 200, JSON.stringify(v4(NEDLAGT)));
      return send(res, 200, JSON.stringify(kropp));
    },
  };
}
