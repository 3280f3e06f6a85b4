import { z } from 'zod';
import { visning } from '#grunn/handling/index.ts';
import { gjelder } from '#grunn/tid/index.ts';
import { datovalg } from '#grunn/utvalg/index.ts';
import { ansattTilgang, erAktiv, finnStilling, sisteDag, stillingsversjon } from '#register/ansatt/index.ts';
import { hentRolleoppsett, ROLLER } from '#tilgang/rolle/index.ts';
import {
  alleRoller,
  finnAnsatt,
  hentOpplaering,
  hentSkoler,
  hentTildelinger,
  rolleTilgang,
  Tildeling,
} from '../../roller/index.ts';
import { hentAnsatte, hentRegistreringer } from '../lager.ts';
import { STATUSER } from '../modell.ts';
import { vurderAnsatt } from '../regler.ts';
import { Fanebilde, hentAnsattfaner } from './faner.tsx';
import { ansatteTilgang } from '../tilgang.ts';

const Stilling = z.object({
  id: z.string(),
  tittel: z.string().nullable(),
  sted: z.string().nullable(),
  fra: z.string().nullable(),
  /** The last day that counts. */
  til: z.string().nullable(),
  tausSiden: z.string().nullable(),
  aktiv: z.boolean(),
  /** Ended here: what is taken back together. */
  sett: z.string().nullable(),
  kanAvslutte: z.boolean(),
});

const Kortrolle = z.object({
  rolle: z.enum(ROLLER),
  sted: z.string().nullable(),
  fra: z.string().nullable(),
  til: z.string().nullable(),
  gjelder: z.boolean(),
  /** arbeidsforhold, rollefaktum, rolletildeling, leverandorvindu */
  hva: z.string(),
  detalj: z.string().nullable(),
  /** What ends it, when it is not its own date. */
  slutt: z.string().nullable(),
  /** Of a hand-given role: who gave it, and the id to take it away by. */
  tildeling: z.object({ id: z.string(), gittAv: z.string(), begrunnelse: z.string() }).nullable(),
});

export const Ansattkort = z.object({
  personId: z.string(),
  navn: z.string(),
  idag: z.string(),
  na: z.string(),
  statuser: z.array(z.enum(STATUSER)),
  roller: z.array(Kortrolle),
  /** Given, and without effect until a second person approves. */
  venter: z.array(Tildeling.pick({ id: true, rolle: true, gittAv: true, til: true })),
  stillinger: z.array(Stilling),
  /** Registered by hand: by whom, why, until when. */
  registreringer: z.array(z.object({ gitt: z.string(), gittAv: z.string(), til: z.string(), begrunnelse: z.string() })),
  opplaering: z.string().nullable(),
  opplaeringKreves: z.boolean(),
  /** The tabs this reader may open, and what the open one shows. */
  faner: z.array(z.string()),
  bilde: Fanebilde.nullable(),
  kan: z.object({ gi: z.boolean(), fjerne: z.boolean(), vindu: z.boolean(), opplaering: z.boolean() }),
});
export type Ansattkort = z.infer<typeof Ansattkort>;

/** The employee card: roles with grounds and dates, positions with «Tilsatt til». */
export const ansattkort = visning({
  regel: ansatteTilgang.les,
  inndata: z.object({ personId: z.uuid(), fane: z.string().max(30).optional(), uke: datovalg }),
  utdata: Ansattkort,
  gjelder: (s, inn) => finnAnsatt(s.db, inn.personId, s.idag, s.aktor.id),
  async hent(s, inn, _utsnitt, person) {
    const { personId } = person;
    const oppsett = await hentRolleoppsett(s.db);
    const navn = new Map((await hentSkoler(s.db)).map((x) => [x.organisasjonsnummer, x.navn]));
    const [rad] = await hentAnsatte(s.db, s.idag, [personId]);
    const tildelinger = await hentTildelinger(s.db, personId, s.idag);
    const opplaering = await hentOpplaering(s.db, personId, s.idag);
    const stillinger = [];
    for (const x of rad?.stillinger ?? []) {
      const funnet = await finnStilling(s.db, personId, x.id, s.idag);
      stillinger.push({
        id: x.id,
        tittel: x.tittel,
        sted: x.sted,
        fra: x.fra,
        til: sisteDag(x),
        tausSiden: x.tausSiden,
        aktiv: erAktiv(x, s.idag),
        sett: x.slutt?.sett ?? null,
        kanAvslutte: funnet !== undefined && s.kan(ansattTilgang.avslutt, funnet).tillatt,
      });
    }
    const fraFakta = rad === undefined ? [] : alleRoller(personId, rad.fakta, oppsett, s.na);
    return {
      personId,
      navn: person.navn,
      idag: s.idag,
      na: s.na,
      statuser: rad === undefined ? [] : [...vurderAnsatt(rad, oppsett, s).statuser],
      roller: fraFakta.map((r) => {
        const t = tildelinger.find((x) => x.id === r.grunnlag.id);
        return {
          rolle: r.rolle,
          sted: r.skole === null ? null : (navn.get(r.skole) ?? r.skole),
          fra: r.fra,
          til: r.til,
          gjelder: gjelder(s.idag, r.fra, r.til),
          hva: r.grunnlag.hva,
          detalj: r.grunnlag.detalj ?? null,
          slutt: r.grunnlag.slutt ?? null,
          tildeling: t === undefined ? null : { id: t.id, gittAv: t.gittAv, begrunnelse: t.begrunnelse },
        };
      }),
      venter: tildelinger.filter((t) => t.godkjenning === 'venter' && t.opphevet === null && t.til >= s.idag),
      stillinger,
      registreringer: rad?.handregistrert === true ? await hentRegistreringer(s.db, personId, s.idag) : [],
      ...(await hentAnsattfaner(s, person, inn.fane, inn.uke)),
      opplaering: opplaering[0]?.dato ?? null,
      opplaeringKreves: oppsett.opplaering.kreves,
      kan: {
        gi: s.kan(rolleTilgang.gi).tillatt && personId !== s.aktor.id,
        fjerne: s.kan(rolleTilgang.avslutt).tillatt,
        vindu: s.kan(rolleTilgang.apneVindu).tillatt && personId !== s.aktor.id && rad?.handregistrert === true,
        opplaering: s.kan(rolleTilgang.registrerOpplaering, person).tillatt,
      },
    };
  },
  viser: (ut) => [ut.personId],
});

export const Stillingsside = z.object({
  personId: z.string(),
  stillingId: z.string(),
  navn: z.string(),
  tittel: z.string().nullable(),
  sted: z.string().nullable(),
  til: z.string().nullable(),
  tausSiden: z.string().nullable(),
  versjon: z.string(),
});
export type Stillingsside = z.infer<typeof Stillingsside>;

/** The form for «Tilsatt til». */
export const stillingsside = visning({
  regel: ansattTilgang.avslutt,
  inndata: z.object({ personId: z.uuid(), stillingId: z.guid() }),
  utdata: Stillingsside,
  gjelder: (s, inn) => finnStilling(s.db, inn.personId, inn.stillingId, s.idag),
  hent: async (_s, _inn, _u, x) => ({
    personId: x.personId,
    stillingId: x.id,
    navn: x.navn,
    tittel: x.tittel,
    sted: x.sted,
    til: sisteDag(x),
    tausSiden: x.tausSiden,
    versjon: stillingsversjon(x),
  }),
  viser: (ut) => [ut.personId],
});
