// Families of the worlds.
import { beskytt, BOKSTAVER, periode, type Bygger } from './bygger.ts';

interface Sted {
  readonly skoler: readonly string[];
  readonly i: (skole: string, slag: string) => string;
  readonly alleBarn: string[];
  readonly alleVoksne: string[];
  readonly ansatte: readonly string[];
}

/** One family: children, their parents and somebody else, with what the registers say and what people have decided. */
export function familie(b: Bygger, o: Sted): void {
  const { t } = b;
  const gate = `Ga${b
    .id()
    .slice(0, 8)
    .replaceAll(/\d/g, (c) => BOKSTAVER[Number(c)]!)}hus`;
  const voksen = (felles: boolean) => {
    const ansatt = t.skjer(0.07);
    const id = ansatt ? t.velg(o.ansatte) : b.person('1985-05-05', t.skjer(0.05) ? b.d(-400) : null, felles ? gate : undefined);
    if (!ansatt) beskytt(b, id, 0.1);
    o.alleVoksne.push(id);
    return id;
  };
  const mor = voksen(true);
  const far = voksen(t.skjer(0.6));
  const tredje = voksen(false);
  const antall = t.heltall(1, 2);
  for (let n = 0; n < antall; n++) {
    const barn = b.person(barnFodt(b), null, gate);
    o.alleBarn.push(barn);
    beskytt(b, barn, 0.22);
    const skole = t.velg(o.skoler);
    const { fra, til } = periode(b);
    if (t.skjer(0.92))
      b.legg('register.elevforhold', {
        person_id: barn,
        kilde: 'oppstart',
        elevforhold_id: b.id(),
        skole,
        arstrinn: 6,
        klasse: '6A',
        fra,
        til,
        ...b.fakta(),
      });
    for (const slag of ['klasse', 'kontaktlarergruppe', 'sfo'])
      if (t.skjer(0.6)) {
        const p = periode(b);
        b.legg('register.gruppemedlem', {
          gruppe_id: o.i(t.skjer(0.95) ? skole : t.velg(o.skoler), slag),
          person_id: barn,
          kilde: 'manuell',
          fra: p.fra,
          til: p.til ?? b.d(100),
          ...b.fakta(),
        });
      }
    if (new Set([mor, far, tredje]).size < 3) continue;
    ansvarFor(b, { barn, mor, far, tredje });
    beslutninger(b, { barn, mor, far, tredje });
  }
}

function barnFodt(b: Bygger): string {
  const ar = Number(b.dag.slice(0, 4));
  const p = b.t.heltall(0, 9);
  if (p === 0) return `${ar - 18}${b.dag.slice(4)}`;
  if (p === 1) return `${ar - 18}${b.d(1).slice(4)}`;
  if (p === 2) return `${ar - 18}${b.d(-1).slice(4)}`;
  if (p === 3) return `${ar - 15}${b.dag.slice(4)}`;
  return `${ar - b.t.heltall(7, 14)}-05-20`;
}

interface Slekt {
  readonly barn: string;
  readonly mor: string;
  readonly far: string;
  readonly tredje: string;
}

function ansvarFor(b: Bygger, { barn, mor, far, tredje }: Slekt): void {
  const { t } = b;
  const rad = (kilde: string, person: string | null, ansvar: string, kjent = -1000, lukket: string | null = null): void => {
    b.legg('register.foreldreansvar', {
      person_id: barn,
      kilde,
      ansvarlig_nokkel: person === null ? 'organisasjon:974111111' : `person:${person}`,
      ansvar,
      ansvarlig_id: person,
      ansvarlig_organisasjon: person === null ? '974111111' : null,
      ...b.fakta(kjent),
      kjent_til: lukket,
      lukket_av: lukket === null ? null : b.id(),
    });
  };
  for (const [id, r] of [[mor, 'mor'], [far, 'far']] as const) // prettier-ignore
    if (t.skjer(0.8))
      b.legg('register.familierelasjon', { person_id: barn, kilde: 'folkeregisteret', relatert_nokkel: `person:${id}`, rolle: r, min_rolle: 'barn', relatert_id: id, ...b.fakta() }); // prettier-ignore
  const ny = () => (t.skjer(0.2) ? t.velg([-5, -50, -200]) : -1000);
  const slag = t.velg([
    'felles',
    'felles',
    'felles',
    'mor',
    'far',
    'andre',
    'ukjent',
    'organisasjon',
    'oppstart',
    'lukketFreg',
    'ingen',
  ] as const);
  if (slag === 'felles') for (const p of [mor, far]) rad('folkeregisteret', p, 'felles', ny());
  if (slag === 'mor') rad('folkeregisteret', mor, 'mor', ny());
  if (slag === 'far') rad('folkeregisteret', far, 'far', ny());
  if (slag === 'andre') rad('folkeregisteret', tredje, 'andre', ny());
  if (slag === 'ukjent') rad('folkeregisteret', mor, 'ukjent', ny());
  if (slag === 'organisasjon') {
    rad('folkeregisteret', mor, 'felles');
    rad('folkeregisteret', null, 'andre');
  }
  if (slag === 'oppstart') rad('oppstart', mor, 'felles');
  if (slag === 'lukketFreg') {
    rad('folkeregisteret', far, 'far', -1000, b.tid(-20));
    if (t.skjer(0.5)) rad('folkeregisteret', mor, 'mor', -1000);
    rad('oppstart', far, 'felles');
  }
  if (slag === 'felles' && t.skjer(0.1)) rad('oppstart', tredje, 'andre');
}

function beslutninger(b: Bygger, { barn, mor, far, tredje }: Slekt): void {
  const { t } = b;
  const omtalt = (id: string): string => (t.skjer(0.06) ? b.alias(id) : id);
  const opphevet = () => (t.skjer(0.15) ? { opphevet: b.tid(-3), opphevet_av: b.id(), opphevet_begrunnelse: 'Grunnen er borte' } : { opphevet: null, opphevet_av: null, opphevet_begrunnelse: null }); // prettier-ignore
  const beslutning = (slag: string, person: string | null, omfang: readonly string[] = []): string => {
    const id = b.id();
    const { fra, til } = periode(b);
    b.legg('tilgang.foresattbeslutning', {
      id,
      barn_id: omtalt(barn),
      slag,
      person_id: person === null ? null : omtalt(person),
      organisasjon: person === null ? '974111111' : null,
      omfang,
      begrunnelse: 'Etter dokument',
      fra,
      til,
      gitt: b.tid(t.velg([-300, -300, -60, -6])),
      gitt_av: b.id(),
      ...opphevet(),
    });
    return id;
  };
  if (t.skjer(0.2))
    b.legg('tilgang.sperring', {
      id: b.id(),
      barn_id: omtalt(barn),
      person_id: omtalt(t.velg([mor, far, tredje])),
      slag: t.velg(['besoksforbud', 'tapt_opplysningsrett', 'lokal']),
      begrunnelse: 'Etter vedtak',
      gitt: b.tid(t.velg([-100, -15])),
      gitt_av: b.id(),
      ...opphevet(),
    });
  if (t.skjer(0.1)) beslutning('foreldreansvar', t.velg([far, tredje]));
  if (t.skjer(0.1)) beslutning('verge', tredje);
  if (t.skjer(0.12)) {
    beslutning('barnevern', null);
    if (t.skjer(0.7)) beslutning('fosterforelder', tredje);
  }
  if (t.skjer(0.3)) {
    const alle = ['se', 'varsles', 'skjema', 'meldinger', 'nodmelding'];
    const id = beslutning('samtykke', tredje, t.skjer(0.8) ? alle : alle.slice(1));
    for (const p of [mor, far])
      if (t.skjer(0.8)) {
        const svar = (ja: boolean, dager: number) =>
          b.legg('tilgang.samtykkesvar', { id: b.id(), beslutning_id: id, person_id: omtalt(p), svar: ja, svart: b.tid(dager), registrert_av: b.id() }); // prettier-ignore
        svar(t.skjer(0.85), -10);
        if (t.skjer(0.15)) svar(t.skjer(0.5), -1);
      }
  }
  for (const p of [mor, far, tredje]) {
    if (t.skjer(0.08))
      b.legg('tilgang.foresattrett', {
        id: b.id(),
        barn_id: omtalt(barn),
        person_id: omtalt(p),
        rett: t.velg(['se', 'meldinger']),
        gitt_rett: t.skjer(0.2),
        begrunnelse: 'Etter avtale',
        gitt: b.tid(-4),
        gitt_av: b.id(),
        ...opphevet(),
      });
    if (t.skjer(0.25))
      b.legg('tilgang.frigivelse', {
        id: b.id(),
        barn_id: omtalt(barn),
        person_id: omtalt(p),
        avgjorelse: t.velg(['frigitt', 'frigitt', 'nektet']),
        begrunnelse: 'Vurdert etter samtale',
        avgjort: b.tid(-2),
        avgjort_av: b.id(),
      });
  }
}
