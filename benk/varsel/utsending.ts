// One message to very many at once, through the real way: an event is committed, the worker is woken, the gate judges each, an SMS provider takes them.
import { setTimeout as vent } from 'node:timers/promises';
import { sql } from 'kysely';
import { koble, type Db } from '#grunn/db/index.ts';
import { lyttPaEndringer } from '#grunn/endringer/index.ts';
import { Kildefeil } from '#grunn/feil/index.ts';
import { lagJobbko } from '#grunn/jobb/index.ts';
import { lagLogg } from '#grunn/logg/index.ts';
import { ekteKlokke, idag, type Klokke } from '#grunn/tid/index.ts';
import { hasterjobb, lagKanaler, vekkVedHast, type Kanal } from '#eksport/varsel/kjerne.ts';
import { lagSmssimulator, smsmal } from '#eksport/varsel/simulator/index.ts';
import { lagSimulatortjener } from '#verktoy/simulatortjener.ts';

export interface Utsendingsmaling {
  /** From the commit of the event to the first telephone, ms. */
  readonly forsteMs: number;
  readonly perSekund: number;
  /** Receivers who never got it, and those who got it twice. */
  readonly tapt: number;
  readonly dobbelt: number;
  /** Told of a case that was over before the message left. */
  readonly foreldet: number;
  /** Times the provider took a message and its answer never came back. */
  readonly svarBorte: number;
  readonly mottakere: number;
  readonly kall: number;
}

/** One child in so many has a case that is over already: its guardians are to hear nothing. */
const HVER_LUKKET = 50;
/** One call in so many loses its answer on the way back. */
const HVER_BORTE = 100;
const barnet = (i: string) => sql.raw(`md5('barn' || ${i})::uuid`);
const voksen = (i: string) => sql.raw(`md5('voksen' || ${i})::uuid`);

/** Guardians two and two, a child to each pair, and a telephone to each guardian. Odd numbers: those ending in 0000 are dead at the simulator. */
async function fyll(eier: Db, antall: number, na: string, dag: string): Promise<void> {
  const [b, v, a] = [
    barnet('i / 2'),
    voksen('i'),
    sql`'2026-01-01T00:00:00Z'::timestamptz, '00000000-0000-4000-8000-000000000001'::uuid`,
  ];
  const voksne = sql`generate_series(0, ${sql.raw(String(antall - 1))}) i`;
  const barn = sql`generate_series(0, ${sql.raw(String(antall - 1))}, 2) i`;
  await sql`insert into register.person (id, opprettet_av) select ${v}, gen_random_uuid() from ${voksne} union all select ${b}, gen_random_uuid() from ${barn}`.execute(eier); // prettier-ignore
  await sql`insert into register.personalia (person_id, kilde, fodselsdato, kjonn, personstatus, kjent_fra, apnet_av)
    select ${v}, 'folkeregisteret', ${dag}::date - 14000, 'kvinne', 'bosatt', ${a} from ${voksne} union all
    select ${b}, 'folkeregisteret', ${dag}::date - 3600, 'mann', 'bosatt', ${a} from ${barn}`.execute(eier);
  await sql`insert into register.foreldreansvar (person_id, kilde, ansvarlig_nokkel, ansvar, ansvarlig_id, kjent_fra, apnet_av)
    select ${b}, 'folkeregisteret', 'person:' || ${v}, 'felles', ${v}, ${a} from ${voksne}`.execute(eier);
  await sql`insert into register.elevforhold (person_id, kilde, elevforhold_id, skole, arstrinn, klasse, fra, kjent_fra, apnet_av)
    select ${b}, 'oppstart', gen_random_uuid(), '974000001', 6, '6A', ${dag}::date - 60, ${a} from ${barn}`.execute(eier);
  await sql`insert into register.kontaktinformasjon (person_id, kilde, status, reservert, kan_varsles, mobiltelefonnummer, mobil_verifisert, kjent_fra, apnet_av)
    select ${v}, 'krr', 'AKTIV', false, true, '+479' || lpad((2 * i + 1)::text, 7, '0'), ${na}::timestamptz, ${a} from ${voksne}`.execute(
    eier,
  );
  await sql`insert into skoledag.etterlysning (id, slag, elev_id, skole, gruppe, dato, apnet, lukket, utfall)
    select md5('sak' || i)::uuid, 'elev', ${b}, '974000001', '6A', ${dag}, ${na}::timestamptz, case when (i / 2) % ${sql.raw(String(HVER_LUKKET))} = 0 then ${na}::timestamptz end,
      case when (i / 2) % ${sql.raw(String(HVER_LUKKET))} = 0 then 'funnet' end from ${barn}`.execute(eier);
  await sql`analyze`.execute(eier);
}

const lukket = (nr: number): boolean => Math.floor(nr / 2) % HVER_LUKKET === 0;

/** Lays a message to `antall` receivers and follows it to the telephones. `maksSekunder`: then what has not come is lost. */
export async function kjorUtsending(o: {
  readonly url: string;
  readonly antall: number;
  readonly maksSekunder?: number;
  readonly si?: (tekst: string) => void;
}): Promise<Utsendingsmaling> {
  const eier = koble({ url: o.url, maks: 2 });
  const system = koble({ url: o.url, rolle: 'friminutt_system', maks: 4 });
  const sms = lagSmssimulator();
  const tjener = lagSimulatortjener([sms.handler]);
  // time runs as it does, and is moved on when only retries are left
  let skyv = 0;
  const klokke: Klokke = { na: () => ekteKlokke.na().add({ milliseconds: skyv }) };
  const logg = lagLogg({ niva: 'silent' });
  const lytter = lyttPaEndringer(o.url);
  const ko = lagJobbko({ url: o.url, rolle: 'friminutt_import', klokke, node: 'benk', logg });
  try {
    const na = klokke.na().toString();
    await fyll(eier, o.antall, na, idag(klokke));
    o.si?.(`${o.antall} mottakere er lagt inn`);
    const leverandor = lagKanaler({ sms: { ...smsmal(await tjener.lytt()), status: undefined } }).sms!;
    let [kall, svarBorte] = [0, 0];
    const kanal: Kanal = {
      async send(f) {
        const svar = await leverandor.send(f);
        kall += 1;
        if (kall % HVER_BORTE !== 0) return svar;
        svarBorte += 1;
        throw new Kildefeil('sms', 'nede', 'Svaret kom ikke fram.', { forbigaende: true });
      },
    };
    await ko.start();
    await ko.registrer([hasterjobb({ db: system, klokke, kanaler: { sms: kanal }, logg })]);
    vekkVedHast(lytter, ko);
    await vent(50);
    const ventet = Array.from({ length: o.antall }, (_, i) => i).filter((i) => !lukket(i)).length;
    const frist = performance.now() + (o.maksSekunder ?? 3600) * 1000;
    await sql`insert into skoledag.hendelse (id, slag, elev_id, om_id, skole, opprettet)
      select gen_random_uuid(), 'elevEtterlyst', ${barnet('i / 2')}, md5('sak' || i)::uuid, '974000001', ${klokke.na().toString()}::timestamptz
      from generate_series(0, ${sql.raw(String(o.antall - 1))}, 2) i`.execute(eier);
    const start = performance.now();
    while (sms.levert.length === 0 && performance.now() < frist) await vent(2);
    const forsteMs = performance.now() - start;
    const igjen = async () =>
      Number((await sql<{ n: string }>`select (select count(*) from eksport.varsel where tilstand = 'koet') + (select count(*) from skoledag.hendelse where tatt is null) as n`.execute(eier)).rows[0]!.n); // prettier-ignore
    let sist = 0;
    while (sms.levert.length < ventet && performance.now() < frist) {
      await vent(o.antall > 10_000 ? 500 : 5);
      if (sms.levert.length - sist >= 10_000) o.si?.(`${(sist = sms.levert.length)} av ${ventet} er framme`);
    }
    const brukt = (performance.now() - start) / 1000;
    // the retries of those whose answer was lost, with the time they wait left out
    while ((await igjen()) > 0 && performance.now() < frist) {
      if ((await ko.travle()).length === 0) {
        skyv += 31_000;
        await ko.startNa('eksport.varsel.haster');
      }
      await vent(20);
    }
    const antallTil = new Map<string, number>();
    for (const x of sms.levert) antallTil.set(x.til, (antallTil.get(x.til) ?? 0) + 1);
    const nummer = (i: number) => `+479${String(2 * i + 1).padStart(7, '0')}`;
    const alle = Array.from({ length: o.antall }, (_, i) => ({ i, n: antallTil.get(nummer(i)) ?? 0 }));
    return {
      forsteMs: Math.round(forsteMs),
      perSekund: Math.round(sms.levert.length / brukt),
      tapt: alle.filter((x) => !lukket(x.i) && x.n === 0).length,
      dobbelt: alle.filter((x) => x.n > 1).length,
      foreldet: alle.filter((x) => lukket(x.i) && x.n > 0).length,
      svarBorte,
      mottakere: ventet,
      kall: sms.kall(),
    };
  } finally {
    await lytter.lukk();
    await ko.stopp({ ventSekunder: 5 });
    await Promise.all([eier.destroy(), system.destroy(), tjener.stopp()]);
  }
}
