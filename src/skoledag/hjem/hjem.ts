import type { Kontekst } from '#grunn/handling/index.ts';
import { utsnittFor } from '#grunn/tilgang/index.ts';
import { alder } from '#grunn/tid/index.ts';
import { ventendeInnskriving } from '#register/innskriving/index.ts';
import { trengerKontakt } from '#register/profil/index.ts';
import { avgjorRelasjon, harRett, hentBarnefaktaForAlle, type Barnefakta } from '#tilgang/relasjon/index.ts';
import { dagsstatus, fravarTilgang, naa, somElevIDag, type Elevdag } from '../fravar/index.ts';
import { erSkoledag, rutineFor, type Rutine } from '../rutine/index.ts';
import { pameldingerSomVenter } from '../pamelding/index.ts';
import { samtalerSomVenter } from '../samtale/index.ts';
import { tellVentende } from '../samtykke/index.ts';
import { hentHjemrader, type Hjemrad } from './lager.ts';
import type { Hjem, Hjembarn, Ukehendelse, Ventende } from './modell.ts';
import { elevretter, hjemstatus, ukeslutt } from './regler.ts';

/** Everything the front page of a guardian or a pupil is drawn from. Undefined for those who are neither. At most eight statements, six when the facts are at hand and neither a talk nor a list is open, and one more for those with children who do not go to school yet. */
export async function hentHjem(s: Kontekst, kjente: readonly Barnefakta[] = []): Promise<Hjem | undefined> {
  const u = utsnittFor(fravarTilgang.seMitt, s.aktor, s.idag);
  const ider = [...new Set([...(u.omfang.egetBarn ?? []), ...(u.omfang.segSelv ?? [])])];
  if (ider.length === 0) return undefined;
  const ukeTil = ukeslutt(s.idag);
  const rader = await hentHjemrader(s.db, { barn: ider, idag: s.idag, til: ukeTil });
  const { oppsett } = rader;
  const { klokka } = naa(s);
  const barn = rader.barn.toSorted((a, b) => (b.fodselsdato ?? '').localeCompare(a.fodselsdato ?? ''));
  const meg = barn.find((b) => b.elevId === s.aktor.id);
  const fakta = new Map(kjente.map((f) => [f.barnId, f]));
  const ukjente = barn.flatMap((b) => (fakta.has(b.elevId) ? [] : [b.elevId]));
  for (const [id, f] of await hentBarnefaktaForAlle(s.db, ukjente)) fakta.set(id, f);
  const mottar = (elevId: string): boolean | null => {
    const f = fakta.get(elevId);
    if (elevId === s.aktor.id || f === undefined) return null;
    const r = avgjorRelasjon(f, s.aktor.id, s.idag);
    return harRett(r, 'meldinger') || harRett(r, 'varsles');
  };
  return {
    barn: barn.map((b) => ({
      ...somHjembarn(b, {
        rutine: rutineFor(oppsett, b.skole),
        skoledag: erSkoledag(s.idag, oppsett, b.skole),
        klokka,
        idag: s.idag,
        leser: s.aktor.id,
      }),
      mottar: mottar(b.elevId),
    })),
    venter: [...(await hentSkolestart(s, u.omfang.egetBarn ?? [], barn)), ...(await hentVentende(s, barn, fakta))],
    ukeTil,
    meldesInnen: (barn[0] === undefined ? oppsett.standard : rutineFor(oppsett, barn[0].skole)).meldesInnen,
    retter: meg?.fodselsdato == null ? [] : elevretter(alder(meg.fodselsdato, s.idag), meg.arstrinn),
  };
}

interface Na {
  readonly rutine: Rutine;
  readonly skoledag: boolean;
  readonly klokka: string;
  readonly idag: string;
  readonly leser: string;
}

function somHjembarn(b: Hjemrad, n: Na): Omit<Hjembarn, 'mottar'> {
  const iDag = (p: { readonly fra: string; readonly til: string }) => p.fra <= n.idag && p.til >= n.idag;
  const dag: Elevdag = {
    elevId: b.elevId,
    navn: b.navn,
    klasse: b.klasse,
    arstrinn: b.arstrinn,
    meldt: b.meldt.filter(iDag),
    annetsted: b.annetsted.filter(iDag),
    harPermisjon: b.permisjon.some(iDag),
    permisjonsledd: null,
    fort: b.fort,
    sakId: b.sakId,
    avklart: b.avklart,
  };
  const status = hjemstatus(dagsstatus(somElevIDag(dag), n.rutine, n.klokka), {
    skoledag: n.skoledag,
    sak: b.sakId !== null,
    klokka: n.klokka,
    rutine: n.rutine,
  });
  return {
    elevId: b.elevId,
    navn: b.navn,
    skole: b.skole,
    klasse: b.klasse,
    arstrinn: b.arstrinn,
    skolenavn: b.skolenavn,
    deg: b.elevId === n.leser,
    status,
    kl: status === 'ventes' ? n.rutine.skoledag.fra : null,
    uke: uken(b, n.rutine),
    sakId: b.sakId,
  };
}

/** What is known of the week, by day. A bus that is late is the day's own business. */
function uken(b: Hjemrad, rutine: Rutine): Ukehendelse[] {
  const type = (kode: string) => rutine.typer.find((t) => t.kode === kode);
  return [
    ...b.meldt.map((m) => {
      const t = type(m.type);
      return {
        slag: 'fravar' as const,
        fra: m.fra,
        til: m.til,
        fraKl: m.fraKl,
        tilKl: m.tilKl,
        hva: t ? { nb: t.nb, nn: t.nn } : null,
      };
    }),
    ...b.permisjon.map((p) => ({ slag: 'permisjon' as const, ...p, fraKl: null, tilKl: null, hva: null })),
    ...b.annetsted
      .filter((a) => a.slag === 'tur')
      .map((a) => ({
        slag: 'tur' as const,
        fra: a.fra,
        til: a.til,
        fraKl: a.fraKl,
        tilKl: a.tilKl,
        hva: a.hva === null ? null : { nb: a.hva, nn: a.hva },
      })),
  ].toSorted((a, b) => a.fra.localeCompare(b.fra));
}

/** Children who are to begin at school: asked about only for those who have children without a place. */
async function hentSkolestart(s: Kontekst, egne: readonly string[], barn: readonly Hjemrad[]): Promise<Ventende[]> {
  const utenPlass = egne.filter((id) => !barn.some((b) => b.elevId === id));
  if (utenPlass.length === 0) return [];
  return (await ventendeInnskriving(s, utenPlass)).map((x) => ({ slag: 'skolestart' as const, ...x }));
}

/** What waits for this reader: consents, decisions to open, contact details to put right. New guardians are told of by tilgang/foresattvarsel. */
async function hentVentende(s: Kontekst, barn: readonly Hjemrad[], fakta: ReadonlyMap<string, Barnefakta>): Promise<Ventende[]> {
  const ut: Ventende[] = barn.flatMap((b) => b.vedtak.map((soknadId) => ({ slag: 'vedtak' as const, soknadId, navn: b.navn })));
  const navn = (elevId: string) => barn.find((b) => b.elevId === elevId)?.navn ?? '';
  ut.push(...(await samtalerSomVenter(s, barn, fakta)).map((x) => ({ slag: 'samtale' as const, ...x, navn: navn(x.elevId) })));
  const ider = barn.map((b) => b.elevId);
  ut.push(
    ...(await pameldingerSomVenter(s, ider, fakta)).map((x) => ({ slag: 'pamelding' as const, ...x, navn: navn(x.elevId) })),
  );
  const samtykker = await tellVentende(s, barn, fakta);
  for (const b of barn) {
    const antall = samtykker.get(b.elevId) ?? 0;
    if (antall > 0) ut.push({ slag: 'samtykke', elevId: b.elevId, navn: b.navn, antall });
  }
  if (barn.some((b) => b.elevId !== s.aktor.id) && (await trengerKontakt(s))) ut.push({ slag: 'kontakt' });
  return ut;
}
