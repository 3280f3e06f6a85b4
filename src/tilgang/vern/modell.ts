// What the screens about protection show, and the words acts are typed with.
import { z } from 'zod';

export const SPERRINGSSLAG = ['besoksforbud', 'tapt_opplysningsrett', 'lokal'] as const;
/** How long an emergency look may last, in hours. Never more than a day. */
export const NODINNSYN_TIMER = ['1', '4', '24'] as const;

const Gradering = z.enum(['ugradert', 'klientadresse', 'fortrolig', 'strengtFortrolig']);

/** Somebody around the child, to choose among. */
export const Rundtvalg = z.object({
  personId: z.string(),
  navn: z.string(),
  rolle: z.string().nullable(),
  harAnsvar: z.boolean(),
});
export type Rundtvalg = z.infer<typeof Rundtvalg>;

export const Sperringsskjema = z.object({
  personId: z.string(),
  visningsnavn: z.string(),
  rundt: z.array(Rundtvalg),
  idag: z.string(),
});
export type Sperringsskjema = z.infer<typeof Sperringsskjema>;

export const Sperring = z.object({
  sperringId: z.string(),
  personId: z.string(),
  navn: z.string(),
  slag: z.enum(SPERRINGSSLAG),
  dokument: z.string().nullable(),
  begrunnelse: z.string(),
  vurderesPaNytt: z.string().nullable(),
  gitt: z.string(),
  gittAv: z.string().nullable(),
});
export type Sperring = z.infer<typeof Sperring>;

export const OpphevSperringsskjema = z.object({ personId: z.string(), visningsnavn: z.string(), sperring: Sperring });
export type OpphevSperringsskjema = z.infer<typeof OpphevSperringsskjema>;

export const Krets = z.object({
  personId: z.string(),
  /** null: this reader may keep the circle, but not see who is in its middle. */
  visningsnavn: z.string().nullable(),
  gradering: Gradering,
  krets: z.array(
    z.object({
      kretsId: z.string(),
      personId: z.string(),
      navn: z.string(),
      stilling: z.string().nullable(),
      begrunnelse: z.string(),
      fra: z.string(),
      til: z.string(),
      gittAv: z.string().nullable(),
    }),
  ),
  ansatte: z.array(z.object({ personId: z.string(), navn: z.string(), stilling: z.string().nullable() })),
  kanLeggeTil: z.boolean(),
  idag: z.string(),
});
export type Krets = z.infer<typeof Krets>;

export const Nodinnsynsskjema = z.object({ personId: z.string(), kreverGodkjenning: z.boolean() });
export type Nodinnsynsskjema = z.infer<typeof Nodinnsynsskjema>;

export const Nodinnsyn = z.object({
  nodinnsynId: z.string(),
  personId: z.string(),
  navn: z.string(),
  aktorId: z.string(),
  aktor: z.string(),
  begrunnelse: z.string(),
  bedt: z.string(),
  til: z.string(),
  tilstand: z.enum(['apent', 'venter', 'slutt']),
  kanGodkjennes: z.boolean(),
  kanAvsluttes: z.boolean(),
});
export type Nodinnsyn = z.infer<typeof Nodinnsyn>;
export const Nodinnsynsliste = z.object({ na: z.string(), kanBe: z.boolean(), rader: z.array(Nodinnsyn) });
export type Nodinnsynsliste = z.infer<typeof Nodinnsynsliste>;

export const FRIGIVELSESGRUNNER = ['barnSkjermet', 'foresattSkjermet', 'sperring', 'tidligereVern'] as const;
export const Ventende = z.object({
  barnId: z.string(),
  barn: z.string(),
  personId: z.string(),
  person: z.string(),
  /** What would give access: foreldreansvar, verge, samtykke … */
  grunnlag: z.string(),
  siden: z.string(),
  grunner: z.array(z.enum(FRIGIVELSESGRUNNER)),
});
export type Ventende = z.infer<typeof Ventende>;
export const Frigivelsesliste = z.object({ na: z.string(), rader: z.array(Ventende) });
export type Frigivelsesliste = z.infer<typeof Frigivelsesliste>;

const Par = z.object({ barnId: z.string(), barn: z.string().nullable(), personId: z.string(), person: z.string().nullable() });
export const Foresattilgang = z.object({
  na: z.string(),
  stenging: z
    .object({
      begrunnelse: z.string(),
      stengt: z.string(),
      av: z.string().nullable(),
      mistet: z.array(Par),
      fatt: z.array(Par),
      antallMistet: z.number(),
      antallFatt: z.number(),
    })
    .nullable(),
  antallPar: z.number(),
});
export type Foresattilgang = z.infer<typeof Foresattilgang>;
