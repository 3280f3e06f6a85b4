// The answers, worked out from the documents alone: seed 004's roles, the rules of guardianship and protection, and the tables of
// src/tilgang/README.md and src/register/skjerming/README.md. Knows the rows of a world; knows nothing of how the house computes.
import type { Rad, Tabell } from './modell.ts';
import { ms, Radbok, s } from './radbok.ts';
import { fodselsdag, GRADER, KOLONNER, KOMMUNALE, POSISJON, SFO } from './rolletabell.ts';
import type { Forhold, Grad, Rolle, Svar } from './rolletabell.ts';

export class Fasit extends Radbok {
  private readonly gradbok = new Map<string, Grad>();
  private readonly rollebok = new Map<string, readonly Rolle[]>();
  private readonly barnbok = new Map<string, ReadonlyMap<string, Forhold>>();

  /** The strictest of what Folkeregisteret says of the person or an address, and of what we have decided. */
  gradering(id: string): Grad {
    const kjent = this.gradbok.get(id);
    if (kjent !== undefined) return kjent;
    const alle = [
      ...this.finn('register.adressebeskyttelse', 'person_id', id).filter(this.kjent),
      ...this.finn('register.adresse', 'person_id', id).filter(this.kjent),
      ...this.finn('tilgang.skjerming', 'person_id', id).filter(this.gjelder),
    ].map((r) => GRADER.indexOf(r['gradering'] as Grad));
    const svar = GRADER[Math.max(0, ...alle)]!;
    this.gradbok.set(id, svar);
    return svar;
  }
  private skjult = (id: string): boolean => GRADER.indexOf(this.gradering(id)) >= 2;

  /** The named circle, or an emergency look that is open. Under kode 6 nothing opens before a second person has approved. */
  private iKretsen(aktor: string, person: string): boolean {
    if (
      this.finn('tilgang.krets', 'person_id', person).some(
        (r) => this.ekte(s(r, 'aktor_id')) === aktor && this.gjelder(r) && this.iKraft(r),
      )
    )
      return true;
    return this.finn('tilgang.nodinnsyn', 'person_id', person).some((r) => {
      if (this.ekte(s(r, 'aktor_id')) !== aktor || ms(r['avsluttet']) <= this.naMs) return false;
      if (ms(r['bedt']) > this.naMs || ms(r['til']) <= this.naMs) return false;
      const ma = r['krever_godkjenning'] === true || this.gradering(person) === 'strengtFortrolig';
      return !ma || r['godkjent'] !== null;
    });
  }

  private stillinger = (id: string): readonly Rad[] => this.ikkeSlutt(id).filter(this.begynt);
  /** Positions that have not ended; some of them may not have begun. */
  private ikkeSlutt(id: string): readonly Rad[] {
    return this.finn('register.arbeidsforhold', 'person_id', id).filter((r) => {
      if (!this.kjent(r) || !this.varer(r)) return false;
      if (r['taus_siden'] !== null && s(r, 'taus_siden') <= this.v.dag) return false;
      return !this.v.rader['register.stillingsslutt'].some(
        (e) => e['stillingsnummer'] === r['stillingsnummer'] && this.gjelder(e) && s(e, 'til') < this.v.dag,
      );
    });
  }

  roller(id: string): readonly Rolle[] {
    const kjent = this.rollebok.get(id);
    if (kjent !== undefined) return kjent;
    const ut: Rolle[] = [];
    const legg = (rolle: string, skole: string | null): void => {
      if (KOMMUNALE.includes(rolle)) ut.push({ rolle, nar: 'kommunen', sted: '*' });
      else if (skole !== null) ut.push({ rolle, nar: SFO.includes(rolle) ? 'sfo' : 'skole', sted: skole });
    };
    const stillinger = this.stillinger(id);
    for (const r of stillinger) {
      const tittel = ((r['stillingstittel'] as string | null) ?? '').toLowerCase();
      const treff = POSISJON.find(([kode, ord]) => kode === r['stillingskode'] && (ord === null || tittel.includes(ord)));
      if (treff !== undefined) legg(treff[2], r['skole'] as string | null);
    }
    for (const r of this.finn('tilgang.rolletildeling', 'person_id', id)) {
      if (!this.gjelder(r) || !this.iKraft(r)) continue;
      if (r['rolle'] === 'systemforvalter' && r['godkjent'] === null) continue;
      legg(s(r, 'rolle'), r['skole'] as string | null);
    }
    // «Hva som avslutter en rolle»: while a position lasts, from the day the first of them has ended; where HR has told of none, the file alone
    const kjente = this.finn('register.arbeidsforhold', 'person_id', id).filter(this.kjent);
    const sluttet =
      kjente.some((r) => r['kilde'] !== 'manuell') && stillinger.length === 0 && this.ikkeSlutt(id).length < kjente.length;
    for (const r of this.finn('register.rollefaktum', 'person_id', id))
      if (!sluttet && this.kjent(r) && this.iKraft(r)) legg(s(r, 'rolle'), s(r, 'skole') === '' ? null : s(r, 'skole'));
    for (const r of this.finn('register.undervisningsforhold', 'person_id', id)) {
      if (r['rolle'] !== 'kontaktlarer' || !this.kjent(r) || !this.iKraft(r)) continue;
      const g = this.gruppe(s(r, 'gruppe_id'));
      if (g === undefined || !this.iKraft(g) || !stillinger.some((x) => x['skole'] === g['skole'])) continue;
      ut.push({ rolle: 'kontaktlarer', nar: 'gruppe', sted: s(r, 'gruppe_id') });
    }
    this.rollebok.set(id, ut);
    return ut;
  }
  private gruppe = (id: string): Rad | undefined =>
    this.v.rader['register.gruppe'].find((g) => g['gruppe_id'] === id && this.kjent(g));

  private elevPa(id: string): readonly string[] {
    return this.finn('register.elevforhold', 'person_id', id)
      .filter((r) => this.kjent(r) && this.varer(r))
      .map((r) => s(r, 'skole'));
  }
  private gruppene(id: string): readonly string[] {
    return this.finn('register.gruppemedlem', 'person_id', id)
      .filter((r) => this.kjent(r) && this.iKraft(r))
      .map((r) => s(r, 'gruppe_id'));
  }
  private sfoene(id: string): readonly string[] {
    const na = this.gruppene(id)
      .map((g) => this.gruppe(g))
      .filter((g) => g !== undefined && g['slag'] === 'sfo' && this.iKraft(g));
    return na.map((g) => s(g!, 'skole'));
  }
  /** Children whose guardian this person is in anybody's register: what makes him one of the school's guardians. */
  private barnAv(id: string): readonly string[] {
    return [
      ...this.finn('register.foreldreansvar', 'ansvarlig_id', id)
        .filter(this.kjent)
        .map((r) => this.ekte(s(r, 'person_id'))),
    ];
  }
  /** Children somebody has decided he stands in for, or is asked about. */
  private barnVedBeslutning(id: string): readonly string[] {
    return this.finn('tilgang.foresattbeslutning', 'person_id', id).map((r) => this.ekte(s(r, 'barn_id')));
  }
  private ansattPa(id: string): readonly string[] {
    return this.finn('register.arbeidsforhold', 'person_id', id)
      .filter((r) => this.kjent(r) && r['skole'] !== null && this.varer(r))
      .map((r) => s(r, 'skole'));
  }
  /** The schools of which «all informasjon om ansatte, elever og foresatte på den skolen» takes in this person. */
  private skoler(id: string): ReadonlySet<string> {
    return new Set([...this.elevPa(id), ...this.barnAv(id).flatMap((b) => this.elevPa(b)), ...this.ansattPa(id)]);
  }

  private fyller(id: string, alder: number): boolean {
    const f = this.finn('register.personalia', 'person_id', id)[0]?.['fodselsdato'];
    return typeof f === 'string' && fodselsdag(f, alder) <= this.v.dag;
  }
  private lever = (id: string): boolean => (this.finn('register.personalia', 'person_id', id)[0]?.['dodsdato'] ?? null) === null;

  /** Rows of foreldreansvar that count: Folkeregisteret's alone if it has ever spoken of the child. */
  private ansvarsrader(barn: string): readonly Rad[] {
    const alle = this.finn('register.foreldreansvar', 'person_id', barn);
    const freg = alle.some((r) => r['kilde'] === 'folkeregisteret');
    return alle.filter((r) => this.kjent(r) && (!freg || r['kilde'] === 'folkeregisteret'));
  }
  private beslutninger(barn: string, slag: string): readonly Rad[] {
    return this.finn('tilgang.foresattbeslutning', 'barn_id', barn).filter(
      (r) => r['slag'] === slag && this.gjelder(r) && this.iKraft(r),
    );
  }

  /** Was the child or a guardian shielded, or somebody shut out from the child, at that moment? */
  private vernetDa(barn: string, foresatte: readonly string[], da: number): boolean {
    const vern = (r: Rad, fra: string, til: string): boolean => ms(r[fra]) <= da && da < ms(r[til]);
    // any adressebeskyttelse: a new one near it waits (robustness, reading 2)
    const streng = (r: Rad): boolean => GRADER.indexOf(r['gradering'] as Grad) >= 1;
    return (
      this.finn('tilgang.sperring', 'barn_id', barn).some((r) => vern(r, 'gitt', 'opphevet')) ||
      [barn, ...foresatte].some(
        (p) =>
          this.finn('tilgang.skjerming', 'person_id', p).some((r) => vern(r, 'gitt', 'opphevet')) ||
          this.finn('register.adressebeskyttelse', 'person_id', p).some((r) => streng(r) && vern(r, 'kjent_fra', 'kjent_til')) ||
          this.finn('register.adresse', 'person_id', p).some((r) => streng(r) && vern(r, 'kjent_fra', 'kjent_til')),
      )
    );
  }

  /** What the person is for the child, first line that fits (src/tilgang/README.md, rules of guardianship 2.5). */
  forhold(person: string, barn: string): Forhold {
    if (person === barn) return 'EGEN';
    const om = (tabell: Tabell): readonly Rad[] =>
      this.finn(tabell, 'barn_id', barn).filter((r) => this.ekte(s(r, 'person_id')) === person);
    if (om('tilgang.sperring').some(this.gjelder)) return 'INGEN';
    if (this.fyller(barn, 18)) return 'INGEN';
    // what somebody was for a child ends with whoever was it
    if (!this.lever(person)) return 'INGEN';
    if (this.v.rader['tilgang.foresattstenging'].some((r) => r['apnet'] === null)) return 'INGEN';
    const min = (r: Rad): boolean => r['person_id'] !== null && this.ekte(s(r, 'person_id')) === person;
    const rader = this.ansvarsrader(barn);
    const dom = this.beslutninger(barn, 'foreldreansvar');
    const ansvarlige = [
      ...rader.filter((r) => r['ansvarlig_id'] !== null).map((r) => this.ekte(s(r, 'ansvarlig_id'))),
      ...dom.map((r) => this.ekte(s(r, 'person_id'))),
    ];
    const mine = [
      ...rader
        .filter((r) => r['ansvar'] !== 'ukjent' && r['ansvarlig_id'] !== null && this.ekte(s(r, 'ansvarlig_id')) === person)
        .map((r) => ms(r['kjent_fra'])),
      ...dom.filter(min).map((r) => ms(r['gitt'])),
    ];
    const omsorg = this.beslutninger(barn, 'barnevern').length + this.beslutninger(barn, 'fosterforelder').length > 0;
    const barnevern = [...this.beslutninger(barn, 'barnevern'), ...this.beslutninger(barn, 'fosterforelder')].filter(min);
    const verge = this.beslutninger(barn, 'verge').filter(min);
    const samtykker = omsorg
      ? []
      : this.beslutninger(barn, 'samtykke')
          .filter(min)
          .filter((r) => this.alleHarSagtJa(r, rader, ansvarlige));
    const [svar, siden]: readonly [Forhold, readonly number[]] =
      omsorg && barnevern.length > 0
        ? ['FULL', barnevern.map((r) => ms(r['gitt']))]
        : omsorg && mine.length > 0
          ? ['RESERVERT_5', mine]
          : mine.length > 0
            ? ['FULL', mine]
            : verge.length > 0
              ? ['FULL', verge.map((r) => ms(r['gitt']))]
              : samtykker.length > 0
                ? ['SAMTYKKEOMFANG', samtykker.map((r) => ms(r['gitt']))]
                : ['INGEN', []];
    // all a standing decision names, however far the case has come (src/tilgang/README.md, «Ny ved et vern venter»)
    const nevnt = this.finn('tilgang.foresattbeslutning', 'barn_id', barn).filter(
      (r) => this.gjelder(r) && r['person_id'] !== null,
    );
    const foresatte = [...ansvarlige, ...nevnt.map((r) => this.ekte(s(r, 'person_id')))];
    const siste = om('tilgang.frigivelse').toSorted((a, b) => ms(b['avgjort']) - ms(a['avgjort']))[0];
    // a named person has said no: that stands, whatever it was about
    if (svar === 'INGEN' || siste?.['avgjorelse'] === 'nektet') return 'INGEN';
    return siste?.['avgjorelse'] === 'frigitt' || !siden.every((da) => this.vernetDa(barn, foresatte, da)) ? svar : 'INGEN';
  }

  private alleHarSagtJa(samtykke: Rad, rader: readonly Rad[], ansvarlige: readonly string[]): boolean {
    if (rader.some((r) => r['ansvarlig_id'] === null || r['ansvar'] === 'ukjent')) return false;
    const levende = [...new Set(ansvarlige)].filter(this.lever);
    if (levende.length === 0) return false;
    return levende.every((p) => {
      const svar = this.v.rader['tilgang.samtykkesvar']
        .filter((r) => r['beslutning_id'] === samtykke['id'] && this.ekte(s(r, 'person_id')) === p)
        .toSorted((a, b) => ms(b['svart']) - ms(a['svart']));
      return svar[0]?.['svar'] === true;
    });
  }

  /** May he see the child: the right `se`, which follows the relation and can be taken away, never given beyond it. */
  ser(person: string, barn: string): Forhold {
    const forhold = this.forhold(person, barn);
    if (forhold === 'INGEN' || forhold === 'EGEN') return forhold;
    const rett = this.finn('tilgang.foresattrett', 'barn_id', barn).filter(
      (r) => r['rett'] === 'se' && this.gjelder(r) && this.ekte(s(r, 'person_id')) === person,
    );
    if (rett.some((r) => r['gitt_rett'] === false)) return 'INGEN';
    // the parents of a child in care have no sight of their own, but may be let in after an assessment (src/tilgang/README.md)
    if (forhold === 'RESERVERT_5') return rett.length > 0 ? forhold : 'INGEN';
    if (forhold !== 'SAMTYKKEOMFANG') return forhold;
    const se = this.beslutninger(barn, 'samtykke').some(
      (r) => r['person_id'] !== null && this.ekte(s(r, 'person_id')) === person && (r['omfang'] as string[]).includes('se'),
    );
    return se ? forhold : 'INGEN';
  }

  /** The children this person sees as a guardian. */
  barnaTil(person: string): ReadonlyMap<string, Forhold> {
    const kjent = this.barnbok.get(person);
    if (kjent !== undefined) return kjent;
    const ut = new Map<string, Forhold>();
    for (const barn of new Set([...this.barnAv(person), ...this.barnVedBeslutning(person)])) {
      const f = this.ser(person, barn);
      if (f !== 'INGEN') ut.set(barn, f);
    }
    this.barnbok.set(person, ut);
    return ut;
  }

  private kortrolle(r: Rolle, hvem: readonly string[], person: string): boolean {
    if (!hvem.includes(r.rolle)) return false;
    return r.nar === 'kommunen' || (r.nar === 'skole' && this.skoler(person).has(r.sted));
  }

  /** May a page of this column open about the person? */
  apen(aktor: string, person: string, kolonne: keyof typeof KOLONNER = 'Personkort'): boolean {
    const roller = this.roller(aktor).filter((r) => this.kortrolle(r, KOLONNER[kolonne], person));
    if (roller.length === 0) return false;
    const grad = this.gradering(person);
    if (!this.skjult(person) || this.iKretsen(aktor, person)) return true;
    // the leader where a protected employee works today (src/register/skjerming/README.md)
    if (roller.some((r) => r.rolle === 'rektor' && this.stillinger(person).some((x) => x['skole'] === r.sted))) return true;
    return grad === 'fortrolig' && roller.some((r) => r.nar === 'skole');
  }

  /** Has the actor any role that names the column at all? Then what is out of reach is unknown (404), else refused (403). */
  harRolle = (aktor: string, kolonne: keyof typeof KOLONNER): boolean =>
    this.roller(aktor).some((r) => (KOLONNER[kolonne] as readonly string[]).includes(r.rolle));

  /** A role at work or a child brings the actor somewhere near the person, protection apart. */
  rekker(aktor: string, person: string): boolean {
    const kretsen = [person, ...this.barnAv(person), ...this.barnVedBeslutning(person)];
    return this.roller(aktor).some((r) => {
      if (r.nar === 'kommunen') return true;
      if (r.nar === 'skole') return this.skoler(person).has(r.sted) || kretsen.some((p) => this.elevPa(p).includes(r.sted));
      if (r.nar === 'sfo') return kretsen.some((p) => this.sfoene(p).includes(r.sted)) || this.ansattPa(person).includes(r.sted);
      return kretsen.some((p) => this.gruppene(p).includes(r.sted));
    });
  }

  /** Near enough for a line with a name: colleagues, family of those within reach, and those who work where one's child goes. */
  private linje(aktor: string, person: string): boolean {
    const arbeid = [...this.ansattPa(aktor), ...this.roller(aktor).map((r) => (r.nar === 'gruppe' ? '' : r.sted))];
    const barn = [...this.barnaTil(aktor).keys(), aktor];
    const barnas = barn.flatMap((b) => this.elevPa(b));
    if (this.ansattPa(person).some((x) => arbeid.includes(x) || barnas.includes(x))) return true;
    // those who work or have worked in the house stand behind what they have written
    if (
      this.harArbeidet(person) ||
      this.finn('tilgang.rolletildeling', 'person_id', person).length > 0 ||
      this.finn('register.rollefaktum', 'person_id', person).some(this.kjent)
    )
      return true;
    const slekt = this.slekt(person);
    return slekt.some((p) => barn.includes(p) || this.rekker(aktor, p));
  }
  private harArbeidet = (id: string): boolean => this.finn('register.arbeidsforhold', 'person_id', id).length > 0;
  private slekt(id: string): readonly string[] {
    const ut = (t: Tabell, fra: string, til: string): readonly string[] =>
      this.finn(t, fra, id)
        .filter((r) => typeof r[til] === 'string')
        .map((r) => this.ekte(s(r, til)));
    return [
      ...ut('register.foreldreansvar', 'person_id', 'ansvarlig_id'),
      ...ut('register.foreldreansvar', 'ansvarlig_id', 'person_id'),
      ...ut('register.familierelasjon', 'person_id', 'relatert_id'),
      ...ut('register.familierelasjon', 'relatert_id', 'person_id'),
      ...ut('tilgang.foresattbeslutning', 'person_id', 'barn_id'),
      ...ut('tilgang.foresattbeslutning', 'barn_id', 'person_id'),
    ];
  }

  /** The other guardian of a child one sees, or one's own guardian. */
  private medforesatt(aktor: string, person: string): boolean {
    const deres = new Set([...this.barnAv(person), ...this.barnVedBeslutning(person)]);
    return deres.has(aktor) || [...this.barnaTil(aktor).keys()].some((b) => deres.has(b));
  }

  /** Somebody close, whose home may be the one that is hidden. */
  private husstandMedSkjult(person: string, aktor: string): boolean {
    const nare = this.slekt(person);
    const alle = new Set([...nare, ...nare.flatMap((p) => this.slekt(p))]);
    return [...alle].some((p) => p !== aktor && p !== person && this.skjult(p));
  }

  svar(aktor: string, person: string): Svar {
    const kort = this.apen(aktor, person);
    if (aktor === person) return { kort, navn: 'skal', kontakt: 'kan', adresse: 'kan' };
    const eget = this.barnaTil(aktor).get(person);
    if (eget === 'FULL') return { kort, navn: 'skal', kontakt: 'skal', adresse: 'skal' };
    const nar = this.rekker(aktor, person);
    const grad = this.gradering(person);
    if (this.skjult(person)) {
      if (kort) return { kort, navn: 'skal', kontakt: 'kan', adresse: 'kan' };
      if (eget !== undefined) return { kort, navn: 'skal', kontakt: 'kan', adresse: 'kan' };
      if (this.apenForNoe(aktor, person)) return { kort, navn: 'kan', kontakt: 'kan', adresse: 'kan' };
      // the circle opens the protection, not the reach: a line with a name, where anybody else would have one
      return {
        kort,
        navn: this.iKretsen(aktor, person) && this.linje(aktor, person) ? 'kan' : 'aldri',
        kontakt: 'aldri',
        adresse: 'aldri',
      };
    }
    if (kort) {
      const skjultHjem = grad === 'klientadresse' || this.husstandMedSkjult(person, aktor);
      return { kort, navn: 'skal', kontakt: 'skal', adresse: skjultHjem ? 'kan' : 'skal' };
    }
    if (eget !== undefined) return { kort, navn: 'skal', kontakt: 'kan', adresse: 'kan' };
    if (nar) return { kort, navn: 'kan', kontakt: 'kan', adresse: 'kan' };
    if (this.medforesatt(aktor, person)) return { kort, navn: 'kan', kontakt: 'kan', adresse: 'kan' };
    return { kort, navn: this.linje(aktor, person) ? 'kan' : 'aldri', kontakt: 'aldri', adresse: 'aldri' };
  }

  /** A protected person opened to somebody who has no card: a contact teacher's own group under kode 7, or one in the circle who reaches him. */
  private apenForNoe(aktor: string, person: string): boolean {
    if (!this.rekker(aktor, person)) return false;
    if (this.iKretsen(aktor, person)) return true;
    if (this.gradering(person) !== 'fortrolig') return false;
    return this.roller(aktor).some(
      (r) => r.nar === 'gruppe' && [person, ...this.barnAv(person)].some((p) => this.gruppene(p).includes(r.sted)),
    );
  }
}
