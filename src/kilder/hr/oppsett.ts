import { z } from 'zod';
import { erDato } from '#grunn/tid/index.ts';

// What the HR contracts leave to each installation. Every field has a default and the reason for it; a kommune changes them in its own
// settings, never in code. A misspelt field is an error: a setting that silently does nothing is worse than none.

const dato = z.string().refine(erDato, 'Skriv datoen som ÅÅÅÅ-MM-DD.');
const organisasjonsnummer = z.string().regex(/^\d{9}$/, 'Et organisasjonsnummer har ni siffer.');

/** The four relations a Unit4 employment has; `Type` and `Name` of them differ between installations. */
export const ELEMENTTYPER = ['ORGANIZATIONAL_UNIT', 'WORKPLACE', 'COST_CENTER', 'FUNCTION'] as const;
export type Elementtype = (typeof ELEMENTTYPER)[number];

/** Where a Visma position says which unit it belongs to. */
export const VISMAENHETER = ['unit', 'dimension2', 'location'] as const;
export type Vismaenhet = (typeof VISMAENHETER)[number];

const kjennetegn = z.strictObject({ type: z.array(z.string()), navn: z.array(z.string()) });

const felles = {
  /** CompanyCode / companyId to read. Empty: all; a file with several is then noted. A file with none of them is another kommune's. */
  firma: z.array(z.string()).default([]),
  /**
   * Dates that mean «none». Unit4 writes 2099-12-31 for an open end and .NET's and SQL Server's lowest and highest dates where nothing
   * is set (seen: 0001-01-01, 9999-12-31).
   */
  apneDatoer: z.array(dato).default(['0001-01-01', '1753-01-01', '1900-01-01', '2099-12-31', '9999-12-31']),
  /**
   * Whether the end date is the last day of the position. Unit4's consumers add a day, so it is; KS Læring counts Visma's as the first
   * day after. `tilOgMed` is the default for both: a day too long is seen by nobody, a day too short locks a teacher out.
   */
  sluttdato: z.enum(['tilOgMed', 'ikkeMed']).default('tilOgMed'),
  /** The employment's end also ends each position. Some installations close only the person when somebody leaves. */
  personensSluttdatoGjelder: z.boolean().default(true),
  /** Unit codes → the school's organisation number. `felt` limits a row to one relation, since codes of different kinds overlap. */
  enheter: z.array(z.strictObject({ kode: z.string().min(1), organisasjonsnummer, felt: z.string().optional() })).default([]),
  /** Table before the organisation number in the file. Needed where HR reports all schools under one virksomhet. */
  tabellForst: z.boolean().default(false),
  /** Position codes that never give a place at a school (lodgers, politicians, pensioners: local codes). */
  utelatteStillingskoder: z.array(z.string()).default([]),
  /**
   * Employment types that count only with more than 0 %. Hourly staff stand with 0 % and do work, so 0 % alone closes nothing; one
   * kommune lists H, I, V, Y and Z here. The letters are local.
   */
  typerSomKreverProsent: z.array(z.string()).default([]),
  /** Leave codes that take the position away while the leave lasts. Empty: leave changes nothing, until the kommune decides it should. */
  permisjonskoderUtenStilling: z.array(z.string()).default([]),
  /** Work addresses end with one of these; others are private and are not read. Empty: all are read. */
  epostdomener: z.array(z.string()).default([]),
  /**
   * Home address. Off: Folkeregisteret owns the address, and HR's copy knows nothing of address protection (kode 6 and 7).
   */
  lesAdresse: z.boolean().default(false),
};

const unit4 = z.strictObject({
  format: z.literal('unit4-stamdata3'),
  ...felles,
  /** Relations that tell the workplace, the first that leads to a school wins. */
  enhetsfelt: z.array(z.enum(ELEMENTTYPER)).min(1).default(['ORGANIZATIONAL_UNIT', 'WORKPLACE']),
  /** Used where a relation has no known ElementType: by Type, then by Name. */
  elementtyper: z.partialRecord(z.enum(ELEMENTTYPER), kjennetegn).default({
    ORGANIZATIONAL_UNIT: { type: ['MNAL'], navn: ['Organisasjonsenhet'] },
    WORKPLACE: { type: ['MNAH'], navn: ['Arbeidssted'] },
    COST_CENTER: { type: ['C1'], navn: ['Ansvar'] },
    FUNCTION: { type: ['O8'], navn: ['Funksjon'] },
  }),
  /** `DomainInfo` is the directory name (domene\navn), the one other systems know; `UbwUserId` is Unit4's own. */
  brukernavn: z.array(z.enum(['DomainInfo', 'UbwUserId', 'ShortName'])).default(['DomainInfo', 'UbwUserId']),
  /** Status letters that are known; others are noted. People are never left out by status: the dates decide. */
  kjenteStatuser: z.array(z.string()).default(['N']),
});

const visma = z.strictObject({
  format: z.literal('visma-hrm'),
  ...felles,
  /** The unit in the organisation chart, else the cost centre (as KS Læring does). Cost centres are read without leading zeros. */
  enhetsfelt: z.array(z.enum(VISMAENHETER)).min(1).default(['unit', 'dimension2']),
  brukernavn: z.array(z.enum(['alias', 'userId', 'username', 'initials'])).default(['alias', 'userId']),
  /** KS' own code is the same in all kommuner; the other is the installation's. */
  stillingskode: z.array(z.enum(['publicPositionCode', 'positionCode'])).default(['publicPositionCode', 'positionCode']),
});

/** A kommune's HR settings. `parse({ format })` gives the defaults. */
export const hrOppsett = z.discriminatedUnion('format', [unit4, visma]);
export type HrOppsett = z.infer<typeof hrOppsett>;
export type Unit4Oppsett = z.infer<typeof unit4>;
export type VismaOppsett = z.infer<typeof visma>;
type Fri<T> = Partial<Omit<T, 'format'>>;

/** Unit4 settings with defaults for what is not given. Throws ZodError on unknown fields. */
export const unit4Oppsett = (valg: Fri<z.input<typeof unit4>> = {}): Unit4Oppsett =>
  unit4.parse({ format: 'unit4-stamdata3', ...valg });

/** Visma settings with defaults for what is not given. Throws ZodError on unknown fields. */
export const vismaOppsett = (valg: Fri<z.input<typeof visma>> = {}): VismaOppsett =>
  visma.parse({ format: 'visma-hrm', ...valg });
