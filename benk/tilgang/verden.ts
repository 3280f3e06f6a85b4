// Random worlds for questions about access: schools, classes, SFO, families and decisions, with dates around today.
import { beskytt, Bygger, periode } from './bygger.ts';
import { familie } from './familie.ts';
import type { Sporreverden } from './modell.ts';

const STILLINGER = [
  ['9951', 'Rektor'],
  ['9954', 'Avdelingsleder'],
  ['6517', 'Skolekonsulent'],
  ['6517', 'Konsulent i kulturetaten'],
  ['7451', 'Assistent SFO'],
  ['7451', 'Assistent'],
  ['7961', 'Lærer'],
  ['7965', 'Lærer'],
  ['8888', 'Vaktmester'],
] as const;

function stilling(b: Bygger, id: string, skole: string | null, [kode, tittel]: readonly [string, string], fast = false): void {
  const { t } = b;
  const nr = String(100_000 + b.rader['register.arbeidsforhold'].length);
  const { fra, til } = fast ? { fra: b.d(-300), til: null } : periode(b);
  b.legg('register.personalressurs', { person_id: id, kilde: 'hr', ansattnummer: nr, brukernavn: `b${nr}`, fra: b.d(-300), til: null, taus_siden: null, ...b.fakta() }); // prettier-ignore
  b.legg('register.arbeidsforhold', {
    person_id: id,
    kilde: 'hr',
    ansattnummer: nr,
    stillingsnummer: `${nr}-1`,
    stillingskode: kode,
    stillingstittel: tittel,
    prosent: 100,
    hovedstilling: true,
    skole,
    fra,
    til,
    permisjon: [],
    taus_siden: !fast && t.skjer(0.1) ? b.d(t.velg([0, -1, 1, -20])) : null,
    ...b.fakta(),
  });
  if (!fast && t.skjer(0.1))
    b.legg('register.stillingsslutt', {
      id: b.id(),
      person_id: id,
      kilde: 'hr',
      ansattnummer: nr,
      stillingsnummer: `${nr}-1`,
      til: b.d(t.velg([-1, 0, 5])),
      begrunnelse: 'Har sluttet',
      sett: b.id(),
      gitt: b.tid(-2),
      gitt_av: b.id(),
      opphevet: null,
      opphevet_av: null,
      ...(t.skjer(0.3) ? { opphevet: b.tid(-1), opphevet_av: b.id() } : {}),
    });
}

function rolle(b: Bygger, id: string, navn: string, skole: string | null): void {
  const { t } = b;
  const { fra, til } = periode(b);
  const godkjent = navn === 'systemforvalter' ? t.skjer(0.8) : t.skjer(0.2);
  const opphevet = t.skjer(0.1);
  b.legg('tilgang.rolletildeling', {
    id: b.id(),
    person_id: id,
    rolle: navn,
    skole,
    begrunnelse: 'Trenger den i arbeidet',
    fra,
    til: til ?? b.d(100),
    gitt: b.tid(-200),
    gitt_av: b.id(),
    godkjent: godkjent ? b.tid(-199) : null,
    godkjent_av: godkjent ? b.id() : null,
    opphevet: opphevet ? b.tid(-1) : null,
    opphevet_av: opphevet ? b.id() : null,
  });
}

/** A role the file of the access solution tells of: of those HR knows, whose positions may be over, and of those it has never known. */
function filrolle(b: Bygger, id: string, navn: string, skole: string): void {
  const { fra, til } = periode(b);
  const lukket = b.t.skjer(0.1);
  b.legg('register.rollefaktum', {
    person_id: id,
    kilde: 'tilgangslosning',
    ansattnummer: `f${b.rader['register.rollefaktum'].length}`,
    rolle: navn,
    skole,
    fra,
    til,
    ...b.fakta(),
    ...(lukket ? { kjent_til: b.tid(-1), lukket_av: b.id() } : {}),
  });
}

/** Grows one world from its seed. `na` is the moment everything is asked at, `dag` the day it is in Norway then. */
export function lagSporreverden(fro: number, o: { readonly na: string; readonly dag: string }): Sporreverden {
  const b = new Bygger(fro, o.na, o.dag);
  const { t } = b;
  const skoler = ['974000001', '974000002', '974000003'];
  for (const s of skoler)
    b.legg('register.skole', { organisasjonsnummer: s, kilde: 'nsr', navn: `Skole ${s.at(-1)}`, aktiv: true, ...b.fakta() });
  const skolear = Number(o.dag.slice(0, 4)) - (o.dag.slice(5, 7) < '08' ? 1 : 0);
  const gruppe = (slag: string, skole: string, navn: string, { fra = b.d(-200), til = b.d(100) } = {}): string => {
    const id = b.id();
    b.legg('register.gruppe', {
      gruppe_id: id,
      kilde: 'manuell',
      slag,
      skole,
      skolear,
      navn,
      arstrinn: [6],
      fra,
      til,
      ...b.fakta(),
    });
    return id;
  };
  const grupper = skoler.flatMap((s) => [
    { skole: s, slag: 'klasse', id: gruppe('klasse', s, '6A') },
    { skole: s, slag: 'kontaktlarergruppe', id: gruppe('kontaktlarergruppe', s, '6A-1', { til: b.d(t.velg([-1, 0, 100])) }) },
    { skole: s, slag: 'sfo', id: gruppe('sfo', s, 'SFO') },
  ]);
  const i = (skole: string, slag: string) => grupper.find((g) => g.skole === skole && g.slag === slag)!.id;

  // those who work somewhere
  const ansatte: string[] = [];
  for (const skole of skoler)
    for (let n = 0; n < 9; n++) {
      const id = b.person('1980-03-04');
      ansatte.push(id);
      stilling(b, id, t.skjer(0.05) ? null : skole, STILLINGER[n]!, t.skjer(0.4));
      beskytt(b, id, 0.08);
      if (t.skjer(0.08)) stilling(b, id, t.velg(skoler), t.velg(STILLINGER));
      if (n >= 6 && t.skjer(0.8)) {
        const { fra, til } = periode(b);
        b.legg('register.undervisningsforhold', {
          gruppe_id: i(t.skjer(0.9) ? skole : t.velg(skoler), t.velg(['klasse', 'kontaktlarergruppe'])),
          person_id: id,
          kilde: 'manuell',
          rolle: t.skjer(0.8) ? 'kontaktlarer' : 'faglarer',
          fra,
          til: til ?? b.d(100),
          ...b.fakta(),
        });
      }
    }
  for (const navn of [
    'systemforvalter',
    'systemforvalter',
    'kommunalsjef',
    'brukerstotteIt',
    'faktureringsansvarlig',
    'personvernombud',
  ]) {
    const id = b.person('1975-01-01');
    ansatte.push(id);
    beskytt(b, id, 0.05);
    rolle(b, id, navn, null);
  }
  for (const navn of [
    'hovudstegsleder',
    'radgiver',
    'sosiallarer',
    'sfoLeder',
    'sfoAnsatt',
    'skolekonsulent',
    'rektor',
    'larer',
  ]) {
    const id = t.skjer(0.5) ? t.velg(ansatte) : b.person('1975-01-01');
    if (!ansatte.includes(id)) {
      ansatte.push(id);
      b.adresse(id, 'ugradert');
    }
    rolle(b, id, navn, t.velg(skoler));
  }

  // families
  const alleBarn: string[] = [];
  const alleVoksne: string[] = [];
  for (let f = 0; f < 30; f++) familie(b, { skoler, i, alleBarn, alleVoksne, ansatte });

  // the circle and the emergency look
  const vernede = new Set([
    ...b.rader['tilgang.skjerming'].map((x) => x['person_id'] as string),
    ...b.rader['register.adressebeskyttelse'].map((x) => x['person_id'] as string),
  ]);
  const strengt = new Set(
    (['tilgang.skjerming', 'register.adressebeskyttelse', 'register.adresse'] as const).flatMap((x) =>
      b.rader[x].filter((r) => r['gradering'] === 'strengtFortrolig').map((r) => r['person_id'] as string),
    ),
  );
  for (const p of vernede) {
    for (const a of ansatte.filter(() => t.skjer(0.06))) {
      if (a === p) continue;
      const opphevet = t.skjer(0.15);
      const fra = t.velg([-20, -20, 0, 1]);
      b.legg('tilgang.krets', {
        id: b.id(),
        person_id: p,
        aktor_id: a,
        begrunnelse: 'Trenger å vite',
        fra: b.d(fra),
        til: b.d(Math.max(fra, t.velg([-1, 0, 30, 30]))),
        gitt: b.tid(-20),
        gitt_av: b.id(),
        opphevet: opphevet ? b.tid(-1) : null,
        opphevet_av: opphevet ? b.id() : null,
      });
    }
    for (const a of ansatte.filter(() => t.skjer(0.03))) {
      if (a === p) continue;
      const godkjent = t.skjer(0.5);
      b.legg('tilgang.nodinnsyn', {
        id: b.id(),
        person_id: p,
        aktor_id: a,
        begrunnelse: 'Barnet er borte og politiet spør skolen',
        // one asked for before the person came under kode 6: see «nødinnsyn» in orakel.test.ts
        krever_godkjenning: strengt.has(p) || t.skjer(0.6),
        bedt: b.tid(-0.2),
        til: b.tid(t.velg([-0.1, 0.2])),
        godkjent: godkjent ? b.tid(-0.19) : null,
        godkjent_av: godkjent ? b.id() : null,
        avsluttet: t.skjer(0.2) ? b.tid(-0.05) : null,
      });
    }
  }
  if (t.skjer(0.1))
    b.legg('tilgang.foresattstenging', { id: b.id(), begrunnelse: 'Gjennomgang av lister', stengt: b.tid(-1), stengt_av: b.id(), apnet: null, apnet_av: null }); // prettier-ignore
  // last, so that what was drawn before is as it was
  for (const navn of [
    'kommunalsjef',
    'faktureringsansvarlig',
    'skolekonsulent',
    'rektor',
    'larer',
    'larer',
    'radgiver',
    'sfoAnsatt',
  ]) {
    const id = t.skjer(0.75) ? t.velg(ansatte) : b.person('1975-01-01');
    if (!ansatte.includes(id)) {
      ansatte.push(id);
      b.adresse(id, 'ugradert');
    }
    filrolle(b, id, navn, ['kommunalsjef', 'faktureringsansvarlig'].includes(navn) ? '' : t.velg(skoler));
  }
  return {
    fro,
    ...o,
    skoler,
    personer: b.personer,
    aktorer: [...ansatte, ...alleVoksne, ...alleBarn],
    kanari: b.kanari,
    rader: b.rader,
  };
}
