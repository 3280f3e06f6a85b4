// Who stands in for a child, as the screens show it; and the words decisions are typed with.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';
import { Rundtvalg, Sperring } from '#tilgang/vern/index.ts';
import { RELASJONSSLAG, RETTER } from '#tilgang/relasjon/index.ts';

/** What a document can make somebody to a child. */
export const DOKUMENTSLAG = ['foreldreansvar', 'verge', 'fosterforelder', 'barnevern'] as const;
/** What a consent can cover: never to answer consents in the parents' place. */
export const SAMTYKKERETTER = ['se', 'varsles', 'skjema', 'meldinger', 'nodmelding'] as const;

/** The kommune's own rule for others than parents (V13). */
export const Andreregel = z.object({
  /** May somebody without foreldreansvar get access with consent at all? */
  tillatt: z.boolean(),
  /** The longest a consent is given for. */
  maksManeder: z.number().int().min(1).max(60),
  /** What a consent may cover here. */
  retter: z.array(z.enum(SAMTYKKERETTER)),
});
export type Andreregel = z.infer<typeof Andreregel>;
export const andreregel = innstilling<Andreregel>({
  navn: 'tilgang.andreForesatte',
  skjema: Andreregel,
  standard: { tillatt: true, maksManeder: 24, retter: [...SAMTYKKERETTER] },
});

export const Samtykke = z.object({
  omfang: z.array(z.enum(SAMTYKKERETTER)),
  /** Each who has foreldreansvar, and the newest answer. */
  svar: z.array(z.object({ personId: z.string(), navn: z.string(), svar: z.boolean().nullable(), svart: z.string().nullable() })),
  /** Somebody with foreldreansvar cannot be asked: it is never complete. */
  kanIkkeFullfores: z.boolean(),
});

export const Foresatt = z.object({
  /** null: an organisation. */
  personId: z.string().nullable(),
  navn: z.string(),
  /** mor, far, medmor, verge, fosterforelder, barnevern, steforelder …; null: only «foresatt». */
  rolle: z.string().nullable(),
  relasjon: z.enum(RELASJONSSLAG),
  grunn: z.string(),
  /** felles, mor, far …: what Folkeregisteret calls it. */
  ansvar: z.string().nullable(),
  kilde: z.string(),
  siden: z.string().nullable(),
  til: z.string().nullable(),
  retter: z.array(z.enum(RETTER)),
  /** The envelope: may this person receive communication about the child? */
  mottar: z.boolean(),
  harAvvik: z.boolean(),
  /** Rights set apart from what the relation gives. */
  retteravvik: z.partialRecord(z.enum(RETTER), z.enum(['ja', 'nei'])),
  beslutning: z
    .object({
      id: z.string(),
      slag: z.string(),
      dokument: z.string().nullable(),
      begrunnelse: z.string(),
      fra: z.string(),
      til: z.string().nullable(),
      gittAv: z.string().nullable(),
    })
    .nullable(),
  samtykke: Samtykke.nullable(),
  sperring: Sperring.nullable(),
});
export type Foresatt = z.infer<typeof Foresatt>;

export const Opplysningssvar = z.object({
  id: z.string(),
  personId: z.string(),
  navn: z.string(),
  gjaldt: z.string(),
  avgjorelse: z.enum(['gitt', 'delvis', 'avslatt']),
  begrunnelse: z.string(),
  avgjort: z.string(),
  avgjortAv: z.string().nullable(),
});
export type Opplysningssvar = z.infer<typeof Opplysningssvar>;

export const Familiebilde = z.object({
  barnId: z.string(),
  visningsnavn: z.string(),
  na: z.string(),
  foresatte: z.array(Foresatt),
  /** Parents without foreldreansvar: no access, but a right to ask (barnelova § 47). */
  utenAnsvar: z.array(z.object({ personId: z.string(), navn: z.string(), rolle: z.string().nullable(), sperret: z.boolean() })),
  opplysningssvar: z.array(Opplysningssvar),
  stengt: z.boolean(),
  vernet: z.boolean(),
  kan: z.object({
    beslutte: z.boolean(),
    sperre: z.boolean(),
    oppheveSperring: z.boolean(),
    krets: z.boolean(),
    andreTillatt: z.boolean(),
  }),
});
export type Familiebilde = z.infer<typeof Familiebilde>;

export const Beslutningsskjema = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  rundt: z.array(Rundtvalg),
  regel: Andreregel,
  idag: z.string(),
});
export type Beslutningsskjema = z.infer<typeof Beslutningsskjema>;

export const EnForesatt = z.object({ barnId: z.string(), visningsnavn: z.string(), foresatt: Foresatt });
export type EnForesatt = z.infer<typeof EnForesatt>;

export const Opplysningsskjema = z.object({
  barnId: z.string(),
  visningsnavn: z.string(),
  personId: z.string(),
  navn: z.string(),
});
export type Opplysningsskjema = z.infer<typeof Opplysningsskjema>;
export const Svarbrev = Opplysningsskjema.extend({ svar: Opplysningssvar });
export type Svarbrev = z.infer<typeof Svarbrev>;

/** «Hvem kan se barnet mitt», for the home. */
export const HvemKanSe = z.object({
  barnId: z.string(),
  visningsnavn: z.string(),
  /** The child, or somebody near, is protected: roles only, no names. */
  skjermet: z.boolean(),
  foresatte: z.array(
    z.object({ navn: z.string().nullable(), rolle: z.string(), deg: z.boolean(), retter: z.array(z.enum(RETTER)) }),
  ),
  ansatte: z.array(z.enum(['kontaktlarer', 'larer', 'rektor', 'skolekonsulent', 'sfoAnsatt', 'systemforvalter', 'krets'])),
  skole: z.string().nullable(),
  venter: z.array(
    z.object({ beslutningId: z.string(), navn: z.string(), omfang: z.array(z.enum(SAMTYKKERETTER)), til: z.string().nullable() }),
  ),
});
export type HvemKanSe = z.infer<typeof HvemKanSe>;
