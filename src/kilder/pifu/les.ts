import { Kildefeil } from '#grunn/feil/index.ts';
import type { Avvik } from '#grunn/kilde/index.ts';
import type { Bytekilde } from '#grunn/tekst/index.ts';
import { alle, attributt, finn, lesElementer, sti, tekst, type XmlNode } from '#grunn/xml/index.ts';
import { Gruppe, Medlem, Person, Properties, type Pifufil } from './kontrakt.ts';

export interface Lestpifu {
  readonly fil: Pifufil;
  readonly avvik: readonly Avvik[];
}

const KILDE = 'pifu';

/** Never becomes a value here: contact, addresses, pictures, relatives, absence and grades. Folkeregisteret and the registers tell of people. */
const FORKAST = [
  'email', 'url', 'tel', 'adr', 'photo', 'comments', 'pifu_email', 'pifu_url', 'pifu_tel', 'pifu_adr', 'pifu_hascontactperson',
  'pifu_preferredlanguage', 'pifu_nativetongue', 'pifu_absence', 'interimresult', 'finalresult',
]; // prettier-ignore

/** The file of a large kommune is some 100 MB: a person a few kB, each membership a few hundred bytes. */
const GRENSER = { maksTotalt: 512 * 1024 * 1024, maksElement: 256 * 1024, maksNoder: 2000, maksDybde: 16 };
const MAKS_ANTALL = 5_000_000;

/**
 * Reads a whole PIFU-IMS SAS file, a person, a group, a member at a time. What cannot be read is left out and counted, by kind.
 * @throws Kildefeil when it is not such a file, is cut off or too large, or has changes only (delta, event).
 */
export async function lesPifu(kilde: Bytekilde): Promise<Lestpifu> {
  const avvik: Avvik[] = [];
  const personer: Person[] = [];
  const grupper: Gruppe[] = [];
  const medlemmer: Medlem[] = [];
  let properties: Properties | undefined;
  let gruppe: XmlNode | undefined;
  const uleselig = (felt: string) => avvik.push({ kode: 'uleselig_element', felt });
  // a membership's own sourcedid comes before its members: large schools are read a member at a time
  for await (const n of lesElementer(kilde, {
    kilde: KILDE,
    rot: ['enterprise'],
    element: ['properties', 'person', 'group', 'sourcedid', 'member'],
    grenser: GRENSER,
    forkast: FORKAST,
  })) {
    if (personer.length + grupper.length + medlemmer.length > MAKS_ANTALL)
      throw new Kildefeil(KILDE, 'for_stor', 'Fila har flere personer, grupper og medlemskap enn vi tar imot.');
    switch (n.nokkel) {
      case 'properties':
        properties = lesProperties(n);
        break;
      case 'person': {
        const p = Person.safeParse(somPerson(n));
        if (p.success) personer.push(p.data);
        else uleselig(`person ${feltet(p.error.issues)}`);
        break;
      }
      case 'group': {
        const g = Gruppe.safeParse(somGruppe(n));
        if (g.success) grupper.push(g.data);
        else uleselig(`group ${feltet(g.error.issues)}`);
        break;
      }
      case 'sourcedid':
        gruppe = n;
        break;
      default: {
        const m = Medlem.safeParse(somMedlem(n, gruppe));
        if (m.success) medlemmer.push(m.data);
        else uleselig(`member ${feltet(m.error.issues)}`);
      }
    }
  }
  if (properties === undefined) throw new Kildefeil(KILDE, 'uleselig', 'Fila mangler innledningen (properties).');
  return { fil: { properties, personer, grupper, medlemmer }, avvik };
}

const feltet = (issues: readonly { readonly path: readonly PropertyKey[] }[]): string => String(issues[0]?.path[0] ?? '');

function lesProperties(n: XmlNode): Properties {
  const lest = Properties.safeParse({ datasource: tekst(n, 'datasource') ?? '', type: tekst(n, 'type') ?? '', datetime: tekst(n, 'datetime') ?? undefined }); // prettier-ignore
  if (!lest.success) throw new Kildefeil(KILDE, 'uleselig', 'Innledningen (properties) i fila kan ikke leses.');
  if (lest.data.type !== 'full')
    throw new Kildefeil(
      KILDE,
      'feil_svar',
      'Fila har bare endringer (delta eller hendelse). Be om et fullt uttrekk (type «full»).',
    );
  return lest.data;
}

const somId = (n: XmlNode | undefined) => ({
  source: tekst(n, 'source') ?? '',
  id: tekst(n, 'id') ?? '',
  type: attributt(n, 'sourcedidtype') ?? undefined,
});
/** 2007-03-10T10:02:01 → 2007-03-10; undefined for nothing. */
const dag = (t: string | null): string | undefined => t?.slice(0, 10) || undefined;
const erSlettet = (n: XmlNode): boolean => attributt(n, 'recstatus') === '3' || tekst(n, 'recstatus') === '3';

function somPerson(n: XmlNode): unknown {
  const iderAv = (type: string) => alle(n, 'userid').filter((u) => attributt(u, 'useridtype') === type).map((u) => u.tekst.replaceAll(/\s/g, '')); // prettier-ignore
  const navn = sti(n, 'name', 'n');
  return {
    ider: alle(n, 'sourcedid').map(somId),
    slettet: erSlettet(n),
    given: tekst(navn, 'given') ?? '',
    family: tekst(navn, 'family') ?? '',
    bday: dag(tekst(n, 'demographics', 'bday')),
    numre: iderAv('personNIN').filter((i) => /^\d{11,12}$/.test(i)),
    ansattnummer: iderAv('workforceID').find((i) => /^[A-Za-z0-9-]{1,32}$/.test(i)),
  };
}

function somGruppe(n: XmlNode): unknown {
  const typer = alle(n, 'grouptype');
  const vart = typer.find((t) => (tekst(t, 'scheme') ?? '').startsWith('pifu-ims-go-')) ?? typer[0];
  const over = alle(n, 'relationship').find((r) => attributt(r, 'relation') === '1');
  const ider = (type: string) => alle(finn(n, 'extension'), 'pifu_id').filter((i) => attributt(i, 'type') === type).flatMap((i) => tekst(i, 'pifu_value') ?? []); // prettier-ignore
  return {
    ider: alle(n, 'sourcedid').map(somId),
    slettet: erSlettet(n),
    scheme: tekst(vart, 'scheme') ?? '',
    level: attributt(finn(vart, 'typevalue'), 'level') ?? '',
    navn: tekst(n, 'description', 'short') ?? '',
    fra: dag(tekst(n, 'timeframe', 'begin')),
    til: dag(tekst(n, 'timeframe', 'end')),
    adminperiod: tekst(n, 'timeframe', 'adminperiod') ?? undefined,
    over: over === undefined ? undefined : somId(finn(over, 'sourcedid')),
    organisasjonsnummer: ider('organizationNumber')[0],
    grep: [...ider('grepCodeShortForm'), ...ider('grepCode'), ...ider('grepCodeGradeLevel')],
  };
}

function somMedlem(n: XmlNode, gruppe: XmlNode | undefined): unknown {
  return {
    gruppe: somId(gruppe),
    person: somId(finn(n, 'sourcedid')),
    idtype: tekst(n, 'idtype') ?? '',
    roller: alle(n, 'role').map((r) => ({
      roletype: attributt(r, 'roletype') ?? '',
      subrole: tekst(r, 'subrole') ?? '',
      aktiv: tekst(r, 'status') !== '0',
      slettet: erSlettet(r),
      datetime: dag(tekst(r, 'datetime')),
      fra: dag(tekst(r, 'timeframe', 'begin')),
      til: dag(tekst(r, 'timeframe', 'end')),
    })),
  };
}
