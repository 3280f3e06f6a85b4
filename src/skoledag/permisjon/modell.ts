// Leave: an application, its levels and limits, and the decision.
import { z } from 'zod';
import { innstilling } from '#grunn/innstilling/index.ts';

export const ARSAKER = ['ferie', 'familie', 'idrett', 'trossamfunn', 'helse', 'annet'] as const;
export type Arsak = (typeof ARSAKER)[number];
export const STATUSER = ['sokt', 'trukket', 'innvilget', 'delvis', 'avslatt'] as const;
export type Soknadsstatus = (typeof STATUSER)[number];
export const NIVAER = ['kontaktlarer', 'rektor', 'kommune'] as const;
export type Niva = (typeof NIVAER)[number];
export const VEDTAKSUTFALL = ['innvilget', 'delvis', 'avslatt'] as const;
export type Vedtaksutfall = (typeof VEDTAKSUTFALL)[number];

export const Permisjonsregler = z.object({
  /** The kommune's own forskrift (opplæringslova § 2-2 fourth paragraph orders one). */
  forskrift: z.string().min(3),
  /** How many school days each level may decide on its own; the highest takes the rest. */
  kontaktlarerDager: z.int().min(0),
  rektorDager: z.int().min(0),
  /** In all in one school year. */
  hoystPerAr: z.int().min(0),
  klageinstans: z.string().min(3),
});
export type Permisjonsregler = z.infer<typeof Permisjonsregler>;

export const permisjonsregler = innstilling<Permisjonsregler>({
  navn: 'skoledag.permisjon',
  skjema: Permisjonsregler,
  standard: {
    forskrift: 'kommunens forskrift om permisjon',
    kontaktlarerDager: 0,
    rektorDager: 10,
    hoystPerAr: 10,
    klageinstans: 'Statsforvalteren',
  },
});

export const Soknad = z.object({
  soknadId: z.string(),
  versjon: z.string(),
  elevId: z.string(),
  navn: z.string(),
  klasse: z.string().nullable(),
  skole: z.string(),
  fra: z.string(),
  til: z.string(),
  dager: z.number(),
  arsak: z.enum(ARSAKER),
  ledd: z.number(),
  status: z.enum(STATUSER),
  sokt: z.string(),
  rolle: z.string(),
  /** The newest decision; null: none yet. */
  vedtakId: z.string().nullable(),
  klagefrist: z.string().nullable(),
  apnet: z.string().nullable(),
});
export type Soknad = z.infer<typeof Soknad>;
