// The parts of PIFU-IMS SAS 1.3 that we read, as values. Pure.
import { z } from 'zod';

const Id = z.string().min(1).max(255);
const Dag = z.iso.date().optional();

export const Sourcedid = z.object({ source: z.string().max(255), id: Id, type: z.enum(['New', 'Old', 'Duplicate']).optional() });
export type Sourcedid = z.infer<typeof Sourcedid>;
const Ider = z.array(Sourcedid).min(1).max(20);

export const Properties = z.object({
  datasource: z.string().max(255),
  type: z.string(),
  datetime: z.string().max(40).optional(),
});
export type Properties = z.infer<typeof Properties>;

export const Person = z.object({
  ider: Ider,
  slettet: z.boolean(),
  given: z.string().max(200),
  family: z.string().max(200),
  bday: Dag,
  /** Only the numbers of a person and of an employee; user names and passwords are not taken out. */
  numre: z.array(z.string()).max(10),
  ansattnummer: z.string().optional(),
});
export type Person = z.infer<typeof Person>;

export const Gruppe = z.object({
  ider: Ider,
  slettet: z.boolean(),
  scheme: z.string().max(60),
  level: z.string().max(4),
  navn: z.string().max(400),
  fra: Dag,
  til: Dag,
  adminperiod: z.string().max(40).optional(),
  over: Sourcedid.optional(),
  organisasjonsnummer: z.string().max(40).optional(),
  grep: z.array(z.string().max(400)).max(60),
});
export type Gruppe = z.infer<typeof Gruppe>;

export const Medlem = z.object({
  gruppe: Sourcedid,
  person: Sourcedid,
  idtype: z.string().max(2),
  roller: z.array(
    z.object({ roletype: z.string().max(4), subrole: z.string().max(60), aktiv: z.boolean(), slettet: z.boolean(), datetime: Dag, fra: Dag, til: Dag }),
  ).max(60),
}); // prettier-ignore
export type Medlem = z.infer<typeof Medlem>;

export interface Pifufil {
  readonly properties: Properties;
  readonly personer: readonly Person[];
  readonly grupper: readonly Gruppe[];
  readonly medlemmer: readonly Medlem[];
}
